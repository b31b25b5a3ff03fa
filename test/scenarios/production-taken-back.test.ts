import { beforeAll, describe, expect, test } from "vitest";
import { editProduct, getProduct, saveUnit } from "../../contract/catalog.ts";
import { cancelDelivery, listBackOrders } from "../../contract/delivery-parts.ts";
import * as orders from "../../contract/orders.ts";
import * as production from "../../contract/production.ts";
import { checkDelivery, packDelivery, pickDelivery, shipDelivery } from "../../contract/shipping.ts";
import { adjustStock, listLots, listStock } from "../../contract/stock.ts";
import { drift, lotDrift } from "../../server/modules/stock/index.ts";
import { type Life, lifeOf } from "../support/life.ts";
import type { TestHouse } from "../support/house.ts";
import { millHouse, type Papermill } from "../support/scene.ts";

let house: TestHouse;
let mill: Papermill;
let life: Life;
beforeAll(async () => {
  ({ house, mill } = await millHouse());
  life = lifeOf(house, mill);
  await mill.admin.ask(saveUnit, { name: "kg", kind: "weight", decimals: 3 });
  const { id, revision, code: _code, initials: _initials, taxRate: _rate, prices: _prices, ...wide } = await mill.admin.ask(getProduct, { id: mill.wide });
  await mill.admin.ask(editProduct, { id, ...wide, byLot: true, secondUnit: "kg", secondPerSales: "520", shelfLifeDays: 365, expectedRevision: revision });
});

const checks = { quantity: true, appearance: true, packaging: true, label: true };
const runOf = (runId: string) => mill.planner.ask(production.readRun, { runId });
const revisionOf = async (runId: string) => (await runOf(runId)).revision;
const lots = async () => (await mill.keeper.ask(listLots, { productId: mill.wide })).rows.map(({ lot, onHand, second }) => [lot, onHand, second]);
const free = async () => (await mill.keeper.ask(listStock, { search: "DZ1092" })).rows[0];
const axesOf = async (orderId: string) => (await mill.clerk.ask(orders.readOrder, { orderId })).axes.fulfilment;
const toMake = (quantity: string) => life.confirm({ lines: [{ productId: mill.wide, quantity, supply: "make" }] });
const waiting = async (orderIds: readonly string[]) => (await mill.planner.ask(production.listRequests, {})).rows.filter(({ orderId }) => orderIds.includes(orderId));

/** One run for all of the orders, made and inspected. */
async function made(orderIds: readonly string[], good: string): Promise<string> {
  const shares = (await waiting(orderIds)).map(({ id, open }) => ({ requestId: id, quantity: open }));
  const { runId } = await mill.planner.ask(production.planRun, { workCentreId: mill.workCentreId, startDay: "2026-11-25", shares });
  await mill.head.ask(production.approveRun, { runId, expectedRevision: await revisionOf(runId) });
  await mill.planner.ask(production.startRun, { runId, expectedRevision: await revisionOf(runId) });
  await mill.planner.ask(production.finishRun, { runId, good, expectedRevision: await revisionOf(runId) });
  await mill.quality.ask(production.inspectRun, { runId, outcome: "passed", checks, good, expectedRevision: await revisionOf(runId) });
  return runId;
}
const stockIn = async (runId: string, more: object = {}) => ({ runId, warehouseId: mill.warehouseId, expectedRevision: await revisionOf(runId), ...more });
const back = async (runId: string, what: production.Reversible) => ({ runId, what, reason: "录错了", expectedRevision: await revisionOf(runId) });
/** The warehouse calls off the deliveries of orders that have not left. */
async function callOff(orderIds: readonly string[]) {
  for (const orderId of orderIds) await mill.keeper.ask(cancelDelivery, { deliveryId: (await life.deliveryOf(orderId)).id, reason: "入库录错" });
}
const sound = async () => expect(await house.house.db.inCompany(mill.companyId, async (tx) => [await drift(tx), await lotDrift(tx)])).toEqual([[], []]);

describe("what a run brings into stock", () => {
  test("rolls come in by weight for all orders of the run, what is made beyond them is free, and lots that do not make the good quantity are refused", async () => {
    const ids = [await toMake("10"), await toMake("6")];
    const runId = await made(ids, "18");
    const rolls = [{ lot: "R1", quantity: "11", second: "5720.5" }, { lot: "R2", quantity: "7", second: "3633" }];
    expect((await mill.keeper.refused(production.stockInRun, await stockIn(runId, { lots: rolls.slice(1) }))).code).toBe("lotsDoNotMakeGood");
    await mill.keeper.ask(production.stockInRun, await stockIn(runId, { lots: rolls }));
    expect(await lots()).toEqual([["R1", "11", "5720.5"], ["R2", "7", "3633"]]);
    expect(await free()).toMatchObject({ onHand: "18", reserved: "16", available: "2" });
    const weights = await house.asOwner("select source_part as order_id, trim_scale(sum(second_change))::text as weight from stock.movements where source_kind = 'run' and source_id = $1 group by 1", [runId]);
    expect(Object.fromEntries(weights.map((row) => [String(row.order_id), row.weight]))).toEqual({ [ids[0]!]: "5200.454545", [ids[1]!]: "3115.045455", null: "1038" });
    await sound();
    await callOff(ids);
    await mill.keeper.ask(production.reverseRun, await back(runId, "stockIn"));
    expect(await lots()).toEqual([]);
    await sound();
  });
});

describe("what production put on record", () => {
  test("is taken back from the last to the first, by those who may, and the order's stage goes back with it", async () => {
    const [orderId, empty] = [await toMake("8"), await toMake("3")];
    const runId = await made([orderId, empty], "8");
    await mill.keeper.ask(production.stockInRun, await stockIn(runId, { weight: "4160" }));
    const { number } = await runOf(runId);
    expect(await lots()).toEqual([[number, "8", "4160"]]);
    // The second order got nothing: it waits for a plan again.
    expect([await axesOf(orderId), await axesOf(empty), (await waiting([empty])).map(({ open }) => open)]).toEqual(["toShip", "none", ["3"]]);

    expect((await mill.head.refused(production.reverseRun, await back(runId, "approval"))).code).toBe("reverseStockInFirst");
    expect((await mill.quality.refused(production.reverseRun, await back(runId, "stockIn"))).code).toBe("notPermitted");
    expect((await mill.clerk.refused(production.reverseRun, await back(runId, "stockIn"))).code).toBe("notPermitted");
    const delivery = await life.deliveryOf(orderId);
    expect(await mill.keeper.refused(production.reverseRun, await back(runId, "stockIn"))).toMatchObject({ code: "reverseDeliveryFirst", facts: { number: delivery.number } });
    await callOff([orderId]);
    expect((await mill.keeper.refused(production.reverseRun, { ...(await back(runId, "stockIn")), expectedRevision: 0 })).code).toBe("stale");
    await mill.keeper.ask(production.reverseRun, await back(runId, "stockIn"));
    expect([await lots(), await axesOf(orderId), await axesOf(empty), await waiting([orderId, empty])]).toEqual([[], "scheduled", "scheduled", []]);
    expect((await mill.clerk.ask(listBackOrders, { orderId })).rows).toEqual([]);
    await sound();

    await mill.quality.ask(production.reverseRun, await back(runId, "inspection"));
    await mill.planner.ask(production.reverseRun, await back(runId, "finish"));
    expect(await runOf(runId)).toMatchObject({ state: "running", good: null, percent: 0 });
    await mill.planner.ask(production.reverseRun, await back(runId, "start"));
    expect((await mill.planner.refused(production.reverseRun, await back(runId, "start"))).code).toBe("notOnRecord");
    await mill.head.ask(production.reverseRun, await back(runId, "approval"));
    expect([(await runOf(runId)).state, await axesOf(orderId)]).toEqual(["planned", "none"]);
    expect((await house.asOwner("select what, state, reason from production.reversals where run_id = $1 order by at, id", [runId])).map(({ what, state }) => [what, state])).toEqual([
      ["stockIn", "stockedIn"], ["inspection", "passed"], ["finish", "finished"], ["start", "running"], ["approval", "approved"],
    ]);
  });

  test("cannot be taken back once its goods wait as parts of their own, what it fell short of was planned again, or its surplus is promised", async () => {
    const orderId = await toMake("5");
    const runId = await made([orderId], "4");
    await mill.keeper.ask(production.stockInRun, await stockIn(runId));
    await callOff([orderId]);
    expect(await mill.keeper.refused(production.reverseRun, await back(runId, "stockIn"))).toMatchObject({ code: "goodsDivided" });
    const [rest] = await waiting([orderId]);
    await mill.planner.ask(production.planRun, { workCentreId: mill.workCentreId, startDay: "2026-11-26", shares: [{ requestId: rest!.id, quantity: "1" }] });
    expect(await mill.keeper.refused(production.reverseRun, await back(runId, "stockIn"))).toMatchObject({ code: "reverseNewPlanFirst" });
    const more = await toMake("4");
    const second = await made([more], "5");
    await mill.keeper.ask(production.stockInRun, await stockIn(second));
    await callOff([more]);
    // Somebody else is promised the two that were too many.
    await house.asOwner("update stock.levels set reserved = reserved + 1 where product_id = $1", [mill.wide]);
    expect((await mill.keeper.refused(production.reverseRun, await back(second, "stockIn"))).code).toBe("goodsMovedOn");
    await house.asOwner("update stock.levels set reserved = reserved - 1 where product_id = $1", [mill.wide]);
  });
});

test("what is made beyond its orders is in stock before it goes to the order that waits for it", async () => {
  const waits = await toMake("7");
  await mill.keeper.ask(production.stockInRun, await stockIn(await made([waits], "7")));
  const { id: deliveryId, lines } = await life.deliveryOf(waits);
  await mill.keeper.ask(pickDelivery, { deliveryId, byHand: lines.map(({ id }) => ({ lineId: id, picked: "5" })), short: lines.map(({ id }) => ({ lineId: id, reason: "shortInStock" as const })) });
  await mill.keeper.ask(packDelivery, { deliveryId });
  await mill.keeper.ask(checkDelivery, { deliveryId, addressRight: true, lines: lines.map(({ id }) => ({ lineId: id, productRight: true, counted: "5" })) });
  await mill.keeper.ask(shipDelivery, { deliveryId, carriage: { by: "carrier", carrier: "德邦", trackingNumber: "DB1" } });
  const { warehouses: [place], ...before } = (await free())!;
  await mill.keeper.ask(adjustStock, { productId: mill.wide, warehouseId: mill.warehouseId, counted: before.reserved, reason: "找不到", expectedVersion: place!.version });
  expect((await mill.clerk.ask(listBackOrders, { orderId: waits })).rows).toMatchObject([{ quantity: "2" }]);
  const other = await toMake("9");
  await mill.keeper.ask(production.stockInRun, await stockIn(await made([other], "12")));
  expect((await mill.clerk.ask(listBackOrders, { orderId: waits })).rows).toEqual([]);
  expect(await free()).toMatchObject({ onHand: String(Number(before.reserved) + 12), reserved: String(Number(before.reserved) + 11), available: "1" });
});

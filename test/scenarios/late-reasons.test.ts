import { beforeAll, expect, test } from "vitest";
import { holdOrder } from "../../contract/orders.ts";
import * as production from "../../contract/production.ts";
import * as purchasing from "../../contract/purchasing.ts";
import { shortagesOfOrder } from "../../contract/shortages.ts";
import { listStock } from "../../contract/stock.ts";
import { overview } from "../../contract/views.ts";
import { type Colleague, testHouse, tuesday } from "../support/house.ts";
import { type Life, lifeOf } from "../support/life.ts";
import { type Papermill, papermill } from "../support/scene.ts";

const house = await testHouse();
let mill: Papermill;
let life: Life;

beforeAll(async () => {
  mill = await papermill(house, "延误纸品");
  life = lifeOf(house, mill);
});

const tomorrow = "2026-11-25";
const at = (hours: number) => house.clock.moveTo(tuesday.getTime() + hours * 3_600_000 - Date.now());
const reasonsOf = async (orderId: string, who: Colleague = mill.director) => (await who.ask(overview, {})).atRisk.find(({ id }) => id === orderId)?.reasons;

/** An order for tomorrow of more than lies free. */
async function shortOrder() {
  const { rows } = await mill.keeper.ask(listStock, { search: "SY5750" });
  const orderId = await life.confirm({ requestedDate: tomorrow, lines: [{ productId: mill.roll, quantity: String(Number(rows[0]!.available) + 30) }] });
  const [short] = (await mill.clerk.ask(shortagesOfOrder, { orderId })).rows;
  return { orderId, scheduleId: short!.scheduleId, code: short!.productCode };
}

// Before the others, for they take all that lies free.
test("goods that left and will arrive after the day wanted are late on their way, with the delivery to look at", async () => {
  const orderId = await life.confirm({ requestedDate: tomorrow });
  const delivery = await life.ship(orderId);
  expect(await reasonsOf(orderId)).toMatchObject([{ kind: "transit", what: delivery.number, day: "2026-11-26", subject: { kind: "delivery", id: delivery.id } }]);
});

test("an order that lacks goods tells which, first that nobody has said until when, then the purchase and the day on which they come; and only to those who see the order", async () => {
  const { orderId, scheduleId, code } = await shortOrder();
  expect(await reasonsOf(orderId)).toMatchObject([{ kind: "shortage", what: code, day: null, subject: { kind: "order", id: orderId } }]);
  const { id: supplierId } = await mill.planner.ask(purchasing.createSupplier, { name: "玉溪华联原纸有限公司", contact: "马经理", leadDays: 7 });
  const { purchaseId, number } = await mill.planner.ask(purchasing.raisePurchase, {
    supplierId, expectedOn: "2026-12-02", placed: true, lines: [{ productId: mill.roll, quantity: "30", unitPrice: "2.1", shares: [{ orderId, scheduleId, quantity: "30" }] }],
  });
  expect(await reasonsOf(orderId)).toMatchObject([{ kind: "shortage", what: code, words: number, day: "2026-12-02", subject: { kind: "purchase", id: purchaseId } }]);
  expect(await reasonsOf(orderId, mill.salesperson)).toHaveLength(1);
  expect(await reasonsOf(orderId, await mill.colleague("salesperson"))).toBeUndefined();
});

test("what is made to order waits for a plan; planned too late its run is named, and once its machine is down the machine, the last day and the reason", async () => {
  const orderId = await life.confirm({ requestedDate: tomorrow, lines: [{ productId: mill.wide, quantity: "15", customParameters: "宽 880 mm" }] });
  expect(await reasonsOf(orderId)).toMatchObject([{ kind: "unplanned", subject: { kind: "order", id: orderId } }]);
  const { rows } = await mill.planner.ask(production.listRequests, {});
  const shares = rows.filter((row) => row.orderId === orderId).map(({ id, open }) => ({ requestId: id, quantity: open }));
  const { runId } = await mill.planner.ask(production.planRun, { workCentreId: mill.workCentreId, startDay: "2026-11-26", shares });
  expect(await reasonsOf(orderId)).toMatchObject([{ kind: "run", subject: { kind: "run", id: runId }, day: expect.stringMatching(/^2026-1/) }]);
  await mill.planner.ask(production.recordDowntime, { workCentreId: mill.workCentreId, from: "2026-11-26", to: "2026-11-27", reason: "刀辊更换" });
  const [reason] = (await reasonsOf(orderId))!;
  expect(reason).toMatchObject({ kind: "down", words: "刀辊更换", day: "2026-11-27", subject: { kind: "run", id: runId } });
});

test("an order whose review is overdue names the step and since when; on hold it says so first, and an order of which nothing is known says nothing", async () => {
  const orderId = await life.submit({ requestedDate: tomorrow });
  expect(await reasonsOf(orderId)).toEqual([]);
  at(20);
  const [late] = (await reasonsOf(orderId))!;
  expect(late).toMatchObject({ kind: "duty", subject: { kind: "order", id: orderId }, since: expect.any(Date) });
  expect(late!.name!["zh-CN"]).toBe("初步审核");
  expect(late!.since!.getTime()).toBeLessThan(house.clock.now().getTime());
  await mill.clerk.ask(holdOrder, { orderId, reason: "客户改图" });
  expect((await reasonsOf(orderId))![0]).toMatchObject({ kind: "held", words: "客户改图" });
});

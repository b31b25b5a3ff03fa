import { beforeAll, describe, expect, test } from "vitest";
import { createProduct, saveUnit } from "../../contract/catalog.ts";
import * as parts from "../../contract/delivery-parts.ts";
import * as orders from "../../contract/orders.ts";
import { createPriceList, setPrice } from "../../contract/prices.ts";
import * as settlement from "../../contract/settlement.ts";
import * as shipping from "../../contract/shipping.ts";
import * as stock from "../../contract/stock.ts";
import { setOpening } from "../../server/modules/stock/index.ts";
import { verifyHouse } from "../../server/cli/verify.ts";
import { type Life, lifeOf, signaturePng } from "../support/life.ts";
import type { TestHouse } from "../support/house.ts";
import { millHouse, type Papermill } from "../support/scene.ts";

let house: TestHouse;
let mill: Papermill;
let life: Life;
let paper: string;
let reel: string;
beforeAll(async () => {
  ({ house, mill } = await millHouse());
  life = lifeOf(house, mill);
  await mill.admin.ask(saveUnit, { name: "吨", kind: "weight", decimals: 6 });
  const tolerated = { overPercent: "3", underPercent: "3", supply: "stock" as const };
  paper = (await mill.admin.ask(createProduct, { code: "YZ80", name: "原纸", spec: "80g", salesUnit: "吨", stockUnit: "吨", ...tolerated })).id;
  reel = (await mill.admin.ask(createProduct, {
    code: "JT90", name: "卷筒纸", spec: "90g", salesUnit: "卷", stockUnit: "卷", secondUnit: "吨", secondPerSales: "0.5", priceBy: "second", supply: "stock",
  })).id;
  const list = await mill.director.ask(createPriceList, { code: "2026T", name: "原纸 2026", validFrom: "2026-01-01" });
  for (const productId of [paper, reel]) await mill.director.ask(setPrice, { id: list.id, productId, validFrom: "2026-01-01", price: "100", floorPrice: "90" });
  await house.act(mill.companyId, (c) => setOpening(c, [paper, reel].map((productId) => ({ productId, warehouseId: mill.warehouseId, quantity: "1000" }))));
});

const deliveriesOf = async (orderId: string) => (await mill.keeper.ask(shipping.listDeliveries, { orderId })).rows.toSorted((a, b) => (a.id < b.id ? -1 : 1));
const open = (deliveryId: string) => mill.keeper.ask(shipping.readDelivery, { deliveryId });
const schedulesOf = async (orderId: string) => (await mill.clerk.ask(orders.readOrder, { orderId })).schedules;
const levelOf = async (productId: string) => (await mill.keeper.ask(stock.listStock, { search: productId === mill.roll ? "SY5750" : productId === paper ? "YZ80" : "JT90" })).rows[0]!;
const waiting = async (orderId: string) => (await mill.clerk.ask(parts.listBackOrders, { orderId })).rows;
const carrier = { by: "carrier" as const, carrier: "德邦", trackingNumber: "DB8800" };

/** Picks what is said of the first line, else what was ordered; packs, checks and ships. */
async function go(deliveryId: string, picked?: string) {
  const delivery = await open(deliveryId);
  if (delivery.state === "requested" || delivery.state === "picking")
    await mill.keeper.ask(shipping.pickDelivery, {
      deliveryId, byHand: delivery.lines.map(({ id, ordered }) => ({ lineId: id, picked: picked ?? ordered })), short: picked === undefined ? [] : delivery.lines.map(({ id }) => ({ lineId: id, reason: "shortInStock" as const })),
    });
  await mill.keeper.ask(shipping.packDelivery, { deliveryId });
  await check(deliveryId);
  return mill.keeper.ask(shipping.shipDelivery, { deliveryId, carriage: carrier });
}
async function check(deliveryId: string) {
  const { lines } = await open(deliveryId);
  await mill.keeper.ask(shipping.checkDelivery, { deliveryId, addressRight: true, lines: lines.map(({ id, packed }) => ({ lineId: id, productRight: true, counted: packed })) });
}
async function sign(deliveryId: string) {
  const { token } = await mill.clerk.ask(shipping.createDeliveryLink, { deliveryId, purpose: "signDelivery" });
  const phone = house.holderOf(token);
  const page = await phone.ask(shipping.readByLink, {});
  return phone.ask(shipping.signByLink, { signer: "李敏", signature: signaturePng, lines: page.lines.map(({ id, shipped }) => ({ lineId: id, received: shipped })) });
}
const requestsOf = async (orderId: string) => (await mill.finance.ask(settlement.listInvoiceRequests, {})).rows.filter((row) => row.orderId === orderId);
const goodsWrong = async () => (await verifyHouse(house.database, ".")).filter(({ check: name, wrong }) => wrong > 0 && /^(orders|stock)\./.test(name));
const ordered = (quantity: string, productId = mill.roll) => life.confirm({ lines: [{ productId, quantity }] });

describe("tolerance and weight", () => {
  test("(5) of 10 t ± 3 % rolls of 10.236 t leave and are billed as weighed, 10.4 t stop and the refusal names who may allow them", async () => {
    const orderId = await ordered("10", paper);
    const [row] = await deliveriesOf(orderId);
    const [line] = (await open(row!.id)).lines;
    expect(line).toMatchObject({ ordered: "10", least: "9.7", most: "10.3" });
    const pieces = ["R-01", "R-02", "R-03"].map((label, i) => ({ lineId: line!.id, label, quantity: ["3.412", "3.412", "3.412"][i]! }));
    const picked = await mill.keeper.ask(shipping.pickDelivery, { deliveryId: row!.id, pieces });
    expect([picked.state, picked.lines[0]!.picked]).toEqual(["picked", "10.236"]);
    const problem = await mill.keeper.refused(shipping.pickDelivery, { deliveryId: row!.id, pieces: [{ lineId: line!.id, label: "R-04", quantity: "0.164" }] });
    expect([problem.code, problem.refusals![0]!.title, problem.refusals![0]!.hint]).toEqual(["beyondTolerance", expect.stringContaining("10.4"), expect.stringContaining("销售总监")]);
    const before = await levelOf(paper);
    await go(row!.id);
    const after = await levelOf(paper);
    expect([Number(before.onHand) - Number(after.onHand), Number(before.reserved) - Number(after.reserved)].map((n) => n.toFixed(3))).toEqual(["10.236", "10.000"]);
    expect(await life.stageOf(orderId)).toBe("shipped");
    const order = await mill.clerk.ask(orders.readOrder, { orderId });
    const net = ((Number(order.totalAmount) / 10) * 10.236).toFixed(2);
    expect((await requestsOf(orderId)).map(({ gross }) => gross)).toEqual([net]);
    await sign(row!.id);
    expect(await life.stageOf(orderId)).toBe("completed");
    expect(await goodsWrong()).toEqual([]);
  });

  test("what goes beyond the tolerance leaves once the sales director allowed it, with the reason on record; a keeper may not", async () => {
    const orderId = await ordered("20", paper);
    const [row] = await deliveriesOf(orderId);
    const [line] = (await open(row!.id)).lines;
    const allowing = { deliveryId: row!.id, lineId: line!.id, quantity: "20.8", reason: "客户同意整卷发货" };
    expect((await mill.keeper.refused(parts.allowBeyondTolerance, allowing)).code).toBe("notPermitted");
    expect((await mill.director.refused(parts.allowBeyondTolerance, { ...allowing, quantity: "20.2" })).code).toBe("withinTolerance");
    await mill.director.ask(parts.allowBeyondTolerance, allowing);
    await mill.keeper.ask(shipping.pickDelivery, { deliveryId: row!.id, byHand: [{ lineId: line!.id, picked: "20.8" }] });
    await go(row!.id);
    expect((await open(row!.id)).allowances).toMatchObject([{ quantity: "20.8", reason: "客户同意整卷发货" }]);
    expect(await goodsWrong()).toEqual([]);
  });

  test("a line that falls short within its tolerance is complete: nothing comes later, and what was promised for it is free", async () => {
    const orderId = await ordered("30", paper);
    const [row] = await deliveriesOf(orderId);
    const before = await levelOf(paper);
    await go(row!.id, "29.4");
    expect(await life.stageOf(orderId)).toBe("shipped");
    expect(await waiting(orderId)).toEqual([]);
    expect(Number(before.reserved) - Number((await levelOf(paper)).reserved)).toBe(30);
    await sign(row!.id);
    expect(await life.stageOf(orderId)).toBe("completed");
    expect(await goodsWrong()).toEqual([]);
  });

  test("rolls that are priced by weight do not get packed unweighed, and are billed by what they weigh", async () => {
    const orderId = await ordered("2", reel);
    const [row] = await deliveriesOf(orderId);
    const [line] = (await open(row!.id)).lines;
    await mill.keeper.ask(shipping.pickDelivery, { deliveryId: row!.id, byHand: [{ lineId: line!.id, picked: "2" }] });
    expect((await mill.keeper.refused(shipping.packDelivery, { deliveryId: row!.id })).refusals![0]!.code).toBe("weightMissing");
    const pieces = [["A1", "0.512"], ["A2", "0.531"]].map(([label, weight]) => ({ lineId: line!.id, label: label!, quantity: "1", weight: weight! }));
    await mill.keeper.ask(shipping.pickDelivery, { deliveryId: row!.id, byHand: [{ lineId: line!.id, picked: "0" }] });
    await mill.keeper.ask(shipping.pickDelivery, { deliveryId: row!.id, pieces });
    expect((await mill.keeper.refused(shipping.pickDelivery, { deliveryId: row!.id, pieces: [pieces[0]!] })).refusals![0]!.code).toBe("pieceTwice");
    await go(row!.id);
    expect((await open(row!.id)).lines[0]).toMatchObject({ shipped: "2", secondPicked: "1.043" });
    const order = await mill.clerk.ask(orders.readOrder, { orderId });
    expect((await requestsOf(orderId)).map(({ gross }) => gross)).toEqual([(Number(order.totalAmount) * 1.043).toFixed(2)]);
  });
});

describe("deliveries in parts", () => {
  test("what was picked short waits as a back order, is sent on with one click when stock covers it, and both parts are invoiced to the end", async () => {
    const orderId = await ordered("40");
    const [first] = await deliveriesOf(orderId);
    await go(first!.id, "25");
    // The order stands where its slowest part stands: nobody makes the rest yet, nor is it on an issue note.
    expect((await mill.clerk.ask(orders.readOrder, { orderId })).axes.fulfilment).toBe("partlyShippedRestToPlan");
    expect((await schedulesOf(orderId)).map(({ quantity, shipped }) => [quantity, shipped]).toSorted()).toEqual([["15", "0"], ["25", "25"]]);
    const [letter] = await house.asOwner("select text from notices.mails where kind = 'shipmentSent' order by id desc limit 1");
    expect(letter!["text"]).toContain("其余将另行发货：收银纸 57×50 15 卷");
    const [rest] = await waiting(orderId);
    expect(rest).toMatchObject({ quantity: "15", why: "pickedShort", held: false, covered: "15" });
    await mill.clerk.ask(parts.sendBackOrders, { ids: [rest!.id] });
    expect((await mill.clerk.refused(parts.sendBackOrders, { ids: [rest!.id] })).code).toBe("backOrderGone");
    const second = (await deliveriesOf(orderId)).at(-1)!;
    await go(second.id);
    for (const { id } of [first!, second]) await sign(id);
    expect(await life.stageOf(orderId)).toBe("completed");
    expect((await requestsOf(orderId)).length).toBe(2);
    await life.invoice(orderId);
    expect((await mill.clerk.ask(orders.readOrder, { orderId })).axes.invoicing).toBe("invoiced");
    expect(await goodsWrong()).toEqual([]);
  });

  test("the office splits a delivery: a second one from the same warehouse, and what is sent later stays promised to the order", async () => {
    const orderId = await ordered("41");
    const [first] = await deliveriesOf(orderId);
    const [line] = (await open(first!.id)).lines;
    const before = await levelOf(mill.roll);
    expect((await mill.clerk.refused(parts.splitDelivery, { deliveryId: first!.id, into: "delivery", reason: "分两车", lines: [{ lineId: line!.id, quantity: "41" }] })).refusals![0]!.code).toBe("nothingWouldStay");
    await mill.clerk.ask(parts.splitDelivery, { deliveryId: first!.id, into: "delivery", reason: "分两车", dueOn: "2026-12-01", lines: [{ lineId: line!.id, quantity: "11" }] });
    await mill.clerk.ask(parts.splitDelivery, { deliveryId: first!.id, into: "backOrder", reason: "客户仓库满", lines: [{ lineId: line!.id, quantity: "10" }] });
    const [, second] = await deliveriesOf(orderId);
    expect((await open(second!.id)).lines.map((one) => one.ordered)).toEqual(["11"]);
    expect(second!.dueOn).toBe("2026-12-01");
    expect((await levelOf(mill.roll)).reserved).toBe(before.reserved);
    const [later] = await waiting(orderId);
    expect(later).toMatchObject({ quantity: "10", why: "sentLater", held: true, reason: "客户仓库满" });
    await mill.clerk.ask(parts.sendBackOrders, { ids: [later!.id] });
    expect((await levelOf(mill.roll)).reserved).toBe(before.reserved);
    for (const { id } of await deliveriesOf(orderId)) await go(id);
    expect(await life.stageOf(orderId)).toBe("shipped");
    expect(await goodsWrong()).toEqual([]);
  });

  test("a delivery that was called off goes back to its places and its goods wait for their order", async () => {
    const orderId = await ordered("42");
    const [first] = await deliveriesOf(orderId);
    const { lines: [line] } = await open(first!.id);
    await mill.keeper.ask(shipping.pickDelivery, { deliveryId: first!.id, byHand: [{ lineId: line!.id, picked: "42" }] });
    await mill.keeper.ask(shipping.packDelivery, { deliveryId: first!.id });
    await mill.clerk.ask(parts.cancelDelivery, { deliveryId: first!.id, reason: "客户改期" });
    expect((await open(first!.id)).state).toBe("cancelled");
    expect((await schedulesOf(orderId)).map(({ issued, packed }) => [issued, packed])).toEqual([["0", "0"]]);
    expect(await waiting(orderId)).toMatchObject([{ quantity: "42", why: "deliveryCancelled", held: true }]);
    expect(await goodsWrong()).toEqual([]);
  });

  test("of two who split the same delivery at once one splits it and the other hears that it changed", async () => {
    const orderId = await ordered("43");
    const [first] = await deliveriesOf(orderId);
    const { lines: [line], revision } = await open(first!.id);
    const split = () => mill.clerk.ask(parts.splitDelivery, { deliveryId: first!.id, into: "delivery", reason: "分两车", expectedRevision: revision, lines: [{ lineId: line!.id, quantity: "30" }] }).then(() => "done", (error: { problem: { code: string } }) => error.problem.code);
    expect((await Promise.all([split(), split()])).toSorted()).toEqual(["done", "stale"]);
    expect((await deliveriesOf(orderId)).length).toBe(2);
  });

  test("a delivery that ships while somebody calls it off either left or waits, never both", async () => {
    const orderId = await ordered("44");
    const [first] = await deliveriesOf(orderId);
    const { lines: [line] } = await open(first!.id);
    await mill.keeper.ask(shipping.pickDelivery, { deliveryId: first!.id, byHand: [{ lineId: line!.id, picked: "44" }] });
    await mill.keeper.ask(shipping.packDelivery, { deliveryId: first!.id });
    await check(first!.id);
    const outcome = (work: Promise<unknown>) => work.then(() => "done", (error: { problem: { code: string } }) => error.problem.code);
    const both = await Promise.all([
      outcome(mill.keeper.ask(shipping.shipDelivery, { deliveryId: first!.id, carriage: carrier })), outcome(mill.clerk.ask(parts.cancelDelivery, { deliveryId: first!.id, reason: "客户改期" })),
    ]);
    expect(both.toSorted()).toEqual(["done", "wrongState"]);
    expect(await goodsWrong()).toEqual([]);
  });
});

describe("taken back", () => {
  test("a shipment that is taken back lies in the warehouse again for its order, its link is void, and it ships again", async () => {
    const orderId = await ordered("45");
    const [first] = await deliveriesOf(orderId);
    const before = await levelOf(mill.roll);
    await go(first!.id);
    const { token } = await mill.clerk.ask(shipping.createDeliveryLink, { deliveryId: first!.id, purpose: "signDelivery" });
    expect((await mill.keeper.refused(parts.reversePacking, { deliveryId: first!.id, reason: "错" })).code).toBe("reverseShipmentFirst");
    expect((await mill.clerk.refused(parts.reverseShipment, { deliveryId: first!.id, reason: "错" })).code).toBe("notPermitted");
    await mill.keeper.ask(parts.reverseShipment, { deliveryId: first!.id, reason: "车坏,原车返回" });
    const back = await levelOf(mill.roll);
    expect([back.onHand, back.reserved]).toEqual([before.onHand, before.reserved]);
    expect(await life.stageOf(orderId)).toBe("toShip");
    expect((await open(first!.id)).reversals).toMatchObject([{ what: "shipment", reason: "车坏,原车返回" }]);
    expect((await house.holderOf(token).refused(shipping.readByLink, {})).code).toBe("linkRevoked");
    expect(await requestsOf(orderId)).toMatchObject([{ state: "withdrawn" }]);
    await check(first!.id);
    await mill.keeper.ask(shipping.shipDelivery, { deliveryId: first!.id, carriage: carrier });
    expect((await requestsOf(orderId)).map(({ state }) => state).toSorted()).toEqual(["requested", "withdrawn"]);
    await sign(first!.id);
    expect(await life.stageOf(orderId)).toBe("completed");
    expect(await goodsWrong()).toEqual([]);
  });

  test("what depends goes first: the receipt before the arrival, the arrival before the shipment, the invoice before both", async () => {
    const orderId = await ordered("46");
    const [first] = await deliveriesOf(orderId);
    const at = { deliveryId: first!.id, reason: "签错单" };
    await go(first!.id);
    await sign(first!.id);
    await life.invoice(orderId);
    expect((await mill.director.refused(parts.reverseShipment, at)).code).toBe("reverseSignOffFirst");
    expect((await mill.keeper.refused(parts.reverseSignOff, at)).code).toBe("notPermitted");
    await mill.director.ask(parts.reverseSignOff, at);
    expect(await life.stageOf(orderId)).toBe("delivered");
    expect((await open(first!.id)).receipt).toBeNull();
    expect((await mill.director.refused(parts.reverseShipment, at)).code).toBe("reverseArrivalFirst");
    await sign(first!.id);
    expect(await life.stageOf(orderId)).toBe("completed");
    await mill.director.ask(parts.reverseSignOff, at);
    await mill.director.ask(parts.reverseArrival, at);
    expect(await life.stageOf(orderId)).toBe("shipped");
    expect((await mill.director.refused(parts.reverseShipment, at)).code).toBe("reverseInvoiceFirst");
    expect((await open(first!.id)).reversals.map(({ what }) => what)).toEqual(["signOff", "signOff", "arrival"]);
    expect(await goodsWrong()).toEqual([]);
  });

  test("check and packing are taken back one after the other, and the goods are packed again", async () => {
    const orderId = await ordered("47");
    const [first] = await deliveriesOf(orderId);
    const at = { deliveryId: first!.id, reason: "箱唛贴错" };
    const { lines: [line] } = await open(first!.id);
    await mill.keeper.ask(shipping.pickDelivery, { deliveryId: first!.id, byHand: [{ lineId: line!.id, picked: "47" }] });
    await mill.keeper.ask(shipping.packDelivery, { deliveryId: first!.id, packages: [{ label: "1#" }] });
    await check(first!.id);
    expect((await mill.keeper.refused(parts.reversePacking, at)).code).toBe("reverseCheckFirst");
    await mill.keeper.ask(parts.reverseCheck, at);
    await mill.keeper.ask(parts.reversePacking, at);
    expect(await open(first!.id)).toMatchObject({ state: "picked", packages: [], packingDone: false });
    expect((await schedulesOf(orderId))[0]!.packed).toBe("0");
    await go(first!.id);
    expect(await life.stageOf(orderId)).toBe("shipped");
  });
});

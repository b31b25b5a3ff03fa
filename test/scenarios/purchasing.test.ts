import { beforeAll, expect, test } from "vitest";
import * as delays from "../../contract/case-delays.ts";
import * as cases from "../../contract/cases.ts";
import { createProduct } from "../../contract/catalog.ts";
import { impactOfChange, requestChange } from "../../contract/changes.ts";
import { listOrders, readOrder } from "../../contract/orders.ts";
import * as production from "../../contract/production.ts";
import * as purchasing from "../../contract/purchasing.ts";
import * as shipping from "../../contract/shipping.ts";
import * as shortages from "../../contract/shortages.ts";
import { listLots, listStock } from "../../contract/stock.ts";
import { cancelTransfer, readTransfer, receiveTransfer, sendTransfer } from "../../contract/transfers.ts";
import { timeline } from "../../contract/views.ts";
import { addWarehouse, setOpening } from "../../server/modules/stock/index.ts";
import { type Life, lifeOf } from "../support/life.ts";
import type { TestHouse } from "../support/house.ts";
import { millHouse, type Papermill, papermill } from "../support/scene.ts";
import { verifyCompany } from "../support/verify.ts";

let house: TestHouse;
let mill: Papermill;
let life: Life;
let supplierId = "";
beforeAll(async () => {
  ({ house, mill } = await millHouse());
  life = lifeOf(house, mill);
  supplierId = (await mill.planner.ask(purchasing.createSupplier, { name: "玉溪华联原纸有限公司", contact: "马经理", leadDays: 7 })).id;
});

const shortOf = async (orderId: string) => (await mill.clerk.ask(shortages.shortagesOfOrder, { orderId })).rows;
/** An order of more than lies free: its shortage. */
async function shortOrder(missing: number) {
  const { rows } = await mill.keeper.ask(listStock, { search: "SY5750" });
  const orderId = await life.confirm({ lines: [{ productId: mill.roll, quantity: String(Number(rows[0]!.available) + missing) }] });
  return { orderId, short: (await shortOf(orderId))[0]! };
}
const buy = (parts: readonly { orderId: string; scheduleId: string; quantity: string }[], more: { quantity?: string; expectedOn?: string; placed?: boolean } = {}) =>
  mill.planner.ask(purchasing.raisePurchase, {
    supplierId, expectedOn: more.expectedOn ?? "2026-12-04", placed: more.placed ?? true,
    lines: [{ productId: mill.roll, quantity: more.quantity ?? String(parts.reduce((all, { quantity }) => all + Number(quantity), 0)), unitPrice: "2.1", shares: [...parts] }],
  });
const sound = async () => expect(await verifyCompany(house, mill.companyId)).toEqual([]);
const read = (purchaseId: string) => mill.keeper.ask(purchasing.readPurchase, { purchaseId });
const receive = async (purchaseId: string, quantity: string) => {
  const { lines, revision } = await read(purchaseId);
  return mill.keeper.ask(purchasing.receivePurchase, { purchaseId, warehouseId: mill.warehouseId, lines: [{ lineId: lines[0]!.id, quantity }], expectedRevision: revision });
};

test("a supplier's file is kept once, with a credit code that its last character proves", async () => {
  const given = { name: "曲靖恒达包装厂", contact: "刘厂长", leadDays: 5 };
  expect((await mill.planner.refused(purchasing.createSupplier, { ...given, uscc: "91530100MA6K123456" })).code).toBe("usccWrong");
  const { id, revision } = await mill.planner.ask(purchasing.createSupplier, { ...given, uscc: "91350100 m000100y43" });
  expect((await mill.planner.refused(purchasing.createSupplier, { ...given, name: "另一家", uscc: "91350100M000100Y43" })).refusals![0]).toMatchObject({ code: "supplierKnown", facts: { name: given.name } });
  expect((await mill.planner.refused(purchasing.createSupplier, given)).code).toBe("supplierKnown");
  expect((await mill.salesperson.refused(purchasing.listSuppliers, {})).code).toBe("notPermitted");
  expect((await mill.keeper.refused(purchasing.editSupplier, { supplierId: id, ...given, expectedRevision: revision })).code).toBe("notPermitted");
  await mill.planner.ask(purchasing.editSupplier, { supplierId: id, ...given, active: false, expectedRevision: revision });
  expect((await mill.planner.refused(purchasing.editSupplier, { supplierId: id, ...given, expectedRevision: revision })).code).toBe("stale");
  const raise = { supplierId: id, expectedOn: "2026-12-01", lines: [{ productId: mill.roll, quantity: "5" }] };
  expect((await mill.planner.refused(purchasing.raisePurchase, raise)).code).toBe("supplierStopped");
  expect((await mill.planner.ask(purchasing.listSuppliers, { active: "false" })).rows.map(({ name }) => name)).toEqual([given.name]);
});

test("what stock lacks of an order is bought: production is asked for it no more, and what comes leaves for the order", async () => {
  const { orderId, short } = await shortOrder(60);
  expect(short).toMatchObject({ missing: "60", unanswered: "60", answers: [], orderNumber: expect.any(String) });
  const part = { orderId, scheduleId: short.scheduleId, quantity: "61" };
  expect((await mill.planner.refused(purchasing.raisePurchase, { supplierId, expectedOn: "2026-12-01", lines: [{ productId: mill.roll, quantity: "61", shares: [part] }] })).refusals![0]).toMatchObject({ code: "shortageLess", facts: { open: "60 卷" } });
  expect((await mill.planner.refused(purchasing.raisePurchase, { supplierId, expectedOn: "2026-12-01", lines: [{ productId: mill.wide, quantity: "60", shares: [{ ...part, quantity: "60" }] }] })).code).toBe("shortageOther");
  expect((await mill.planner.refused(purchasing.raisePurchase, { supplierId, expectedOn: "2026-12-01", lines: [{ productId: mill.roll, quantity: "50", shares: [{ ...part, quantity: "60" }] }] })).code).toBe("purchaseCoversLess");
  expect((await mill.keeper.refused(purchasing.raisePurchase, { supplierId, expectedOn: "2026-12-01", lines: [{ productId: mill.roll, quantity: "60" }] })).code).toBe("notPermitted");

  const { purchaseId, number, revision } = await buy([{ ...part, quantity: "60" }], { quantity: "80", placed: false });
  expect(number).toMatch(/^PO202611-\d{4}$/);
  expect((await shortOf(orderId))[0]).toMatchObject({ missing: "60", unanswered: "0", answers: [{ by: "purchase", quantity: "60", on: "2026-12-04", number, documentId: purchaseId }] });
  expect((await mill.planner.ask(production.listRequests, {})).rows.filter((row) => row.orderId === orderId)).toEqual([]);
  expect((await mill.clerk.ask(timeline, { orderId })).rows.find(({ what }) => what === "shortageAnswered")!.facts).toMatchObject({ number, expectedOn: "2026-12-04", by: "purchase" });
  const { lines: [line] } = await read(purchaseId);
  const receipt = { purchaseId, warehouseId: mill.warehouseId, lines: [{ lineId: line!.id, quantity: "50" }] };
  expect((await mill.keeper.refused(purchasing.receivePurchase, { ...receipt, expectedRevision: revision })).code).toBe("wrongState");
  const placed = await mill.planner.ask(purchasing.placePurchase, { purchaseId, expectedRevision: revision });
  expect((await mill.keeper.refused(purchasing.receivePurchase, { ...receipt, lines: [{ lineId: line!.id, quantity: "81" }], expectedRevision: placed.revision })).refusals![0]).toMatchObject({ code: "purchaseOverReceived", facts: { left: "80" } });
  expect((await mill.keeper.refused(purchasing.receivePurchase, { ...receipt, lines: [{ lineId: line!.id, quantity: "0" }], expectedRevision: placed.revision })).code).toBe("purchaseNothing");
  const holdId = await house.act(mill.companyId, (c) => addWarehouse(c, { code: "DJ", name: "待检仓", kind: "hold", ledgerId: mill.ledgerId, address: "" }));
  expect((await mill.keeper.refused(purchasing.receivePurchase, { ...receipt, warehouseId: holdId, expectedRevision: placed.revision })).code).toBe("purchaseIntoHold");

  expect(await receive(purchaseId, "50")).toMatchObject({ state: "partlyReceived" });
  expect((await shortOf(orderId))[0]).toMatchObject({ missing: "10", answers: [{ quantity: "10" }] });
  expect(await receive(purchaseId, "30")).toMatchObject({ state: "received" });
  expect([await shortOf(orderId), await life.stageOf(orderId)]).toEqual([[], "toShip"]);
  // Twenty were bought beyond what the order takes: they are free.
  expect((await mill.keeper.ask(listStock, { search: "SY5750" })).rows[0]!.available).toBe("20");
  await sound();
});

test("an order whose shortage is bought reads 待采购到货, and a draft of the purchase is changed or deleted with what it buys for the order", async () => {
  const { orderId, short } = await shortOrder(50);
  const fulfilment = async () => (await mill.clerk.ask(readOrder, { orderId })).axes.fulfilment;
  const part = { orderId, scheduleId: short.scheduleId };
  expect(await fulfilment()).toBe("partlyToShipRestToPlan");
  const { purchaseId, revision } = await buy([{ ...part, quantity: "50" }], { placed: false });
  expect([await fulfilment(), await life.stageOf(orderId)]).toEqual(["partlyToShipRestToCome", "awaitingPurchase"]);
  expect((await mill.clerk.ask(listOrders, { fulfilment: ["awaitingPurchase", "partlyToShipRestToCome"] })).rows.map(({ id }) => id)).toContain(orderId);

  const wanted = (quantity: string, shares: typeof part[], more = {}) =>
    ({ purchaseId, supplierId, expectedOn: "2026-12-06", note: "改期", lines: [{ productId: mill.roll, quantity, unitPrice: "2.05", shares: shares.map((share) => ({ ...share, quantity })) }], expectedRevision: revision, ...more });
  expect((await mill.planner.refused(purchasing.editPurchase, wanted("60", [part]))).refusals![0]).toMatchObject({ code: "shortageLess", facts: { open: "0 卷" } });
  expect((await mill.keeper.refused(purchasing.editPurchase, wanted("40", [part]))).code).toBe("notPermitted");
  const edited = await mill.planner.ask(purchasing.editPurchase, wanted("40", [part]));
  expect((await mill.planner.refused(purchasing.editPurchase, wanted("40", [part]))).code).toBe("stale");
  expect(await read(purchaseId)).toMatchObject({ expectedOn: "2026-12-06", note: "改期", state: "draft", lines: [{ quantity: "40", unitPrice: "2.05", shares: [{ orderId, quantity: "40" }] }] });
  // Ten of them are to be planned again.
  expect([(await shortOf(orderId))[0]!.unanswered, await fulfilment()]).toEqual(["10", "partlyToShipRestToPlan"]);
  const back = await mill.planner.ask(purchasing.editPurchase, wanted("50", [part], { expectedRevision: edited.revision }));
  expect(await fulfilment()).toBe("partlyToShipRestToCome");
  await mill.planner.ask(purchasing.deletePurchase, { purchaseId, expectedRevision: back.revision });
  expect((await mill.planner.refused(purchasing.readPurchase, { purchaseId })).code).toBe("notFound");
  expect([(await shortOf(orderId))[0]!.unanswered, await fulfilment()]).toEqual(["50", "partlyToShipRestToPlan"]);

  const placed = await buy([{ ...part, quantity: "50" }]);
  expect((await mill.planner.refused(purchasing.deletePurchase, { purchaseId: placed.purchaseId, expectedRevision: placed.revision })).code).toBe("wrongState");
  await receive(placed.purchaseId, "50");
  expect([await fulfilment(), (await read(placed.purchaseId)).receipts[0]!.number]).toEqual(["toShip", expect.stringMatching(/^GR202611-\d{4}$/)]);
  await sound();
});

test("a receipt is taken back as long as its goods are here, and its order waits for them again", async () => {
  const { orderId, short } = await shortOrder(40);
  const { purchaseId } = await buy([{ orderId, scheduleId: short.scheduleId, quantity: "40" }]);
  const came = await receive(purchaseId, "40");
  const [receipt] = (await read(purchaseId)).receipts;
  const at = { purchaseId, receiptId: receipt!.id, reason: "送货单数量填错" };
  expect((await mill.planner.refused(purchasing.reverseReceipt, { ...at, expectedRevision: came.revision })).code).toBe("notPermitted");
  const back = await mill.keeper.ask(purchasing.reverseReceipt, { ...at, expectedRevision: came.revision });
  expect(back.state).toBe("ordered");
  expect((await mill.keeper.refused(purchasing.reverseReceipt, { ...at, expectedRevision: back.revision })).code).toBe("wrongState");
  expect((await shortOf(orderId))[0]).toMatchObject({ missing: "40", answers: [{ by: "purchase", quantity: "40" }] });
  expect((await read(purchaseId)).receipts[0]!.reversed).toMatchObject({ reason: at.reason });
  await sound();

  const again = await receive(purchaseId, "40");
  const { rows } = await mill.keeper.ask(shipping.listDeliveries, { orderId, state: "requested" });
  for (const { id } of rows) {
    const { lines } = await mill.keeper.ask(shipping.readDelivery, { deliveryId: id });
    await mill.keeper.ask(shipping.pickDelivery, { deliveryId: id, byHand: lines.map((line) => ({ lineId: line.id, picked: line.ordered })) });
    await mill.keeper.ask(shipping.packDelivery, { deliveryId: id, packages: [] });
    await mill.keeper.ask(shipping.checkDelivery, { deliveryId: id, lines: lines.map((line) => ({ lineId: line.id, productRight: true, counted: line.ordered })), addressRight: true });
    await mill.keeper.ask(shipping.shipDelivery, { deliveryId: id, carriage: { by: "carrier", carrier: "顺丰速运", trackingNumber: "SF1234567890124" }, expectedArrival: "2026-11-26" });
  }
  const [later] = (await read(purchaseId)).receipts;
  expect((await mill.keeper.refused(purchasing.reverseReceipt, { ...at, receiptId: later!.id, expectedRevision: again.revision })).code).toBe("reverseDeliveryFirst");
});

test("a purchase that is called off, or an order that wants less, leaves nothing on its way that nobody knows of", async () => {
  const { orderId, short } = await shortOrder(30);
  const part = { orderId, scheduleId: short.scheduleId };
  const first = await buy([{ ...part, quantity: "10" }]);
  await mill.planner.ask(purchasing.cancelPurchase, { purchaseId: first.purchaseId, reason: "供应商停产", expectedRevision: first.revision });
  expect((await shortOf(orderId))[0]).toMatchObject({ missing: "30", unanswered: "30", answers: [] });
  expect((await mill.clerk.ask(timeline, { orderId })).rows.find(({ what }) => what === "shortageUnanswered")).toMatchObject({ why: "供应商停产" });
  expect((await mill.planner.refused(purchasing.placePurchase, { purchaseId: first.purchaseId, expectedRevision: 1 })).code).toBe("wrongState");
  await mill.planner.ask(shortages.answerByProduction, { ...part, quantity: "30", on: "2026-12-02" });
  expect((await shortOf(orderId))[0]).toMatchObject({ unanswered: "0", answers: [{ by: "production", quantity: "30", on: "2026-12-02", number: null }] });

  const second = await buy([{ ...part, quantity: "30" }]);
  const { revision } = await mill.clerk.ask(readOrder, { orderId });
  await mill.clerk.ask(requestChange, { orderId, content: { kind: "cancel" }, reason: "客户取消", source: { from: "customer", channel: "phone" }, expectedRevision: revision });
  expect((await read(second.purchaseId)).state).toBe("ordered");
  await sound();
});

test("[25.2] what is bought for an order stands on the sheet of its change: by which purchase, for when, and how much of it nobody waits for any more", async () => {
  const { orderId, short } = await shortOrder(30);
  const { purchaseId, number } = await buy([{ orderId, scheduleId: short.scheduleId, quantity: "30" }]);
  const [line] = (await mill.clerk.ask(readOrder, { orderId })).lines;
  const wanted = { lines: [{ id: line!.id, productId: mill.roll, quantity: String(Number(line!.quantity) - 20) }] };
  const sheet = await mill.clerk.ask(impactOfChange, { orderId, content: { kind: "amend", wanted } });
  expect(sheet.coming).toEqual([{ by: "purchase", documentId: purchaseId, number, lineId: line!.id, quantity: "30", on: "2026-12-04" }]);
  expect([sheet.lines[0]!.coming, sheet.notes.map(({ note, facts }) => [note, facts.quantity])]).toEqual(["30", [["purchaseSurplus", "20"]]]);
});

test("a transfer answers a shortage: when it arrives its goods are the order's, and when it is called off the order is short again", async () => {
  const holdId = await house.act(mill.companyId, (c) => addWarehouse(c, { code: "FJ", name: "复检仓", kind: "hold", ledgerId: mill.ledgerId, address: "" }));
  const { orderId, short } = await shortOrder(25);
  await house.act(mill.companyId, (c) => setOpening(c, [{ productId: mill.roll, warehouseId: holdId, quantity: "25" }]));
  const ask = { orderId, scheduleId: short.scheduleId, quantity: "25", on: "2026-11-26", fromId: holdId, toId: mill.warehouseId };
  expect((await mill.planner.refused(shortages.answerByTransfer, { ...ask, toId: holdId })).code).toBe("sameWarehouse");
  expect((await mill.keeper.refused(shortages.answerByTransfer, ask)).code).toBe("notPermitted");
  const transferOf = async () => (await shortOf(orderId))[0]!.answers[0]!.documentId!;
  await mill.planner.ask(shortages.answerByTransfer, ask);
  await mill.keeper.ask(cancelTransfer, { transferId: await transferOf(), reason: "复检未完", expectedRevision: 0 });
  expect((await shortOf(orderId))[0]).toMatchObject({ unanswered: "25", answers: [] });
  const { number } = await mill.planner.ask(shortages.answerByTransfer, ask);
  const transferId = await transferOf();
  expect((await mill.planner.ask(readTransfer, { transferId })).number).toBe(number);
  const sent = await mill.keeper.ask(sendTransfer, { transferId, expectedRevision: 0 });
  await mill.keeper.ask(receiveTransfer, { transferId, expectedRevision: sent.revision });
  expect([await shortOf(orderId), await life.stageOf(orderId)]).toEqual([[], "toShip"]);
  await sound();
});

test("[01.14] a supplier who is late has one case over the orders that this makes late, each with a word drafted for its customer", async () => {
  const orders = [await shortOrder(21), await shortOrder(33)];
  const { purchaseId, revision } = await buy(orders.map(({ orderId, short }) => ({ orderId, scheduleId: short.scheduleId, quantity: short.missing })));
  const soon = await mill.planner.ask(purchasing.datePurchase, { purchaseId, expectedOn: "2026-12-07", confirmed: true, expectedRevision: revision });
  const casesOf = async () => (await mill.director.ask(cases.listCases, { kind: "delay", subjectId: purchaseId })).rows;
  // The seventh is in time for the eighth.
  expect(await casesOf()).toEqual([]);
  const later = await mill.planner.ask(purchasing.datePurchase, { purchaseId, expectedOn: "2026-12-15", confirmed: false, note: "纸机检修", expectedRevision: soon.revision });
  const [row, ...more] = await casesOf();
  expect([row!.source, row!.description, more]).toEqual(["purchase", "玉溪华联原纸有限公司 · 2026-12-07 → 2026-12-15 · 纸机检修", []]);
  const delayed = (await mill.director.ask(delays.readDelay, { caseId: row!.id })).rows;
  expect(delayed.map(({ orderId, dateAfter }) => [orderId, dateAfter]).toSorted()).toEqual(orders.map(({ orderId }) => [orderId, "2026-12-15"]).toSorted());
  expect(delayed[0]!.draft).toContain("2026-12-15");
  expect((await shortOf(orders[0]!.orderId))[0]!.answers[0]).toMatchObject({ on: "2026-12-15", late: true });

  // Its day passes without the goods: the open case goes on with an unknown date; it is told once.
  house.clock.moveTo(new Date("2026-12-16T02:00:00Z").getTime() - Date.now());
  const job = house.house.jobs.find(({ name }) => name === "purchasing.overdue")!;
  await job.work(new AbortController().signal);
  await job.work(new AbortController().signal);
  expect((await casesOf()).length).toBe(1);
  expect((await mill.director.ask(delays.readDelay, { caseId: row!.id })).rows.map(({ dateAfter }) => dateAfter)).toEqual([null, null]);
  const overdue = (await mill.planner.ask(purchasing.listPurchases, { late: "true" })).rows;
  expect(overdue.map(({ id, late }) => [id, late])).toContainEqual([purchaseId, true]);
  expect((await read(purchaseId)).revision).toBe(later.revision + 1);
});

test("goods kept by lot are received by lot, and another company sees nothing of purchases", async () => {
  const { id: productId } = await mill.admin.ask(createProduct, { code: "YZ55", name: "热敏原纸", spec: "55g", supply: "buy", salesUnit: "卷", stockUnit: "卷", barCode: null, byLot: true });
  const { purchaseId, revision } = await mill.planner.ask(purchasing.raisePurchase, { supplierId, expectedOn: "2026-12-20", placed: true, lines: [{ productId, quantity: "3" }] });
  const { lines: [line] } = await read(purchaseId);
  const receipt = { purchaseId, warehouseId: mill.warehouseId, expectedRevision: revision };
  expect((await mill.keeper.refused(purchasing.receivePurchase, { ...receipt, lines: [{ lineId: line!.id, quantity: "3" }] })).code).toBe("purchaseLotMissing");
  expect((await mill.keeper.refused(purchasing.receivePurchase, { ...receipt, lines: [{ lineId: line!.id, quantity: "3", lots: [{ lot: "A1", quantity: "2" }] }] })).code).toBe("lotsDoNotAddUp");
  await mill.keeper.ask(purchasing.receivePurchase, { ...receipt, lines: [{ lineId: line!.id, quantity: "3", lots: [{ lot: "A1", quantity: "2", second: "800" }, { lot: "A2", quantity: "1", second: "410" }] }] });
  expect((await mill.keeper.ask(listLots, { productId })).rows.map(({ lot, onHand }) => [lot, onHand])).toEqual([["A1", "2"], ["A2", "1"]]);
  const stranger = await papermill(house, "别家纸品");
  expect((await stranger.planner.refused(purchasing.readPurchase, { purchaseId })).code).toBe("notFound");
  expect((await stranger.keeper.refused(purchasing.receivePurchase, { ...receipt, expectedRevision: 1, lines: [{ lineId: line!.id, quantity: "1" }] })).code).toBe("notFound");
  expect((await stranger.planner.refused(purchasing.raisePurchase, { supplierId, expectedOn: "2026-12-20", lines: [{ productId: stranger.roll, quantity: "3" }] })).code).toBe("notFound");
  expect([(await stranger.planner.ask(purchasing.listPurchases, {})).rows, (await stranger.planner.ask(shortages.listShortages, {})).rows]).toEqual([[], []]);
  await sound();
});

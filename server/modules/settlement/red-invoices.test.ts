import { expect, test } from "vitest";
import * as reversals from "../../../contract/settlement-reversals.ts";
import * as credits from "../../../contract/settlement-credits.ts";
import * as contract from "../../../contract/settlement.ts";
import { isRefused } from "../../platform/refusal.ts";
import { withdrawRequest } from "./index.ts";
import { askedOf } from "./asked.fixture.ts";
import { id, ledgerId, type Room, settlementOnDatabase, termsOf } from "./settlement.fixture.ts";

const room = await settlementOnDatabase();
const { sound, issue, moneyOf, useOf } = askedOf(room);

const red = { taxNumber: "", issuedOn: "2026-03-20", reason: "开错了抬头" };
const reverse = (invoiceId: string, more: Partial<Parameters<typeof room.ask<typeof reversals.reverseInvoice>>[1]> = {}) =>
  room.ask(reversals.reverseInvoice, { invoiceId, ...red, taxNumber: id(), afterwards: "again", ...more });
const pay = async (order: { customerId: string; orderId: string }, amount: string) => {
  const { rows } = await room.ask(contract.listReceivables, { orderId: order.orderId });
  return room.ask(contract.recordReceipt, { customerId: order.customerId, ledgerId, amount, receivedOn: "2026-03-16", means: "bankTransfer", applications: [{ kind: "receivable", id: rows[0]!.id, amount }] });
};

/** An order whose 100 boxes were invoiced at 9.50 each. */
async function invoicedOrder(facts: Parameters<Room["open"]>[0] = {}) {
  const order = await room.open({ total: "950.00", ...facts });
  const line = { orderLineId: id(), deliveryLineId: id(), name: "A4 复印纸", spec: "70g", quantity: "100", unit: "箱", unitPrice: "9.5", priceFactor: "1", taxIncluded: true, taxClass: "goods" };
  const requestId = await room.supply(order, { lines: [line] });
  return { order, requestId, invoice: await issue([requestId]) };
}

test("a red invoice takes an invoice back as a whole: it stays, nothing is owed, its goods wait to be invoiced again and count as an open order", async () => {
  const { order, requestId, invoice } = await invoicedOrder();
  const before = await useOf(order.customerId);
  const done = await reverse(invoice.invoiceId);
  expect(done).toMatchObject({ gross: "-950.00", freed: "0.00", requestIds: [requestId] });
  expect((await room.ask(contract.listReceivables, { orderId: order.orderId })).rows).toEqual([]);
  expect(await useOf(order.customerId)).toMatchObject({ exposure: before.exposure, openOrders: "950.00", openInvoices: "0.00" });
  expect(await moneyOf(order.orderId)).toMatchObject({ invoiced: "0.00", conceded: "0.00" });
  const blue = await room.ask(reversals.readInvoice, { invoiceId: invoice.invoiceId });
  expect(blue).toMatchObject({ gross: "950.00", left: "0.00", open: "0.00", reds: [{ id: done.invoiceId, number: done.number, reversalOfNumber: invoice.number, reason: red.reason }] });
  expect(room.events.at(-1)).toMatchObject({ name: "invoiceReversed", facts: { orderId: order.orderId, part: done.invoiceId, invoiced: "0.00", paid: "0.00" } });
  await issue([requestId], { issuedOn: "2026-03-21" });
  expect(await moneyOf(order.orderId)).toMatchObject({ invoiced: "950.00" });
  await sound();
});

test("money that had paid a red invoice is the customer's again, or stays with the order and pays the next invoice", async () => {
  const free = await invoicedOrder();
  await pay(free.order, "950.00");
  expect(await reverse(free.invoice.invoiceId)).toMatchObject({ freed: "950.00" });
  expect(await useOf(free.order.customerId)).toMatchObject({ unapplied: "950.00", deposits: "0.00", exposure: "0.00" });
  expect(await moneyOf(free.order.orderId)).toMatchObject({ paid: "0.00" });
  const kept = await invoicedOrder();
  await pay(kept.order, "950.00");
  expect(await reverse(kept.invoice.invoiceId, { freed: "order" })).toMatchObject({ freed: "0.00" });
  expect(await moneyOf(kept.order.orderId)).toMatchObject({ paid: "950.00", deposits: "950.00" });
  expect(await issue([kept.requestId], { issuedOn: "2026-03-21" })).toMatchObject({ offsetFromDeposits: "950.00" });
  await sound();
});

test("a deposit that had paid a red invoice is the order's deposit again", async () => {
  const order = await room.open({ terms: termsOf("prepaid30") });
  await room.ask(contract.recordReceipt, { customerId: order.customerId, ledgerId, amount: "300", receivedOn: "2026-03-01", means: "cash", applications: [{ kind: "order", id: order.orderId, amount: "300" }] });
  const invoice = await issue([await room.supply(order)]);
  expect(await moneyOf(order.orderId)).toMatchObject({ deposits: "0.00" });
  await reverse(invoice.invoiceId);
  expect(await moneyOf(order.orderId)).toMatchObject({ deposits: "300.00", paid: "300.00", invoiced: "0.00" });
  await sound();
});

test("a part is taken back by quantity or by amount; what is closed is asked for no more, what is not is a request of its own", async () => {
  const { order, invoice } = await invoicedOrder();
  await reverse(invoice.invoiceId, { lines: [{ lineNo: 1, quantity: "10" }], afterwards: "close", reason: "少收 10 箱" });
  expect(await moneyOf(order.orderId)).toMatchObject({ invoiced: "855.00", conceded: "95.00" });
  expect((await useOf(order.customerId)).exposure).toBe("855.00");
  await reverse(invoice.invoiceId, { lines: [{ lineNo: 1, gross: "5.50" }], afterwards: "close" });
  const { requestIds } = await reverse(invoice.invoiceId, { lines: [{ lineNo: 1, quantity: "45" }] });
  expect(await room.ask(contract.readInvoiceRequest, { requestId: requestIds[0]! })).toMatchObject({ state: "requested", gross: "424.75", lines: [{ quantity: "45", unitPrice: "9.5" }] });
  expect(await moneyOf(order.orderId)).toMatchObject({ invoiced: "424.75", conceded: "100.50" });
  expect(await useOf(order.customerId)).toMatchObject({ openOrders: "424.75", openInvoices: "424.75", exposure: "849.50" });
  await issue(requestIds, { issuedOn: "2026-03-22" });
  await reverse(invoice.invoiceId);
  expect(await room.refused(reversals.reverseInvoice, { invoiceId: invoice.invoiceId, ...red, taxNumber: id(), afterwards: "close" })).toEqual(["invoiceReversed"]);
  await sound();
});

test("invoiced at 9.50, agreed at 9.05: the invoice stays, a red one and a request at 9.05 follow, the exposure is exact, and how the price is known is on record (story 4)", async () => {
  const { order, invoice } = await invoicedOrder();
  await pay(order, "950.00");
  const done = await room.ask(reversals.correctPrice, {
    invoiceId: invoice.invoiceId, taxNumber: id(), issuedOn: "2026-03-20", reason: "报价与合同不符", lines: [{ lineNo: 1, unitPrice: "9.05" }], evidence: { source: "contract", words: "合同第 3 条,9.05 元/箱" },
  });
  expect(done).toMatchObject({ gross: "-950.00", difference: "-45.00", freed: "45.00" });
  expect(await moneyOf(order.orderId)).toMatchObject({ total: "950.00", invoiced: "0.00", conceded: "45.00", paid: "905.00", deposits: "905.00" });
  expect(await useOf(order.customerId)).toMatchObject({ openOrders: "905.00", deposits: "905.00", unapplied: "45.00", exposure: "-45.00" });
  const next = await issue(done.requestIds, { issuedOn: "2026-03-21" });
  expect(next).toMatchObject({ gross: "905.00", offsetFromDeposits: "905.00" });
  expect(await moneyOf(order.orderId)).toMatchObject({ invoiced: "905.00", paid: "905.00" });
  expect((await useOf(order.customerId)).exposure).toBe("-45.00");
  const [first] = (await room.ask(reversals.readInvoice, { invoiceId: invoice.invoiceId })).reds;
  expect(await room.ask(reversals.readInvoice, { invoiceId: first!.id })).toMatchObject({ afterwards: "otherPrice", evidence: { source: "contract", words: "合同第 3 条,9.05 元/箱" } });
  await sound();
});

test("a price that was too low is corrected upward, and the order has more to pay", async () => {
  const { order, invoice } = await invoicedOrder();
  const done = await room.ask(reversals.correctPrice, {
    invoiceId: invoice.invoiceId, taxNumber: id(), issuedOn: "2026-03-20", reason: "漏加运费", lines: [{ lineNo: 1, unitPrice: "10" }], evidence: { source: "letter", words: "3 月 2 日来函" },
  });
  await issue(done.requestIds, { issuedOn: "2026-03-21" });
  expect(await moneyOf(order.orderId)).toMatchObject({ invoiced: "1000.00", conceded: "-50.00" });
  expect(await useOf(order.customerId)).toMatchObject({ exposure: "1000.00", openOrders: "0.00" });
  await sound();
});

test.each<[string, string[], object]>([
  ["a price that is the same", ["priceIsTheSame"], { lines: [{ lineNo: 1, unitPrice: "9.50" }] }],
  ["a line that the invoice has not", ["invalidInput"], { lines: [{ lineNo: 7, unitPrice: "9" }] }],
])("a price correction is refused: %s", async (_, codes, more) => {
  const { invoice } = await invoicedOrder();
  expect(await room.refused(reversals.correctPrice, { invoiceId: invoice.invoiceId, taxNumber: id(), issuedOn: "2026-03-20", reason: "x", evidence: { source: "other", words: "x" }, lines: [], ...more })).toEqual(codes);
});

test.each<[string, string[], object]>([
  ["more than the line has", ["reversedOverLeft"], { lines: [{ lineNo: 1, quantity: "100.5" }] }],
  ["a higher amount than the line has", ["reversedOverLeft"], { lines: [{ lineNo: 1, gross: "950.01" }] }],
  ["a quantity and an amount at once", ["invalidInput"], { lines: [{ lineNo: 1, quantity: "1", gross: "1" }] }],
  ["a line twice", ["invalidInput"], { lines: [{ lineNo: 1, quantity: "1" }, { lineNo: 1, quantity: "1" }] }],
  ["nothing of a line", ["notPositive"], { lines: [{ lineNo: 1, quantity: "0" }] }],
  ["an amount that is to be invoiced again", ["amountsAreNotInvoicedAgain"], { lines: [{ lineNo: 1, gross: "5" }], afterwards: "again" }],
  ["a red invoice older than its invoice", ["redBeforeInvoice"], { issuedOn: "2026-03-14" }],
  ["an invoice that nobody knows", ["notFound"], { invoiceId: id() }],
])("a red invoice is refused: %s", async (_, codes, more) => {
  const { order, invoice } = await invoicedOrder();
  const refusals = await room.refused(reversals.reverseInvoice, { invoiceId: invoice.invoiceId, ...red, taxNumber: id(), afterwards: "close", ...more });
  expect(refusals).toEqual(codes);
  expect(await moneyOf(order.orderId)).toMatchObject({ invoiced: "950.00" });
});

test("a red invoice is not taken back itself, and a tax number is used once", async () => {
  const { invoice } = await invoicedOrder();
  const { invoiceId } = await reverse(invoice.invoiceId, { lines: [{ lineNo: 1, quantity: "1" }] });
  expect(await room.refused(reversals.reverseInvoice, { invoiceId, ...red, taxNumber: id(), afterwards: "close" })).toEqual(["invoiceIsRed"]);
  const { taxNumber } = await room.ask(reversals.readInvoice, { invoiceId });
  expect(await room.refused(reversals.reverseInvoice, { invoiceId: invoice.invoiceId, ...red, taxNumber, afterwards: "close" })).toEqual(["taxNumberUsed"]);
});

test("when two people take the same invoice back at once, one does and the other is told", async () => {
  const { order, invoice } = await invoicedOrder();
  const attempt = () => room.refused(reversals.reverseInvoice, { invoiceId: invoice.invoiceId, ...red, taxNumber: id(), afterwards: "again" });
  const outcomes = await Promise.all([attempt(), attempt()]);
  expect(outcomes.toSorted()).toEqual([[], ["invoiceReversed"]]);
  expect(await moneyOf(order.orderId)).toMatchObject({ invoiced: "0.00" });
  await sound();
});

test("nothing is dated in books that are closed; they are opened again with a reason", async () => {
  const { invoice } = await invoicedOrder();
  await room.ask(credits.closeBooks, { closedThrough: "2026-03-25", reason: "3 月结账" });
  expect(await room.refused(reversals.reverseInvoice, { invoiceId: invoice.invoiceId, ...red, taxNumber: id(), afterwards: "again" })).toEqual(["booksClosed"]);
  expect(await room.refused(credits.closeBooks, { closedThrough: "2026-03-25", reason: "x" })).toEqual(["closedAlready"]);
  expect(await room.refused(credits.closeBooks, { closedThrough: "2026-03-31", reason: "x" })).toEqual(["closedTooLate"]);
  const order = await room.open();
  expect(await room.refused(contract.issueInvoice, { requestIds: [await room.supply(order)], kind: "special", taxNumber: id(), issuedOn: "2026-03-25" })).toEqual(["booksClosed"]);
  expect(await room.refused(contract.recordReceipt, { customerId: order.customerId, ledgerId, amount: "1", receivedOn: "2026-03-20", means: "cash" })).toEqual(["booksClosed"]);
  await reverse(invoice.invoiceId, { issuedOn: "2026-03-26" });
  await room.ask(credits.closeBooks, { closedThrough: "2026-01-31", reason: "补登 2 月银行流水" });
  expect(await room.ask(credits.readBooks, {})).toMatchObject({ closedThrough: "2026-01-31", closings: [{ reason: "补登 2 月银行流水" }, { reason: "3 月结账" }] });
});

test("a shipment that is taken back withdraws its request; while an invoice stands for it, that goes first", async () => {
  const order = await room.open();
  const deliveryId = id();
  const requestId = await room.supply(order, { deliveryId });
  const invoice = await issue([requestId]);
  const withdraw = () => room.act((context) => withdrawRequest(context, { orderId: order.orderId, deliveryId, reason: "司机拉错了货" }));
  const refused = await withdraw();
  expect(isRefused(refused) && refused.refusals).toMatchObject([{ code: "reverseInvoiceFirst", facts: { number: invoice.number } }]);
  await reverse(invoice.invoiceId);
  expect(await withdraw()).toEqual({ withdrawn: 1 });
  expect(await withdraw()).toEqual({ withdrawn: 0 });
  expect((await moneyOf(order.orderId)).obligations.map(({ dueOn }) => dueOn)).toEqual([null]);
  expect(await room.refused(contract.issueInvoice, { requestIds: [requestId], kind: "special", taxNumber: id(), issuedOn: "2026-03-25" })).toEqual(["wrongState"]);
  expect(await room.supply(order, { deliveryId })).not.toBe(requestId);
  await sound();
});

test("weighed goods are billed by what was weighed: 10.236 t of 10 t ordered, and the order is paid once that is", async () => {
  const order = await room.open({ total: "52000.00", terms: termsOf("cashOnDelivery") });
  const line = { orderLineId: id(), deliveryLineId: id(), name: "大轴原纸", spec: "880 mm", quantity: "10.236", unit: "吨", unitPrice: "5200", priceFactor: "1", taxIncluded: true, taxClass: "goods" };
  const { gross } = await issue([await room.supply(order, { lines: [line] })]);
  expect(gross).toBe("53227.20");
  expect(await useOf(order.customerId)).toMatchObject({ openOrders: "0.00", openInvoices: "53227.20" });
  const paidEvents = () => room.events.filter(({ name, facts }) => name === "paid" && (facts as { orderId: string }).orderId === order.orderId).length;
  await pay(order, "52000.00");
  expect(paidEvents()).toBe(0);
  await pay(order, "1227.20");
  expect(paidEvents()).toBe(1);
  await sound();
});

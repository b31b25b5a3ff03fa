import { expect, test } from "vitest";
import * as credits from "../../../contract/settlement-credits.ts";
import * as reversals from "../../../contract/settlement-reversals.ts";
import * as contract from "../../../contract/settlement.ts";
import * as statements from "../../../contract/statements.ts";
import { isRefused } from "../../platform/refusal.ts";
import { drift } from "./index.ts";
import { askedOf } from "./asked.fixture.ts";
import { id, type Room, salesperson, settlementOnDatabase, termsOf } from "./settlement.fixture.ts";

const room = await settlementOnDatabase();
const { sound, issue, moneyOf, useOf, receive, openOf } = askedOf(room);
const receiptOf = (receiptId: string) => room.ask(reversals.readReceipt, { receiptId });
const statementOf = (customerId: string, from = "2026-03-01", to = "2026-03-31") => room.ask(statements.readStatement, { customerId, from, to });

/** An order of 1000.00 that was invoiced as a whole. */
async function invoicedOrder(facts: Parameters<Room["open"]>[0] = {}) {
  const order = await room.open(facts);
  return { order, invoice: await issue([await room.supply(order)]) };
}
const applyTo = (rows: readonly { id: string }[], amount: string) => [{ kind: "receivable" as const, id: rows[0]!.id, amount }];

test("a transfer that bounced: its applications are seen first and go with it; the invoice is open again and the order is not paid", async () => {
  const { order, invoice } = await invoicedOrder();
  const { receiptId, number } = await receive(order.customerId, "1200.00", { applications: applyTo(await openOf(order.orderId), "1000.00"), reference: `B${id()}` });
  const refused = await room.refused(reversals.reverseReceipt, { receiptId, reason: "退票" });
  expect(refused).toEqual(["reverseAllocationsFirst"]);
  const { allocations, reference } = await receiptOf(receiptId);
  expect(allocations).toMatchObject([{ kind: "payment", amount: "1000.00", left: "1000.00", orderNumber: order.number, invoiceNumber: invoice.number }]);
  expect(await room.ask(reversals.reverseReceipt, { receiptId, reason: "退票", allocationIds: allocations.map((one) => one.id) })).toEqual({ receiptId, number, takenOff: "1000.00" });
  expect(await receiptOf(receiptId)).toMatchObject({
    rest: "0.00", applied: "0.00", returned: "1200.00", reversed: true, reversal: { reason: "退票", reversedOn: "2026-03-31" }, allocations: [{ kind: "payment", left: "0.00" }, { kind: "takenOff", amount: "-1000.00", reason: "退票" }],
  });
  expect(await moneyOf(order.orderId)).toMatchObject({ paid: "0.00", invoiced: "1000.00" });
  expect(room.events.at(-1)).toMatchObject({ name: "moneyReversed", facts: { orderId: order.orderId, paid: "0.00" } });
  expect(await useOf(order.customerId)).toMatchObject({ openInvoices: "1000.00", unapplied: "0.00", exposure: "1000.00" });
  expect(await room.refused(reversals.reverseReceipt, { receiptId, reason: "again" })).toEqual(["receiptReversed"]);
  expect(await room.refused(contract.applyReceipt, { receiptId, applications: applyTo(await openOf(order.orderId), "1") })).toEqual(["appliedOverReceipt"]);
  // The same money, for the customer whose it was.
  expect((await receive(id(), "1200.00", { reference: reference! })).rest).toBe("1200.00");
  await sound();
});

test("a bounced deposit shuts the gate again that it had opened, for what is not done yet", async () => {
  const order = await room.open({ terms: termsOf("prepaid30") });
  const { receiptId } = await receive(order.customerId, "300.00", { applications: [{ kind: "order", id: order.orderId, amount: "300.00" }] });
  const gate = async () => (await moneyOf(order.orderId)).gates.find(({ moment }) => moment === "beforeProduction");
  expect(await gate()).toMatchObject({ open: true });
  await room.ask(reversals.reverseReceipt, { receiptId, reason: "退票", allocationIds: (await receiptOf(receiptId)).allocations.map((one) => one.id) });
  expect(await gate()).toMatchObject({ open: false, missing: "300.00", paid: "0.00" });
  await sound();
});

test("a receipt whose deposit has paid an invoice is taken back with both", async () => {
  const order = await room.open({ terms: termsOf("prepaid30") });
  const { receiptId } = await receive(order.customerId, "300.00", { applications: [{ kind: "order", id: order.orderId, amount: "300.00" }] });
  await issue([await room.supply(order)]);
  const [deposit, offset] = (await receiptOf(receiptId)).allocations;
  expect([deposit, offset]).toMatchObject([{ kind: "deposit", left: "0.00" }, { kind: "offset", left: "300.00" }]);
  expect(await room.refused(reversals.reverseAllocation, { allocationId: deposit!.id, reason: "x" })).toEqual(["reverseOffsetFirst"]);
  await room.ask(reversals.reverseReceipt, { receiptId, reason: "退票", allocationIds: [deposit!.id] });
  expect(await moneyOf(order.orderId)).toMatchObject({ paid: "0.00", deposits: "0.00" });
  expect((await openOf(order.orderId)).map(({ open }) => Number(open)).reduce((a, b) => a + b)).toBe(1000);
  await sound();
});

test("money that was applied to the wrong invoice is taken off it and applied to the right one", async () => {
  const { order } = await invoicedOrder();
  const right = await invoicedOrder({ customerId: order.customerId });
  const { receiptId } = await receive(order.customerId, "400.00", { applications: applyTo(await openOf(order.orderId), "400.00") });
  const [wrong] = (await receiptOf(receiptId)).allocations;
  expect(await room.ask(reversals.reverseAllocation, { allocationId: wrong!.id, reason: "核错发票" })).toMatchObject({ receiptId, takenOff: "400.00" });
  expect(await room.refused(reversals.reverseAllocation, { allocationId: wrong!.id, reason: "again" })).toEqual(["allocationReversed"]);
  await room.ask(contract.applyReceipt, { receiptId, applications: applyTo(await openOf(right.order.orderId), "400.00") });
  expect([(await moneyOf(order.orderId)).paid, (await moneyOf(right.order.orderId)).paid]).toEqual(["0.00", "400.00"]);
  await sound();
});

test("of two people who take the same money off at once, one does and the other is told", async () => {
  const { order } = await invoicedOrder();
  const { receiptId } = await receive(order.customerId, "400.00", { applications: applyTo(await openOf(order.orderId), "400.00") });
  const [one] = (await receiptOf(receiptId)).allocations;
  const outcomes = await Promise.all([1, 2].map(() => room.refused(reversals.reverseAllocation, { allocationId: one!.id, reason: "核错发票" })));
  expect(outcomes.toSorted()).toEqual([[], ["allocationReversed"]]);
  await sound();
});

test("what is not applied goes back to the customer; a refund that did not arrive is taken back, and a refunded receipt only after it", async () => {
  const customerId = id();
  const { receiptId } = await receive(customerId, "500.00");
  const refund = { receiptId, refundedOn: "2026-03-30", means: "bankTransfer" as const, reason: "多付" };
  expect(await room.refused(reversals.refundReceipt, { ...refund, amount: "500.01" })).toEqual(["refundOverRest"]);
  const { refundId, number, rest } = await room.ask(reversals.refundReceipt, { ...refund, amount: "120.00" });
  expect([rest, (await useOf(customerId)).exposure]).toEqual(["380.00", "-380.00"]);
  expect(await room.refused(reversals.reverseReceipt, { receiptId, reason: "x" })).toEqual(["reverseRefundFirst"]);
  await room.ask(reversals.reverseRefund, { refundId, reason: "账号有误,银行退回" });
  expect(await room.refused(reversals.reverseRefund, { refundId, reason: "x" })).toEqual(["refundReversed"]);
  expect((await room.ask(reversals.listRefunds, { customerId })).rows).toMatchObject([{ amount: "-120.00", reversalOf: refundId }, { number, amount: "120.00", reversed: true }]);
  await room.ask(reversals.reverseReceipt, { receiptId, reason: "客户记错" });
  expect(await useOf(customerId)).toMatchObject({ unapplied: "0.00", exposure: "0.00" });
  await sound();
});

test("a credit note lowers what the order's invoices ask; what is left of it is the customer's and may be refunded", async () => {
  const { order } = await invoicedOrder();
  await receive(order.customerId, "950.00", { applications: applyTo(await openOf(order.orderId), "950.00") });
  const give = { orderId: order.orderId, kind: "return" as const, reason: "退回 8 箱", lines: [{ name: "A4 复印纸", quantity: "8", unit: "箱", amount: "80.00" }] };
  const credit = await room.ask(credits.giveCredit, give);
  expect(credit).toMatchObject({ amount: "80.00", rest: "30.00" });
  expect(await moneyOf(order.orderId)).toMatchObject({ paid: "1000.00", invoiced: "1000.00" });
  expect(await useOf(order.customerId)).toMatchObject({ openInvoices: "0.00", unapplied: "30.00" });
  expect(await receiptOf(credit.creditId)).toMatchObject({ origin: "credit", means: "creditNote", credit: { kind: "return", orderId: order.orderId, reason: "退回 8 箱", lines: [{ quantity: "8" }] } });
  expect(await room.refused(credits.giveCredit, { ...give, kind: "price", lines: [{ name: "让价", amount: "920.01" }] })).toEqual(["creditOverOrder"]);
  await room.ask(reversals.refundReceipt, { receiptId: credit.creditId, amount: "30.00", refundedOn: "2026-03-30", means: "bankTransfer", reason: "退客户" });
  expect((await room.ask(credits.listCredits, { customerId: order.customerId })).rows).toMatchObject([{ number: credit.number, kind: "return", rest: "0.00" }]);
  await sound();
});

test("a case or a return is credited once; a credit note that was taken back may be given again", async () => {
  const { order } = await invoicedOrder();
  const source = { kind: "case", id: id(), number: "AS-1" };
  const give = () => room.act((context) => room.money.credit(context, { orderId: order.orderId, kind: "compensation", source, reason: "破损", lines: [{ name: "赔偿", quantity: null, unit: null, amount: "20.00" }] }));
  const first = await give();
  if (isRefused(first)) throw new Error("refused");
  const second = await give();
  expect(isRefused(second) && second.refusals).toMatchObject([{ code: "creditedAlready", facts: { number: first.number } }]);
  await room.ask(reversals.reverseReceipt, { receiptId: first.creditId, reason: "责任在承运商", allocationIds: (await receiptOf(first.creditId)).allocations.map((one) => one.id) });
  expect((await openOf(order.orderId))[0]!.open).toBe("1000.00");
  expect(isRefused(await give())).toBe(false);
  await sound();
});

test("a charge is owed like an invoice and is none: it counts in the exposure and the ageing, and not in what the order has paid", async () => {
  const { order } = await invoicedOrder();
  const { chargeId, number } = await room.ask(credits.chargeCustomer, { orderId: order.orderId, amount: "88.00", dueOn: "2026-04-15", reason: "取消已投料部分" });
  expect(await useOf(order.customerId)).toMatchObject({ openInvoices: "1088.00" });
  const charge = (await room.ask(contract.listReceivables, { customerId: order.customerId, search: number })).rows;
  expect(charge).toMatchObject([{ id: chargeId, origin: "charge", invoiceId: null, invoiceNumber: number, open: "88.00", dueOn: "2026-04-15" }]);
  const { receiptId } = await receive(order.customerId, "88.00", { applications: applyTo(charge, "88.00") });
  expect((await moneyOf(order.orderId)).paid).toBe("0.00");
  expect(await room.refused(credits.reverseCharge, { chargeId, reason: "x" })).toEqual(["reverseAllocationsFirst"]);
  await room.ask(reversals.reverseAllocation, { allocationId: (await receiptOf(receiptId)).allocations[0]!.id, reason: "免收" });
  await room.ask(credits.reverseCharge, { chargeId, reason: "免收" });
  expect(await room.refused(credits.reverseCharge, { chargeId, reason: "x" })).toEqual(["chargeReversed"]);
  expect((await room.ask(credits.listCharges, { orderId: order.orderId })).rows).toMatchObject([{ open: "0.00", reversed: true }]);
  await sound();
});

test("[18.4] a statement of account tells what was owed, all that happened, and what is owed: as much as the receivables less what is paid ahead", async () => {
  const { order, invoice } = await invoicedOrder();
  const { receiptId, number: receiptNumber } = await receive(order.customerId, "300.00", { applications: applyTo(await openOf(order.orderId), "300.00") });
  await room.ask(reversals.reverseInvoice, { invoiceId: invoice.invoiceId, taxNumber: id(), issuedOn: "2026-03-20", reason: "抬头错误", afterwards: "again" });
  await room.ask(reversals.refundReceipt, { receiptId, amount: "50.00", refundedOn: "2026-03-30", means: "bankTransfer", reason: "多付" });
  const { creditId } = await room.ask(credits.giveCredit, { orderId: order.orderId, kind: "price", reason: "季度返利", lines: [{ name: "返利", amount: "10.00" }] });
  const found = await statementOf(order.customerId);
  expect(found).toMatchObject({ opening: "0.00", closing: "-260.00", totals: { invoiced: "0.00", received: "300.00", credited: "10.00", refunded: "50.00", charged: "0.00" } });
  expect(found.entries.map(({ day, kind, amount, balance }) => `${day} ${kind} ${amount} ${balance}`)).toEqual([
    "2026-03-15 invoice 1000.00 1000.00", "2026-03-16 receipt -300.00 700.00", "2026-03-20 redInvoice -1000.00 -300.00", "2026-03-30 refund 50.00 -250.00", "2026-03-31 credit -10.00 -260.00",
  ]);
  expect(found.entries[1]).toMatchObject({ number: receiptNumber });
  expect(await statementOf(order.customerId, "2026-03-18", "2026-03-25")).toMatchObject({ opening: "700.00", closing: "-300.00" });
  const { openInvoices, deposits, unapplied } = await useOf(order.customerId);
  expect(Number(openInvoices) - Number(deposits) - Number(unapplied)).toBe(-260);
  expect(creditId).toBeTruthy();
  expect(await room.refused(statements.readStatement, { customerId: order.customerId, from: "2026-03-02", to: "2026-03-01" })).toEqual(["periodBackwards"]);
});

test("the ageing of a past day knows what was reversed later, and a statement to that day says the same", async () => {
  const { order } = await invoicedOrder({ terms: termsOf("cashOnDelivery") });
  const { receiptId } = await receive(order.customerId, "1000.00", { applications: applyTo(await openOf(order.orderId), "1000.00") });
  await room.db.asOwner("update settlement.allocations set applied_on = '2026-03-16' where receipt_id = $1", [receiptId]);
  await room.db.asOwner("update settlement.receivables set settled_on = '2026-03-16' where order_id = $1", [order.orderId]);
  await room.ask(reversals.reverseReceipt, { receiptId, reason: "退票", allocationIds: (await receiptOf(receiptId)).allocations.map((one) => one.id) });
  const agedOn = async (asOf: string) => (await room.ask(contract.listReceivables, { customerId: order.customerId, asOf })).rows.map(({ open }) => open);
  expect([await agedOn("2026-03-15"), await agedOn("2026-03-20"), await agedOn("2026-03-31")]).toEqual([["1000.00"], [], ["1000.00"]]);
  expect([(await statementOf(order.customerId, "2026-01-01", "2026-03-15")).closing, (await statementOf(order.customerId, "2026-01-01", "2026-03-20")).closing, (await statementOf(order.customerId)).closing]).toEqual(["1000.00", "0.00", "1000.00"]);
});

test("a statement is kept under a number of its own, and another salesperson's customer is out of reach", async () => {
  const { order } = await invoicedOrder();
  const period = { customerId: order.customerId, from: "2026-03-01", to: "2026-03-31" };
  const made = await room.ask(statements.makeStatement, period);
  expect(made.closing).toBe("1000.00");
  expect((await room.ask(statements.listStatements, { customerId: order.customerId })).rows).toMatchObject([{ number: made.number, closing: "1000.00" }]);
  expect(room.events.at(-1)).toMatchObject({ name: "statementMade", facts: { statementId: made.statementId } });
  expect(await room.refused(statements.readStatement, period, salesperson(id()))).toEqual(["notFound"]);
  expect(await room.refused(statements.makeStatement, { ...period, customerId: id() })).toEqual(["notFound"]);
});

test.each([
  ["what a receivable was reduced by", "update settlement.receivables set reduced = reduced + 1 where customer_id = $1", "receivable.reduced"],
  ["what left a receipt", "update settlement.receipts set returned = returned + 1 where customer_id = $1", "receipt.returned"],
  ["what of an order is conceded", "update settlement.orders set conceded = conceded + 1 where customer_id = $1", "order.conceded"],
  ["money that is taken off", "update settlement.allocations set reversed = reversed + 1 where order_id in (select order_id from settlement.orders where customer_id = $1)", "allocation.reversed"],
  ["an invoice that the account does not know, which its statement tells", "update settlement.invoices set gross = gross + 1, net = net + 1 where customer_id = $1", "account.statement"],
])("%s, written past the room, is found", async (_, fault, what) => {
  const { order } = await invoicedOrder();
  await receive(order.customerId, "100.00", { applications: applyTo(await openOf(order.orderId), "50.00") });
  await room.db.asOwner(fault, [order.customerId]);
  expect((await room.db.database.inCompany("1", drift)).map((found) => found.what)).toContain(what);
  await room.db.asOwner(fault.replaceAll("+ 1", "- 1"), [order.customerId]);
  await sound();
});

import { beforeAll, expect, test } from "vitest";
import * as changes from "../../contract/changes.ts";
import * as confirmations from "../../contract/confirmations.ts";
import { editCustomer } from "../../contract/customer-commands.ts";
import { customerFields, getCustomer } from "../../contract/customers.ts";
import * as orders from "../../contract/orders.ts";
import * as reviews from "../../contract/reviews.ts";
import * as reversals from "../../contract/settlement-reversals.ts";
import * as credits from "../../contract/settlement-credits.ts";
import * as settlement from "../../contract/settlement.ts";
import { codesOf } from "../support/edited-policy.ts";
import { testHouse, type TestHouse } from "../support/house.ts";
import { type Life, lifeOf } from "../support/life.ts";
import { type Papermill, papermill } from "../support/scene.ts";
import { verifyCompany } from "../support/verify.ts";

let house: TestHouse;
let mill: Papermill;
let life: Life;
beforeAll(async () => {
  house = await testHouse();
  mill = await papermill(house, "澄江 整单开票", { pack: "sys-25.order-and-change-management.yaml", change: ({ settlement: rule }) => void (rule.invoice = "onConfirm") });
  life = lifeOf(house, mill);
});

const read = (orderId: string) => mill.clerk.ask(orders.readOrder, { orderId });
const requestsOf = async (orderId: string) => (await mill.finance.ask(settlement.listInvoiceRequests, { orderId })).rows.filter(({ state }) => state !== "withdrawn").toReversed();
async function wish(orderId: string, quantity: string): Promise<changes.ChangeContent> {
  const [line] = (await read(orderId)).lines;
  return { kind: "amend", wanted: { lines: [{ id: line!.id, productId: line!.productId, quantity }] } };
}
/** The customer's yes on the phone. */
async function says(requestId: string): Promise<void> {
  const { url } = await mill.clerk.ask(confirmations.copyLink, { requestId });
  const phone = house.holderOf(url.split("#")[1]!);
  const { pdfSha256 } = await phone.ask(confirmations.readByLink, {});
  await phone.ask(confirmations.acceptByLink, { pdfSha256: pdfSha256!, name: "李敏", digits: "4321", consent: true });
}
/** The change with all who must agree: departments, then the customer where his answer to the order is known. */
async function change(orderId: string, content: changes.ChangeContent): Promise<void> {
  const { changeId } = await mill.clerk.ask(changes.requestChange, { orderId, content, reason: "客户要求变更", source: { from: "customer", channel: "phone" }, expectedRevision: (await read(orderId)).revision });
  const [review] = await mill.finance.ask(reviews.reviewsOfSubject, { kind: "change", id: changeId });
  const who = { sales: mill.director, finance: mill.finance, production: mill.head, warehouse: mill.keeper, stock: mill.keeper, preliminary: mill.director };
  for (const { key } of review!.steps) await who[key as keyof typeof who].ask(reviews.decideStep, { reviewId: review!.id, stepKey: key, verdict: "pass", statement: "同意", subjectHash: review!.subjectHash });
  const { consentRequestId } = await mill.clerk.ask(changes.readChange, { changeId });
  if (consentRequestId) await says(consentRequestId);
}

/** The order, invoiced, is paid whole, changed to less, and what the customer paid too much is given back to him. */
async function givenBack(orderId: string) {
  const { rows: owed } = await mill.finance.ask(settlement.listReceivables, { orderId });
  const { totalAmount: paid } = await read(orderId);
  const { receiptId } = await mill.finance.ask(settlement.recordReceipt, {
    customerId: mill.customer.id, ledgerId: mill.ledgerId, amount: paid, receivedOn: "2026-11-24", means: "bankTransfer", applications: owed.map(({ id, open }) => ({ kind: "receivable" as const, id, amount: open })),
  });
  await change(orderId, await wish(orderId, "20"));
  const { rows: [credit] } = await mill.finance.ask(credits.listCredits, { orderId });
  const refund = { amount: credit!.rest, refundedOn: "2026-11-24", means: "bankTransfer" as const, reason: "退还多收货款" };
  const given = await mill.finance.ask(reversals.refundReceipt, { receiptId: credit!.id, ...refund });
  return { paid, receiptId, credit: credit!, refund, given };
}

test("an order that is invoiced at its confirmation changes its amount: its request is replaced, then more is asked beside the invoice and less is credited", async () => {
  const orderId = await life.confirm();
  await change(orderId, await wish(orderId, "60"));
  const { totalAmount: first } = await read(orderId);
  expect(await requestsOf(orderId)).toMatchObject([{ state: "requested", gross: first }]);
  await life.invoice(orderId);

  const more = await wish(orderId, "70");
  expect((await mill.clerk.ask(changes.impactOfChange, { orderId, content: more })).notes).toContainEqual({ note: "invoicedMore", facts: { amount: "32.00", currency: "CNY" } });
  await change(orderId, more);
  expect(await requestsOf(orderId)).toMatchObject([{ state: "issued" }, { state: "requested", gross: "32.00", changeNumber: expect.any(String) }]);
  await life.invoice(orderId);
  expect((await read(orderId)).axes.invoicing).toBe("invoiced");

  const less = await wish(orderId, "50");
  const { notes, obstacles, money } = await mill.clerk.ask(changes.impactOfChange, { orderId, content: less });
  expect([obstacles, Number(money.exposureAfter) - Number(money.exposureBefore), notes]).toEqual([[], -64, expect.arrayContaining([{ note: "credited", facts: { amount: "64.00", currency: "CNY" } }])]);
  await change(orderId, less);
  expect((await mill.finance.ask(credits.listCredits, { orderId })).rows).toMatchObject([{ amount: "64.00", rest: "0.00", sourceKind: "change", lines: [{ quantity: "20", amount: "64.00" }] }]);
  expect((await mill.finance.ask(settlement.readAccount, { customerId: mill.customer.id })).credit[0]).toMatchObject({ exposure: (await read(orderId)).totalAmount });
  const { rows: owed } = await mill.finance.ask(settlement.listReceivables, { orderId });
  await mill.finance.ask(settlement.recordReceipt, {
    customerId: mill.customer.id, ledgerId: mill.ledgerId, amount: "160.00", receivedOn: "2026-11-24", means: "bankTransfer", applications: owed.map(({ id, open }) => ({ kind: "receivable" as const, id, amount: open })),
  });
  expect((await read(orderId)).axes).toMatchObject({ invoicing: "invoiced", payment: "paid" });
  expect(await verifyCompany(house, mill.companyId)).toEqual([]);
}, 60_000);

test("after a change's credit note the invoice is taken back and issued correctly: one invoice of what the order is now, and the exposure is that", async () => {
  const orderId = await life.confirm();
  await life.invoice(orderId);
  const before = (await mill.finance.ask(settlement.readAccount, { customerId: mill.customer.id })).credit[0]!.exposure;
  await change(orderId, await wish(orderId, "20"));
  const { totalAmount, invoicedAmount } = await read(orderId);
  const [blue] = (await mill.finance.ask(reversals.listInvoices, { orderId })).rows;
  const red = { invoiceId: blue!.id, taxNumber: "26532026112499000001", issuedOn: "2026-11-24", reason: "按现行订单重开" };
  expect(codesOf(await mill.finance.refused(reversals.reverseInvoice, { ...red, afterwards: "close" }))).toEqual(["creditOfChangeStays"]);
  expect(codesOf(await mill.clerk.refused(reversals.reverseInvoice, { ...red, afterwards: "asOrdered" }))).toEqual(["notPermitted"]);
  await mill.finance.ask(reversals.reverseInvoice, { ...red, afterwards: "asOrdered" });
  expect(await requestsOf(orderId)).toMatchObject([{ state: "requested", gross: totalAmount, changeNumber: null }]);
  expect((await mill.finance.ask(credits.listCredits, { orderId })).rows).toMatchObject([{ reversed: true, rest: "0.00" }]);
  const exposure = async () => Number((await mill.finance.ask(settlement.readAccount, { customerId: mill.customer.id })).credit[0]!.exposure);
  const expected = Number((Number(before) - Number(invoicedAmount) + Number(totalAmount)).toFixed(2));
  expect(await exposure()).toBe(expected);
  await life.invoice(orderId);
  expect([(await read(orderId)).invoicedAmount, await exposure()]).toEqual([totalAmount, expected]);
  expect((await mill.finance.ask(settlement.listReceivables, { orderId })).rows).toMatchObject([{ open: totalAmount }]);
  expect(await verifyCompany(house, mill.companyId)).toEqual([]);
}, 60_000);

test("an invoice that a credit note lowers is taken back to be issued again, and the order changes once more before that: it is asked what it is now, and no credit note lowers it", async () => {
  const orderId = await life.confirm();
  const exposure = async () => Number((await mill.finance.ask(settlement.readAccount, { customerId: mill.customer.id })).credit[0]!.exposure);
  const others = (await exposure()) - Number((await read(orderId)).totalAmount);
  await life.invoice(orderId);
  await change(orderId, await wish(orderId, "20"));
  const [blue] = (await mill.finance.ask(reversals.listInvoices, { orderId })).rows;
  await mill.finance.ask(reversals.reverseInvoice, { invoiceId: blue!.id, taxNumber: "26532026112499000002", issuedOn: "2026-11-24", reason: "购买方名称开错", afterwards: "again" });
  expect(await requestsOf(orderId)).toMatchObject([{ state: "requested", gross: blue!.gross }]);
  await change(orderId, await wish(orderId, "30"));
  const { totalAmount } = await read(orderId);
  expect(await requestsOf(orderId)).toMatchObject([{ state: "requested", gross: totalAmount, changeNumber: null }]);
  expect((await mill.finance.ask(credits.listCredits, { orderId })).rows).toMatchObject([{ reversed: true, rest: "0.00" }]);
  expect(await mill.finance.ask(settlement.readOrderMoney, { orderId })).toMatchObject({ total: totalAmount, conceded: "0.00" });
  expect(await exposure()).toBeCloseTo(others + Number(totalAmount), 2);
  expect(await verifyCompany(house, mill.companyId)).toEqual([]);
}, 60_000);

test("an order whose invoice stands is not called off before finance has taken that back", async () => {
  const orderId = await life.confirm();
  const { number } = await life.invoice(orderId);
  const { obstacles } = await mill.clerk.ask(changes.impactOfChange, { orderId, content: { kind: "cancel" } });
  expect(obstacles).toMatchObject([{ code: "reverseInvoiceFirst", facts: { number } }]);
  const { revision } = await read(orderId);
  expect(codesOf(await mill.clerk.refused(changes.requestChange, { orderId, content: { kind: "cancel" }, reason: "x", source: { from: "customer", channel: "phone" }, expectedRevision: revision }))).toEqual(["reverseInvoiceFirst"]);
});

test("what a change credited was given back before the invoice was taken back: each way to go on is named and leads on, until the order is called off", async () => {
  const orderId = await life.confirm();
  const before = Number((await mill.finance.ask(settlement.readAccount, { customerId: mill.customer.id })).credit[0]!.exposure) - Number((await read(orderId)).totalAmount);
  const owes = async () => Number((Number((await mill.finance.ask(settlement.readAccount, { customerId: mill.customer.id })).credit[0]!.exposure) - before).toFixed(2));
  const taxNumber = (last: string) => `2653202611249900${last}`;
  const blueOf = async () => (await mill.finance.ask(reversals.listInvoices, { orderId })).rows.find(({ reversalOf, left }) => !reversalOf && Number(left) > 0)!;
  const reverse = async (last: string) => ({ invoiceId: (await blueOf()).id, taxNumber: taxNumber(last), issuedOn: "2026-11-24", reason: "抬头有误" });
  await life.invoice(orderId);
  const { paid, receiptId, credit, refund, given } = await givenBack(orderId);
  expect(await owes()).toBe(0);

  // The invoice has to be issued again: as the order says now it cannot be, as it was it can.
  const asOrdered = await mill.finance.refused(reversals.reverseInvoice, { ...await reverse("0011"), afterwards: "asOrdered" });
  expect(asOrdered).toMatchObject({ code: "creditRefundedInvoiceAgain", title: expect.stringContaining(credit.number), hint: expect.stringContaining("重新开票") });
  expect(asOrdered.title).toContain(given.number);
  await mill.finance.ask(reversals.reverseInvoice, { ...await reverse("0011"), afterwards: "again" });
  // The order changes meanwhile: the invoice stands again first.
  const less = await wish(orderId, "10");
  const { obstacles } = await mill.clerk.ask(changes.impactOfChange, { orderId, content: less });
  expect(obstacles).toMatchObject([{ code: "creditRefundedInvoiceFirst", facts: { number: credit.number, refund: given.number } }]);
  await life.invoice(orderId);
  await change(orderId, less);
  const kept = Number(paid) - Number(refund.amount);
  expect(await owes()).toBe(Number((await read(orderId)).totalAmount) - kept);
  expect(await verifyCompany(house, mill.companyId)).toEqual([]);

  // It is called off: what was given back is booked out of what the customer paid.
  await mill.finance.ask(reversals.reverseInvoice, { ...await reverse("0012"), afterwards: "again" });
  const off = { kind: "cancel" as const };
  expect((await mill.clerk.ask(changes.impactOfChange, { orderId, content: off })).obstacles).toMatchObject([{ code: "creditRefundedTakeBack", facts: { number: credit.number, refund: given.number } }]);
  await mill.finance.ask(reversals.reverseRefund, { refundId: given.refundId, reason: "改从收款退" });
  await change(orderId, off);
  await mill.finance.ask(reversals.refundReceipt, { receiptId, ...refund });
  expect((await mill.finance.ask(credits.listCredits, { orderId })).rows).toMatchObject([{ reversed: true }, { reversed: true }]);
  expect(await owes()).toBe(-kept);
  expect(await verifyCompany(house, mill.companyId)).toEqual([]);
}, 60_000);

test("an order stands no more whose change's credit was given back: the refund is booked over first, and then what was paid is the customer's own money again", async () => {
  mill = await papermill(house, "澄江 边确认边生产", {
    pack: "sys-25.order-and-change-management.yaml",
    change({ settlement: rule, gates }) {
      rule.invoice = "onConfirm";
      gates.find(({ condition }) => condition === "confirmationReturned")!.when = 'customer.grade == "C"';
    },
  });
  life = lifeOf(house, mill);
  // Work, and the invoice, begin while the customer's answer to the order is out; he answers to what a change has made of it.
  const orderId = await life.review();
  await life.invoice(orderId);
  const { paid, receiptId, credit, refund, given } = await givenBack(orderId);
  const [invoice] = (await mill.finance.ask(reversals.listInvoices, { orderId })).rows;
  await mill.finance.ask(reversals.reverseInvoice, { invoiceId: invoice!.id, taxNumber: "26532026112499000021", issuedOn: "2026-11-24", reason: "抬头有误", afterwards: "again" });
  const [request] = await mill.clerk.ask(confirmations.ofOrder, { orderId });
  expect(request).toMatchObject({ changeId: null, orderVersion: 2 });
  await says(request!.id);

  // The customer's grade fell: from now on his answer comes before the work, and so the work goes back with it.
  const customer = await mill.clerk.ask(getCustomer, { id: mill.customer.id });
  await mill.clerk.ask(editCustomer, { ...customerFields.strip().parse(customer), id: customer.id, expectedRevision: customer.revision, grade: "C" });
  const back = { requestId: request!.id, reason: "客户称误点" };
  const refused = await mill.director.refused(confirmations.reverseConfirmation, back);
  expect(refused.refusals).toMatchObject([{ code: "creditRefundedTakeBack", facts: { number: credit.number, refund: given.number } }]);
  expect(await read(orderId)).toMatchObject({ axes: { confirmation: "given" } });

  await mill.finance.ask(reversals.reverseRefund, { refundId: given.refundId, reason: "改从收款退" });
  await mill.director.ask(confirmations.reverseConfirmation, back);
  await mill.finance.ask(reversals.refundReceipt, { receiptId, ...refund });
  expect((await mill.finance.ask(credits.listCredits, { orderId })).rows).toMatchObject([{ reversed: true }]);
  expect(await read(orderId)).toMatchObject({ stage: "awaitingCustomer", axes: { confirmation: "awaiting", fulfilment: "none" } });
  const kept = (Number(paid) - Number(refund.amount)).toFixed(2);
  expect((await mill.finance.ask(settlement.listReceipts, { customerId: mill.customer.id, unappliedOnly: "true" })).rows).toMatchObject([{ id: receiptId, rest: kept }]);
  // Finance has passed the order: what it comes to goes on counting, and what was paid stands against it.
  const { exposure } = (await mill.finance.ask(settlement.readAccount, { customerId: mill.customer.id })).credit[0]!;
  expect(Number(exposure)).toBe(Number((await read(orderId)).totalAmount) - Number(kept));
  expect(await verifyCompany(house, mill.companyId)).toEqual([]);
}, 60_000);

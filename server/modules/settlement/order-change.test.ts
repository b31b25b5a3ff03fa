import { expect, test } from "vitest";
import * as reversals from "../../../contract/settlement-reversals.ts";
import * as credits from "../../../contract/settlement-credits.ts";
import * as contract from "../../../contract/settlement.ts";
import { changeOrder, type SuppliedLine } from "./index.ts";
import { askedOf } from "./asked.fixture.ts";
import { id, settlementOnDatabase, termsOf } from "./settlement.fixture.ts";

const room = await settlementOnDatabase();
const { sound, issue, moneyOf, useOf } = askedOf(room);

const red = () => ({ taxNumber: id(), issuedOn: "2026-03-20", reason: "报价与合同不符" });
const priceOf = (invoiceId: string, unitPrice: string) =>
  room.ask(reversals.correctPrice, { invoiceId, ...red(), lines: [{ lineNo: 1, unitPrice }], evidence: { source: "contract", words: "合同第 3 条" } });

const box = { deliveryLineId: null, name: "A4 复印纸", spec: "70g", unit: "箱", priceFactor: "1", taxIncluded: true, taxClass: "goods" };
const goods = (orderLineId: string, quantity: string, unitPrice: string): SuppliedLine => ({ ...box, orderLineId, quantity, unitPrice });

/** An order of 100 boxes at 9.50, delivered and invoiced, beside 10 boxes at 1.00 that are still to come. */
async function invoicedOrder() {
  const order = await room.open({ total: "960.00" });
  const [line, other] = [id(), id()];
  room.prices.set(line, "9.5");
  const requestId = await room.supply(order, { lines: [{ ...goods(line, "100", "9.5"), deliveryLineId: id() }] });
  return { order, line, other, requestId, invoice: await issue([requestId]) };
}
/** The order gets a version at this price. */
async function changedTo({ order: { orderId }, line, other }: Pick<Awaited<ReturnType<typeof invoicedOrder>>, "order" | "line" | "other">, unitPrice: string) {
  room.prices.set(line, unitPrice);
  const lines = [goods(line, "100", unitPrice), goods(other, "10", "1")];
  const total = (100 * Number(unitPrice) + 10).toFixed(2);
  await room.act((context) => changeOrder(context, { orderId, total, terms: termsOf("monthly30"), on: "2026-03-25", reason: "版本更新", lines }));
}

test("invoiced at 9.50, agreed and billed at 9.05, then the order gets a version at 9.05: what was conceded is in its price now and counts once", async () => {
  const made = await invoicedOrder();
  const { order, invoice } = made;
  const { requestIds } = await priceOf(invoice.invoiceId, "9.05");
  expect(await moneyOf(order.orderId)).toMatchObject({ total: "960.00", conceded: "45.00" });
  expect(await useOf(order.customerId)).toMatchObject({ openOrders: "915.00", exposure: "915.00" });
  await changedTo(made, "9.05");
  expect(await moneyOf(order.orderId)).toMatchObject({ total: "915.00", conceded: "0.00" });
  expect(await useOf(order.customerId)).toMatchObject({ openOrders: "915.00", exposure: "915.00" });
  expect(room.events.at(-1)).toMatchObject({ name: "concessionChanged", facts: { orderId: order.orderId, conceded: "0.00" } });
  await issue(requestIds, { issuedOn: "2026-03-26" });
  expect(await useOf(order.customerId)).toMatchObject({ openOrders: "10.00", openInvoices: "905.00", exposure: "915.00" });
  await sound();
});

test("a price that is corrected twice is conceded once, and what the order's version takes over of it no more", async () => {
  const made = await invoicedOrder();
  const { order, invoice } = made;
  const first = await issue((await priceOf(invoice.invoiceId, "9.05")).requestIds, { issuedOn: "2026-03-20" });
  await priceOf(first.invoiceId, "8.5");
  expect(await moneyOf(order.orderId)).toMatchObject({ conceded: "100.00" });
  await changedTo(made, "9.05");
  expect(await moneyOf(order.orderId)).toMatchObject({ total: "915.00", conceded: "55.00" });
  expect(await useOf(order.customerId)).toMatchObject({ openOrders: "860.00", exposure: "860.00" });
  await sound();
});

test("where the order says the agreed price first, the invoice follows without a concession; goods that finance closed count at the order's price", async () => {
  const made = await invoicedOrder();
  const { order, invoice } = made;
  await room.ask(reversals.reverseInvoice, { invoiceId: invoice.invoiceId, ...red(), lines: [{ lineNo: 1, quantity: "10" }], afterwards: "close" });
  await room.ask(reversals.reverseInvoice, { invoiceId: invoice.invoiceId, ...red(), lines: [{ lineNo: 1, gross: "5" }], afterwards: "close" });
  expect(await moneyOf(order.orderId)).toMatchObject({ invoiced: "850.00", conceded: "100.00" });
  await changedTo(made, "10");
  expect(await moneyOf(order.orderId)).toMatchObject({ total: "1010.00", conceded: "105.00" });
  await priceOf(invoice.invoiceId, "10");
  expect(await moneyOf(order.orderId)).toMatchObject({ invoiced: "0.00", conceded: "100.00" });
  expect(await useOf(order.customerId)).toMatchObject({ openOrders: "910.00", exposure: "910.00" });
  await sound();
});

/** An order of 100 boxes at 9.50, invoiced as a whole before anything left. */
async function billedWhole() {
  const order = await room.open({ total: "950.00" });
  const line = id();
  room.prices.set(line, "9.5");
  const requestId = await room.supply(order, { deliveryId: null, deliveryNumber: null, lines: [goods(line, "100", "9.5")] });
  return { order, line, requestId, at: { quantity: "100", unitPrice: "9.5" } };
}
type Whole = Awaited<ReturnType<typeof billedWhole>>;
let changes = 0;
/** The next version of such an order, as a change makes it; answers what of it was refused. */
async function version(whole: Whole, next: { quantity: string; unitPrice: string } | undefined): Promise<string[]> {
  const { order: { orderId }, line, at } = whole;
  const lineAt = (given: typeof next) => (given ? [{ ...goods(line, given.quantity, given.unitPrice), taxRate: "13" }] : []);
  const total = next ? (Number(next.quantity) * Number(next.unitPrice)).toFixed(2) : "0";
  const outcome = await room.act(async (context) => {
    await changeOrder(context, { orderId, total, terms: termsOf("monthly30"), on: "2026-03-25", reason: "版本更新", lines: lineAt(next) });
    return room.money.billChange(context, { orderId, change: { id: id(), number: `BG${(changes += 1)}` }, before: lineAt(at), after: lineAt(next), suppliedOn: "2026-03-10", billableOn: "2026-03-10", reason: "版本更新" });
  });
  if (next) [whole.at, next] = [next, undefined];
  room.prices.set(line, whole.at.unitPrice);
  room.whole.set(orderId, lineAt(whole.at));
  return outcome && "refusals" in outcome ? outcome.refusals.map(({ code }) => code) : [];
}
const requestsOf = async (orderId: string) => (await room.ask(contract.listInvoiceRequests, { orderId })).rows.filter(({ state }) => state !== "withdrawn").toReversed();

test("billed whole and not invoiced yet: finance is asked for the new version instead of the old", async () => {
  const whole = await billedWhole();
  const { orderId, customerId } = whole.order;
  expect(await version(whole, { quantity: "80", unitPrice: "9" })).toEqual([]);
  expect(await requestsOf(orderId)).toMatchObject([{ state: "requested", gross: "720.00", changeNumber: null }]);
  expect(await useOf(customerId)).toMatchObject({ openOrders: "720.00", exposure: "720.00" });
  await version(whole, undefined);
  expect(await requestsOf(orderId)).toEqual([]);
  expect(await useOf(customerId)).toMatchObject({ exposure: "0.00" });
  await sound();
});

test("billed whole and invoiced: more is a request of its own, less a credit note that pays the invoice; the exposure is the order's amount all the time", async () => {
  const whole = await billedWhole();
  const { orderId, customerId } = whole.order;
  await issue([whole.requestId]);
  await version(whole, { quantity: "120", unitPrice: "9.7" });
  const [, extra] = await requestsOf(orderId);
  expect(extra).toMatchObject({ state: "requested", gross: "214.00", changeNumber: `BG${changes}` });
  expect((await room.ask(contract.readInvoiceRequest, { requestId: extra!.id })).lines).toMatchObject([{ quantity: "20", unitPrice: "9.7", gross: "194.00" }, { quantity: "100", unitPrice: "0.2", gross: "20.00" }]);
  expect(await useOf(customerId)).toMatchObject({ openOrders: "214.00", openInvoices: "950.00", exposure: "1164.00" });
  await issue([extra!.id], { issuedOn: "2026-03-20" });
  await version(whole, { quantity: "90", unitPrice: "9.5" });
  const [credit] = (await room.ask(credits.listCredits, { orderId })).rows;
  expect(credit).toMatchObject({ amount: "309.00", rest: "0.00", kind: "price", sourceKind: "change", lines: [{ quantity: "30", amount: "291.00" }, { quantity: null, amount: "18.00" }] });
  expect(await moneyOf(orderId)).toMatchObject({ total: "855.00", invoiced: "1164.00", paid: "309.00", conceded: "-309.00" });
  expect(await useOf(customerId)).toMatchObject({ openOrders: "0.00", openInvoices: "855.00", exposure: "855.00" });
  await version(whole, { quantity: "100", unitPrice: "9.5" });
  expect((await requestsOf(orderId)).at(-1)).toMatchObject({ state: "requested", gross: "95.00" });
  expect(await useOf(customerId)).toMatchObject({ openOrders: "95.00", exposure: "950.00" });
  // The credit note stands with its change, and nothing is conceded beside it.
  expect(await room.refused(reversals.reverseReceipt, { receiptId: credit!.id, reason: "x" })).toEqual(["creditOfChangeStays"]);
  const [blue] = (await room.ask(reversals.listInvoices, { orderId })).rows;
  expect(await room.refused(reversals.reverseInvoice, { invoiceId: blue!.id, ...red(), afterwards: "close" })).toEqual(["creditOfChangeStays"]);
  await sound();
});

test("billed whole and dearer by a change: what was invoiced at the first price is not closed or corrected alone while the difference is asked beside it", async () => {
  const whole = await billedWhole();
  const { orderId, customerId } = whole.order;
  await issue([whole.requestId]);
  await version(whole, { quantity: "100", unitPrice: "9.7" });
  const [blue] = (await room.ask(reversals.listInvoices, { orderId })).rows;
  const invoiceId = blue!.id;
  expect(await room.refused(reversals.reverseInvoice, { invoiceId, ...red(), afterwards: "close" })).toEqual(["differenceOfChangeStays"]);
  expect(await room.refused(reversals.correctPrice, { invoiceId, ...red(), lines: [{ lineNo: 1, unitPrice: "9.7" }], evidence: { source: "contract", words: "合同" } })).toEqual(["differenceOfChangeStays"]);
  // An amount leaves the goods at their price.
  await room.ask(reversals.reverseInvoice, { invoiceId, ...red(), afterwards: "close", lines: [{ lineNo: 1, gross: "50.00" }] });
  expect(await moneyOf(orderId)).toMatchObject({ total: "970.00", invoiced: "900.00", conceded: "50.00" });
  expect(await useOf(customerId)).toMatchObject({ openOrders: "20.00", exposure: "920.00" });
  await sound();
});

/** The order's only invoice is red, and it is invoiced as its version says it now. */
const asOrdered = (invoiceId: string, freed: "customer" | "order" = "customer") => room.ask(reversals.reverseInvoice, { invoiceId, ...red(), issuedOn: "2026-03-26", freed, afterwards: "asOrdered" });

test("billed whole, less by a change and credited: taken back by a red invoice, the order is invoiced anew as it is now, the credit note goes with the old invoice, and the exposure is the order's amount", async () => {
  const whole = await billedWhole();
  const { orderId, customerId } = whole.order;
  const blue = await issue([whole.requestId]);
  await room.ask(contract.recordReceipt, { customerId, ledgerId: whole.order.ledgerId!, amount: "600", receivedOn: "2026-03-16", means: "bankTransfer", applications: [{ kind: "receivable", id: (await room.ask(contract.listReceivables, { orderId })).rows[0]!.id, amount: "600" }] });
  await version(whole, { quantity: "80", unitPrice: "9.5" });
  expect(await moneyOf(orderId)).toMatchObject({ total: "760.00", invoiced: "950.00", paid: "790.00", conceded: "-190.00" });
  const [credit] = (await room.ask(credits.listCredits, { orderId })).rows;
  const { requestIds, freed } = await asOrdered(blue.invoiceId, "order");
  expect([freed, await moneyOf(orderId)]).toMatchObject(["190.00", { total: "760.00", invoiced: "0.00", paid: "600.00", deposits: "600.00", conceded: "0.00" }]);
  expect((await requestsOf(orderId)).map(({ id: requestId, gross, state }) => [requestId, gross, state])).toEqual([[requestIds[0], "760.00", "requested"]]);
  expect((await room.ask(credits.listCredits, { orderId })).rows).toMatchObject([{ number: credit!.number, reversed: true, rest: "0.00" }]);
  expect(await useOf(customerId)).toMatchObject({ openOrders: "760.00", openInvoices: "0.00", deposits: "600.00", unapplied: "0.00", exposure: "160.00" });
  const anew = await issue(requestIds, { issuedOn: "2026-03-26" });
  expect(await moneyOf(orderId)).toMatchObject({ total: "760.00", invoiced: "760.00", paid: "600.00", deposits: "0.00", conceded: "0.00" });
  expect(await useOf(customerId)).toMatchObject({ openOrders: "0.00", openInvoices: "160.00", exposure: "160.00" });
  // What is settled now may be closed or corrected, and the next change goes on as ever.
  await version(whole, { quantity: "70", unitPrice: "9.5" });
  expect(await moneyOf(orderId)).toMatchObject({ total: "665.00", invoiced: "760.00", paid: "695.00", conceded: "-95.00" });
  expect(await useOf(customerId)).toMatchObject({ exposure: "65.00" });
  await asOrdered(anew.invoiceId);
  expect(await useOf(customerId)).toMatchObject({ openOrders: "665.00", openInvoices: "0.00", deposits: "600.00", exposure: "65.00" });
  await sound();
});

test("a deposit of the whole old amount that the order needs no longer is the customer's when the order is invoiced anew", async () => {
  const whole = await billedWhole();
  const { orderId, customerId } = whole.order;
  await room.ask(contract.recordReceipt, { customerId, ledgerId: whole.order.ledgerId!, amount: "950", receivedOn: "2026-03-11", means: "bankTransfer", applications: [{ kind: "order", id: orderId, amount: "950" }] });
  const blue = await issue([whole.requestId]);
  await version(whole, { quantity: "80", unitPrice: "9.5" });
  expect(await useOf(customerId)).toMatchObject({ unapplied: "190.00", exposure: "-190.00" });
  await asOrdered(blue.invoiceId);
  expect(await moneyOf(orderId)).toMatchObject({ total: "760.00", paid: "760.00", deposits: "760.00", conceded: "0.00" });
  expect(await useOf(customerId)).toMatchObject({ openOrders: "760.00", deposits: "760.00", unapplied: "190.00", exposure: "-190.00" });
  await sound();
});

test("billed whole with more asked beside: the whole order is asked once, and only after every invoice of it is taken back", async () => {
  const whole = await billedWhole();
  const { orderId, customerId } = whole.order;
  const blue = await issue([whole.requestId]);
  await version(whole, { quantity: "120", unitPrice: "9.7" });
  const second = await issue([(await requestsOf(orderId))[1]!.id], { issuedOn: "2026-03-20" });
  await version(whole, { quantity: "130", unitPrice: "9.7" });
  const asked = { ...red(), issuedOn: "2026-03-26", afterwards: "asOrdered" as const };
  expect(await room.refused(reversals.reverseInvoice, { invoiceId: blue.invoiceId, ...asked })).toEqual(["reverseInvoiceFirst"]);
  expect(await room.refused(reversals.reverseInvoice, { invoiceId: blue.invoiceId, ...asked, lines: [{ lineNo: 1, quantity: "10" }] })).toEqual(["asOrderedNotWhole"]);
  await room.ask(reversals.reverseInvoice, { invoiceId: second.invoiceId, ...red(), issuedOn: "2026-03-26", afterwards: "again" });
  await asOrdered(blue.invoiceId);
  expect((await requestsOf(orderId)).map(({ gross, state }) => [gross, state])).toEqual([["1261.00", "requested"]]);
  expect(await useOf(customerId)).toMatchObject({ openOrders: "1261.00", exposure: "1261.00" });
  await sound();
});

test("an order that is billed by delivery, or of which something was closed or corrected, is not invoiced anew as a whole", async () => {
  const { invoice } = await invoicedOrder();
  const asked = () => ({ ...red(), issuedOn: "2026-03-26", afterwards: "asOrdered" as const });
  expect(await room.refused(reversals.reverseInvoice, { invoiceId: invoice.invoiceId, ...asked() })).toEqual(["asOrderedNotWhole"]);
  const whole = await billedWhole();
  const blue = await issue([whole.requestId]);
  await room.ask(reversals.reverseInvoice, { invoiceId: blue.invoiceId, ...red(), lines: [{ lineNo: 1, quantity: "10" }], afterwards: "close" });
  expect(await room.refused(reversals.reverseInvoice, { invoiceId: blue.invoiceId, ...asked() })).toEqual(["asOrderedNotWhole"]);
  await sound();
});

test("billed whole: what finance took back before counts once, whether goods were closed or their price was corrected", async () => {
  const closed = await billedWhole();
  const blue = await issue([closed.requestId]);
  await room.ask(reversals.reverseInvoice, { invoiceId: blue.invoiceId, ...red(), lines: [{ lineNo: 1, quantity: "10" }], afterwards: "close" });
  await version(closed, { quantity: "90", unitPrice: "9.5" });
  expect(await moneyOf(closed.order.orderId)).toMatchObject({ total: "855.00", invoiced: "855.00", conceded: "0.00", paid: "0.00" });
  const priced = await billedWhole();
  await priceOf((await issue([priced.requestId])).invoiceId, "9.05");
  await version(priced, { quantity: "110", unitPrice: "9.05" });
  expect((await requestsOf(priced.order.orderId)).map(({ gross, state }) => [gross, state])).toEqual([["950.00", "closed"], ["905.00", "requested"], ["90.50", "requested"]]);
  expect(await useOf(priced.order.customerId)).toMatchObject({ exposure: "995.50", openOrders: "995.50" });
  const [, , extra] = await requestsOf(priced.order.orderId);
  const difference = await billedWhole();
  await issue([difference.requestId]);
  await version(difference, { quantity: "100", unitPrice: "10" });
  const { invoiceId } = await issue([(await requestsOf(difference.order.orderId))[1]!.id], { issuedOn: "2026-03-20" });
  expect(extra?.changeNumber).not.toBeNull();
  expect(await room.refused(reversals.correctPrice, { invoiceId, ...red(), lines: [{ lineNo: 1, unitPrice: "1" }], evidence: { source: "other", words: "x" } })).toEqual(["differenceHasNoPrice"]);
  await sound();
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { fromMinor } from "../../../contract/money.ts";
import * as credits from "../../../contract/settlement-credits.ts";
import * as reversals from "../../../contract/settlement-reversals.ts";
import * as contract from "../../../contract/settlement.ts";
import { isRefused } from "../../platform/refusal.ts";
import { changeOrder, creditOf, drift, endGrant, grantAgain, type GrantAsk, grantCountsElsewhere, grantCredit, restGrant, standingOf } from "./index.ts";
import { openItemsOf } from "./item-store.ts";
import { askedOf } from "./asked.fixture.ts";
import { finance, id, ledgerId, settlementOnDatabase, termsOf } from "./settlement.fixture.ts";

const room = await settlementOnDatabase();
const { inCompany } = askedOf(room);
const drifted = () => inCompany(drift);

const grant = (ask: Partial<GrantAsk> & Pick<GrantAsk, "customerId">) => {
  const orderId = id();
  return room.act((context) => grantCredit(context, { subject: { kind: "order", id: orderId }, orderId, currency: "CNY", amount: "100.00", limit: "1050.00", mayExceed: false, ...ask }));
};
const creditFor = (customerId: string) => inCompany((tx) => creditOf(tx, { customerId, currency: "CNY" }, "2026-03-31"));

test("of fifty orders that finance passes at once exactly the ten that fit into the credit pass", async () => {
  const customerId = id();
  const outcomes = await Promise.all(Array.from({ length: 50 }, () => grant({ customerId })));
  expect(outcomes.filter((outcome) => !isRefused(outcome))).toHaveLength(10);
  expect(outcomes.filter(isRefused).every(({ refusals }) => refusals[0].code === "overCreditLimit")).toBe(true);
  expect(await creditFor(customerId)).toMatchObject({ granted: "1000.00", openOrders: "0.00", exposure: "1000.00" });
  expect(await drifted()).toEqual([]);
});

test("what is granted counts once and follows its order's amount; it rests, counts again while it fits, and ends", async () => {
  const [customerId, orderId] = [id(), id()];
  const subject = { kind: "order", id: orderId };
  const ask = { customerId, orderId, subject, limit: "1000.00" };
  const exposure = async () => (await creditFor(customerId)).exposure;
  await grant({ ...ask, amount: "700.00" });
  await grant({ ...ask, amount: "900.00" });
  expect(await exposure()).toBe("900.00");
  await room.act((context) => restGrant(context, subject));
  await room.act((context) => restGrant(context, subject));
  expect(await exposure()).toBe("0.00");
  const other = id();
  await grant({ customerId, orderId: other, subject: { kind: "order", id: other }, limit: "1000.00", amount: "200.00" });
  const again = (amount: string) => room.act((context) => grantAgain(context, subject, { amount, limit: "1000.00" }));
  expect(await again("900.00")).toMatchObject({ refusals: [{ code: "overCreditLimit", facts: { over: "100.00" } }] });
  expect(await again("800.00")).toBeUndefined();
  expect(await exposure()).toBe("1000.00");
  await room.act((context) => endGrant(context, subject));
  expect(await again("800.00")).toBeUndefined();
  expect(await exposure()).toBe("200.00");
  expect(await drifted()).toEqual([]);
});

test("an order that stands counts among the open orders, and what it was granted no more", async () => {
  const [customerId, orderId] = [id(), id()];
  const subject = { kind: "order", id: orderId };
  await grant({ customerId, orderId, subject, amount: "700.00" });
  await room.act((context) => grantCountsElsewhere(context, subject));
  await room.open({ customerId, orderId, total: "700.00" });
  expect(await creditFor(customerId)).toMatchObject({ granted: "0.00", openOrders: "700.00", exposure: "700.00" });
});

test("by how much finance let an order over the limit is kept, with what is granted and with the order that stands", async () => {
  const { customerId, orderId } = await room.open({ total: "700.00", limit: "500.00" });
  await grant({ customerId, orderId, subject: { kind: "order", id: orderId }, amount: "300.00", limit: "800.00", mayExceed: true });
  expect(await room.db.asOwner("select o.exceeded as standing, g.exceeded as granted from settlement.orders o join settlement.grants g using (order_id) where order_id = $1", [orderId])).toEqual([{ standing: "200.00", granted: "200.00" }]);
});

const backward = ["red", "redPart", "price", "bounce", "takeOff", "refund", "credit", "charge"] as const;
type Backward = (typeof backward)[number];
type Step = { kind: "open" | "deposit" | "supply" | "issue" | "receive" | "apply" | "cancel" | Backward; minor: number; at: number };
const steps = fc.array(
  fc.record({ kind: fc.constantFrom<Step["kind"][]>("open", "deposit", "deposit", "supply", "supply", "issue", "issue", "receive", "receive", "apply", "apply", "cancel", ...backward, ...backward), minor: fc.integer({ min: 1, max: 50_000 }), at: fc.nat(1000) }),
  { minLength: 16, maxLength: 30 },
);

interface World {
  customerId: string;
  orders: { orderId: string }[];
}
const pick = <T>(from: readonly T[], at: number): T | undefined => from[at % (from.length || 1)];
const terms = ["prepaid30", "monthly30", "cashOnDelivery", "prepaid"];

/** What every sequence begins with: an order whose deposit comes in before its goods are invoiced. */
const opening: Step[] = [{ kind: "open", minor: 100_000, at: 0 }, { kind: "deposit", minor: 20_000, at: 0 }, { kind: "supply", minor: 40_000, at: 0 }, { kind: "issue", minor: 1, at: 0 }];

/** One sequence in which each way back is gone that the last check counts, so that it does not hang on chance. */
const eachWayBack: Step[] = (["receive", "bounce", "receive", "refund", "redPart", "red"] as const).flatMap((kind) => [0, 1].map((at) => ({ kind, minor: 1_000, at })));

async function payDeposit(customerId: string, amount: string, at: number): Promise<void> {
  const waiting = pick((await inCompany((tx) => openItemsOf(tx, customerId))).filter(({ kind }) => kind === "order"), at);
  if (!waiting) return;
  const part = Number(amount) < Number(waiting.open) ? amount : waiting.open;
  await room.ask(contract.recordReceipt, { customerId, ledgerId, amount, receivedOn: "2026-03-20", means: "cash", applications: [{ kind: "order", id: waiting.id, amount: part }] });
}

/** One of the ways back; one that is not possible just now is refused, and changes nothing. */
async function takeBack(kind: Backward, { minor, at }: Step, { customerId, orders }: World): Promise<void> {
  const red = { taxNumber: id(), issuedOn: "2026-03-30", reason: "r" };
  const amount = fromMinor(BigInt(minor), "CNY");
  const blue = pick((await room.ask(reversals.listInvoices, { customerId })).rows.filter(({ left }) => Number(left) > 0), at);
  const receipt = pick((await room.ask(contract.listReceipts, { customerId })).rows, at);
  const orderId = pick(orders, at)?.orderId;
  if (kind === "red" && blue) await room.refused(reversals.reverseInvoice, { invoiceId: blue.id, ...red, freed: at % 2 ? "order" : "customer", afterwards: at % 3 ? "again" : "close" });
  else if (kind === "redPart" && blue) await room.refused(reversals.reverseInvoice, { invoiceId: blue.id, ...red, lines: [at % 2 ? { lineNo: 1, quantity: "0.4" } : { lineNo: 1, gross: amount }], afterwards: at % 2 ? "again" : "close" });
  else if (kind === "price" && blue) await room.refused(reversals.correctPrice, { invoiceId: blue.id, ...red, lines: [{ lineNo: 1, unitPrice: amount }], evidence: { source: "letter", words: "w" } });
  else if (kind === "refund" && receipt) await room.refused(reversals.refundReceipt, { receiptId: receipt.id, amount, refundedOn: "2026-03-30", means: "cash", reason: "r" });
  else if (kind === "credit" && orderId) await room.refused(credits.giveCredit, { orderId, kind: at % 2 ? "price" : "compensation", reason: "r", lines: [{ name: "n", amount }] });
  else if (kind === "charge" && orderId) await room.refused(credits.chargeCustomer, { orderId, amount, dueOn: "2026-04-30", reason: "r" });
  else if (receipt && (kind === "bounce" || kind === "takeOff")) {
    const { allocations } = await room.ask(reversals.readReceipt, { receiptId: receipt.id });
    const standing = allocations.filter((one) => one.kind === "deposit" || (Number(one.left) > 0 && one.kind === "payment"));
    const one = pick(allocations, at);
    if (kind === "bounce") await room.refused(reversals.reverseReceipt, { receiptId: receipt.id, reason: "r", allocationIds: standing.map((each) => each.id) });
    else if (one) await room.refused(reversals.reverseAllocation, { allocationId: one.id, reason: "r" });
  }
}
const isBackward = (kind: Step["kind"]): kind is Backward => (backward as readonly string[]).includes(kind);

/** The order is called off without compensation, while nothing of it is invoiced. */
const callOff = (orderId: string) =>
  room.act(async (context) => {
    const standing = await standingOf(context.tx, orderId);
    if (Number(standing!.invoiced) === 0) await changeOrder(context, { orderId, total: "0", terms: standing!.terms!, on: "2026-03-20", reason: "r", lines: [] });
  });

async function take(step: Step, world: World): Promise<void> {
  const { kind, minor, at } = step;
  if (isBackward(kind)) return takeBack(kind, step, world);
  const { customerId } = world;
  const amount = fromMinor(BigInt(minor), "CNY");
  const order = pick(world.orders, at);
  if (kind === "open") world.orders.push(await room.open({ customerId, total: amount, terms: termsOf(pick(terms, at)!) }));
  else if (kind === "receive") await room.ask(contract.recordReceipt, { customerId, ledgerId, amount, receivedOn: "2026-03-20", means: "cash" });
  else if (kind === "deposit") await payDeposit(customerId, amount, at);
  else if (kind === "supply" && order) await room.supply(order, { gross: amount });
  else if (kind === "cancel" && order) await callOff(order.orderId);
  else if (kind === "issue") {
    const waiting = (await room.ask(contract.listInvoiceRequests, { customerId, state: "requested" })).rows.slice(0, 1 + (at % 2));
    if (waiting.length) await room.ask(contract.issueInvoice, { requestIds: waiting.map((request) => request.id), kind: "special", taxNumber: id(), issuedOn: "2026-03-30" });
  } else if (kind === "apply") {
    const { rows } = await room.ask(contract.listReceipts, { customerId, unappliedOnly: "true" });
    const receipt = pick(rows, at);
    const { suggestions } = receipt ? await room.ask(contract.suggestApplications, { receiptId: receipt.id }) : { suggestions: [] };
    if (receipt && suggestions.length) await room.ask(contract.applyReceipt, { receiptId: receipt.id, applications: suggestions.map(({ kind: target, id: targetId, amount: part }) => ({ kind: target, id: targetId, amount: part })) });
  }
}

test("after any sequence of orders, invoices, money and of what takes them back the exposure is what the documents come to", async () => {
  await fc.assert(fc.asyncProperty(steps, async (sequence) => {
    const world: World = { customerId: id(), orders: [] };
    for (const step of [...opening, ...sequence]) await take(step, world);
    expect(await drifted()).toEqual([]);
    const { exposure, openOrders, openInvoices, deposits, unapplied } = await inCompany((tx) => creditOf(tx, { customerId: world.customerId, currency: "CNY" }, "2026-03-31"));
    expect(Number(exposure)).toBeCloseTo(Number(openOrders) + Number(openInvoices) - Number(deposits) - Number(unapplied), 2);
    expect((await inCompany((tx) => openItemsOf(tx, world.customerId))).every(({ open, amount }) => Number(open) > 0 && Number(open) <= Number(amount))).toBe(true);
  }), { numRuns: 12, seed: 20_261_124, examples: [[eachWayBack]] });
  const [offset] = await room.db.asOwner("select count(*)::int as n from settlement.allocations where from_deposit is not null");
  expect(offset?.n).toBeGreaterThanOrEqual(12);
  const [back] = await room.db.asOwner("select (select count(*) from settlement.reductions)::int as reduced, (select count(*) from settlement.receipt_reversals)::int as bounced, (select count(*) from settlement.refunds)::int as refunded");
  expect(back).toEqual({ reduced: expect.any(Number), bounced: expect.any(Number), refunded: expect.any(Number) });
  expect(Object.values(back!).every((n) => Number(n) > 0)).toBe(true);
}, 120_000);

test.each([
  ["an account's sum", "update settlement.accounts set open_orders = open_orders + 1 where customer_id = $1", "account.openOrders"],
  ["an account's granted credit", "update settlement.accounts set granted = granted + 1 where customer_id = $1", "account.granted"],
  ["an order's sum", "update settlement.orders set invoiced = invoiced + 1 where customer_id = $1", "order.invoiced"],
])("%s that somebody wrote past the room is found", async (_, fault, what) => {
  const { customerId } = await room.open();
  await room.db.asOwner(fault, [customerId]);
  expect((await drifted()).map((found) => found.what)).toContain(what);
  await room.db.asOwner(fault.replace("+ 1", "- 1"), [customerId]);
  expect(await drifted()).toEqual([]);
});

test("money of another company is out of reach", async () => {
  const order = await room.open();
  const stranger = { ...finance, companyId: "2" };
  expect(await room.refused(contract.readOrderMoney, { orderId: order.orderId }, stranger)).toEqual(["notFound"]);
});

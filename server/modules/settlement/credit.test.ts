import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { fromMinor } from "../../../contract/money.ts";
import * as contract from "../../../contract/settlement.ts";
import { isRefused } from "../../platform/refusal.ts";
import { commitExposure, creditOf, drift, releaseExposure } from "./index.ts";
import { openItemsOf } from "./item-store.ts";
import { finance, id, ledgerId, type Room, settlementOnDatabase, termsOf } from "./settlement.fixture.ts";

let room: Room;
beforeAll(async () => {
  room = await settlementOnDatabase();
});
const inCompany = <T>(work: Parameters<typeof room.db.database.inCompany<T>>[1]) => room.db.database.inCompany("1", work);
const drifted = () => inCompany(drift);

test("of fifty orders approved at once exactly the ten that fit into the credit pass", async () => {
  const customerId = id();
  const outcomes = await Promise.all(Array.from({ length: 50 }, () =>
    room.act((context) => commitExposure(context, { customerId, orderId: id(), currency: "CNY", amount: "100.00", limit: "1050.00", mayExceed: false }))));
  expect(outcomes.filter((outcome) => !isRefused(outcome))).toHaveLength(10);
  expect(outcomes.filter(isRefused).every(({ refusals }) => refusals[0].code === "overCreditLimit")).toBe(true);
  expect((await inCompany((tx) => creditOf(tx, { customerId, currency: "CNY" }, "2026-03-31"))).exposure).toBe("1000.00");
  expect(await drifted()).toEqual([]);
});

test("an order counts once, however often it is committed; cancelled it counts no more", async () => {
  const order = await room.open({ total: "700.00" });
  const commit = (amount: string) => room.act((context) => commitExposure(context, { ...order, amount, limit: "1000.00", mayExceed: false }));
  await commit("700.00");
  await commit("900.00");
  const exposure = async () => (await inCompany((tx) => creditOf(tx, order, "2026-03-31"))).exposure;
  expect(await exposure()).toBe("900.00");
  await room.act((context) => releaseExposure(context, order.orderId));
  await room.act((context) => releaseExposure(context, order.orderId));
  expect(await exposure()).toBe("0.00");
  expect(await drifted()).toEqual([]);
});

test("somebody entitled lets an order over the limit, and by how much is kept", async () => {
  const order = await room.open({ total: "700.00", limit: "500.00", mayExceed: true });
  const [kept] = await room.db.asOwner("select exceeded from settlement.orders where order_id = $1", [order.orderId]);
  expect(kept).toEqual({ exceeded: "200.00" });
});

type Step = { kind: "open" | "deposit" | "supply" | "issue" | "receive" | "apply" | "cancel"; minor: number; at: number };
const steps = fc.array(
  fc.record({ kind: fc.constantFrom<Step["kind"][]>("open", "deposit", "deposit", "supply", "supply", "issue", "issue", "receive", "receive", "apply", "apply", "cancel"), minor: fc.integer({ min: 1, max: 50_000 }), at: fc.nat(1000) }),
  { minLength: 12, maxLength: 24 },
);

interface World {
  customerId: string;
  orders: { orderId: string }[];
  requests: string[];
}
const pick = <T>(from: readonly T[], at: number): T | undefined => from[at % (from.length || 1)];
const terms = ["prepaid30", "monthly30", "cashOnDelivery", "prepaid"];

/** What every sequence begins with: an order whose deposit comes in before its goods are invoiced. */
const opening: Step[] = [{ kind: "open", minor: 100_000, at: 0 }, { kind: "deposit", minor: 20_000, at: 0 }, { kind: "supply", minor: 40_000, at: 0 }, { kind: "issue", minor: 1, at: 0 }];

async function payDeposit(customerId: string, amount: string, at: number): Promise<void> {
  const waiting = pick((await inCompany((tx) => openItemsOf(tx, customerId))).filter(({ kind }) => kind === "order"), at);
  if (!waiting) return;
  const part = Number(amount) < Number(waiting.open) ? amount : waiting.open;
  await room.ask(contract.recordReceipt, { customerId, ledgerId, amount, receivedOn: "2026-03-20", means: "cash", applications: [{ kind: "order", id: waiting.id, amount: part }] });
}

async function take({ kind, minor, at }: Step, world: World): Promise<void> {
  const { customerId } = world;
  const amount = fromMinor(BigInt(minor), "CNY");
  const order = pick(world.orders, at);
  if (kind === "open") world.orders.push(await room.open({ customerId, total: amount, terms: termsOf(pick(terms, at)!) }));
  else if (kind === "receive") await room.ask(contract.recordReceipt, { customerId, ledgerId, amount, receivedOn: "2026-03-20", means: "cash" });
  else if (kind === "deposit") await payDeposit(customerId, amount, at);
  else if (kind === "supply" && order) world.requests.push(await room.supply(order, { gross: amount }));
  else if (kind === "cancel" && order) await room.act((context) => releaseExposure(context, order.orderId));
  else if (kind === "issue" && world.requests.length) await room.ask(contract.issueInvoice, { requestIds: world.requests.splice(0, 1 + (at % 2)), kind: "special", taxNumber: id(), issuedOn: "2026-03-25" });
  else if (kind === "apply") {
    const { rows } = await room.ask(contract.listReceipts, { customerId, unappliedOnly: "true" });
    const receipt = pick(rows, at);
    const { suggestions } = receipt ? await room.ask(contract.suggestApplications, { receiptId: receipt.id }) : { suggestions: [] };
    if (receipt && suggestions.length) await room.ask(contract.applyReceipt, { receiptId: receipt.id, applications: suggestions.map(({ kind: target, id: targetId, amount: part }) => ({ kind: target, id: targetId, amount: part })) });
  }
}

test("after any sequence of orders, invoices and money the exposure is what the documents come to", async () => {
  await fc.assert(fc.asyncProperty(steps, async (sequence) => {
    const world: World = { customerId: id(), orders: [], requests: [] };
    for (const step of [...opening, ...sequence]) await take(step, world);
    expect(await drifted()).toEqual([]);
    const { exposure, openOrders, openInvoices, deposits, unapplied } = await inCompany((tx) => creditOf(tx, { customerId: world.customerId, currency: "CNY" }, "2026-03-31"));
    expect(Number(exposure)).toBeCloseTo(Number(openOrders) + Number(openInvoices) - Number(deposits) - Number(unapplied), 2);
    expect((await inCompany((tx) => openItemsOf(tx, world.customerId))).every(({ open, amount }) => Number(open) > 0 && Number(open) <= Number(amount))).toBe(true);
  }), { numRuns: 12 });
  const [offset] = await room.db.asOwner("select count(*)::int as n from settlement.allocations where from_deposit is not null");
  expect(offset?.n).toBeGreaterThanOrEqual(12);
}, 120_000);

test.each([
  ["an account's sum", "update settlement.accounts set open_orders = open_orders + 1 where customer_id = $1", "account.openOrders"],
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

import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { createCustomer } from "../../contract/customer-commands.ts";
import * as orders from "../../contract/orders.ts";
import { usualTerms } from "../../contract/payment-terms.ts";
import { stages } from "../../contract/order-axes.ts";
import type { ParsedInputOf } from "../../contract/toolkit.ts";
import { initialsOf, searchable } from "../../server/platform/search-words.ts";
import type { TestHouse } from "../support/house.ts";
import { millHouse, type Papermill } from "../support/scene.ts";

const runs = Number(process.env.GENDAN_RANDOM ?? (process.env.CI ? 160 : 60));
const seed = Number(process.env.SEED ?? (process.env.GENDAN_RANDOM ? Date.now() % 2 ** 31 : 20_261_124));
const dayMs = 86_400_000;

type Known = Pick<orders.OrderDetail, "id" | "number" | "stage" | "customerId" | "customerName" | "salespersonId" | "customerPo" | "requestedDate"> & { fulfilment: string; createdAt: Date };
type Query = Omit<Partial<ParsedInputOf<typeof orders.listOrders>> & Pick<ParsedInputOf<typeof orders.listOrders>, "sort" | "limit">, "toInvoice" | "establishedFrom" | "paidFrom">;

let house: TestHouse;
let mill: Papermill;
let known: Known[];
const customerPos = ["PO-2026/117", "合同 88", "ＰＯ１１７", "57×50", "100%_\\", "", "po"];

async function another(name: string): Promise<string> {
  const { id } = await mill.clerk.ask(createCustomer, {
    name: `${name}有限公司`, shortName: name, uscc: null, grade: "B", salespersonId: mill.salesperson.id, paymentTerms: usualTerms[0]!,
    contacts: [{ name: "王芳", phones: ["13970014321"], emails: [], signatory: true, receivesConfirmations: true }],
    addresses: [{ province: "云南省", city: "曲靖市", district: "麒麟区", detail: "南宁路 1 号", receiver: 0 }],
  });
  return id;
}

/** Reads an order as its own page shows it, which no list has a part in. */
async function learn(orderId: string): Promise<Known> {
  const { id, number, stage, customerId, customerName, salespersonId, customerPo, requestedDate, axes, createdAt } = await mill.clerk.ask(orders.readOrder, { orderId });
  return { id, number, stage, customerId, customerName, salespersonId, customerPo, requestedDate, fulfilment: axes.fulfilment, createdAt: new Date(createdAt) };
}
async function enter(customerIds: readonly string[], n: number): Promise<Known> {
  const { orderId, revision } = await mill.clerk.ask(orders.enterOrder, mill.order({
    customerId: customerIds[n % customerIds.length]!, customerPo: customerPos[n % customerPos.length] || undefined, lines: [{ productId: mill.roll, quantity: String(n + 1) }],
    requestedDate: n % 5 ? new Date(house.clock.now().getTime() + (n % 9) * dayMs).toISOString().slice(0, 10) : undefined, contactId: undefined, addressId: undefined, ...(n % 4 === 0 && { salespersonId: mill.clerk.id }),
  }));
  if (n % 3 === 0) await mill.clerk.ask(orders.cancelOrder, { orderId, expectedRevision: revision, reason: "客户不要了" });
  return learn(orderId);
}

beforeAll(async () => {
  ({ house, mill } = await millHouse());
  const customerIds = [mill.customer.id, await another("曲靖新华书店"), await another("曲靖星华文具")];
  known = [];
  const home = house.clock.offset;
  // Every seven hours one, so that they lie on both sides of midnights in Shanghai and in Greenwich.
  for (let n = 0; n < 48; n += 1) {
    house.clock.moveTo(home + (n * 7 + (n % 6 ? 1 : 0)) * 3_600_000);
    known.push(await enter(customerIds, n));
  }
});

const shanghaiDay = (instant: Date): string => new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
const among = (wanted: unknown, one: string): boolean => wanted === undefined || [wanted].flat().includes(one);

const wordsOf = (q: Query): string[] => (q.search ?? "").split(/\s+/).map(searchable).filter(Boolean).slice(0, 6);
const numbersOf = (one: Known): string[] => [one.number, one.customerPo ?? ""].map(searchable);

const has = (one: Known, words: readonly string[]): boolean => {
  const fields = [...numbersOf(one), ...[one.customerName, initialsOf(one.customerName)].map(searchable)];
  return words.every((word) => fields.some((field) => field.includes(word)));
};
/** Whether an order's number is said so, without its zeros: with the dash any end of it, without the dash the day (with month, year) and the running number. */
function isSaid(one: Known, word: string): boolean {
  return numbersOf(one).some((number) => {
    const [, before = "", running] = /^(.*\d)-0*(\d{1,4})$/.exec(number) ?? [];
    if (running === undefined) return false;
    const [, dashed, behind] = /^(.*\d)-0*([1-9]\d*)$/.exec(word) ?? [];
    if (dashed !== undefined) return before.endsWith(dashed) && behind === running;
    return [2, 4, 5, 6, 7, 8].some((length) => new RegExp(`^${before.slice(-length)}0*${running}$`).test(word));
  });
}

/** The list as anybody would count it by hand. */
function byHand(q: Query): string[] {
  const words = wordsOf(q);
  const filtered = (isMeant: (one: Known) => boolean) => known.filter((one) => {
    const day = shanghaiDay(one.createdAt);
    return isMeant(one) && among(q.stage, one.stage) && among(q.fulfilment, one.fulfilment)
      && among(q.customerId, one.customerId) && among(q.salespersonId, one.salespersonId ?? "")
      && (!q.requestedFrom || (one.requestedDate !== null && one.requestedDate >= q.requestedFrom)) && (!q.requestedTo || (one.requestedDate !== null && one.requestedDate <= q.requestedTo))
      && (!q.enteredFrom || day >= q.enteredFrom) && (!q.enteredTo || day <= q.enteredTo);
  });
  const spelled = filtered((one) => has(one, words));
  const said = words.length === 1 ? filtered((one) => isSaid(one, words[0]!)) : [];
  const found = spelled.length ? spelled : said;
  const key = ({ createdAt, requestedDate, number }: Known): string => (q.sort === "number" ? number : q.sort === "requestedDate" ? (requestedDate ?? "infinity") : createdAt.toISOString());
  const up = found.toSorted((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : a.id < b.id ? -1 : 1)).map(({ id }) => id);
  return (q.direction ?? (q.sort === "requestedDate" ? "ascending" : "descending")) === "ascending" ? up : up.toReversed();
}

/** The closest as anybody would look for them. */
function closestByHand(q: Query): string[] {
  const words = wordsOf(q);
  const rankOf = (one: Known): number => {
    const [word = ""] = words;
    const isMeant = words.length === 1 && word.length > 2 && /\d$/.test(word) && (numbersOf(one).some((number) => number.endsWith(word)) || isSaid(one, word));
    return isMeant ? (one.stage === "cancelled" ? 1 : 0) : has(one, words) ? 2 : 3;
  };
  const newest = known.toSorted((a, b) => b.createdAt.getTime() - a.createdAt.getTime() || (a.id < b.id ? 1 : -1));
  return [0, 1, 2].flatMap((rank) => newest.filter((one) => rankOf(one) === rank)).slice(0, q.limit).map(({ id }) => id);
}

/** All pages of the list; `between` happens after each. */
async function pages(q: Query, between: (page: number) => Promise<void> = () => Promise.resolve()): Promise<string[]> {
  const ids: string[] = [];
  for (let cursor: string | undefined, page = 1; ; page += 1) {
    const { rows, next } = await mill.clerk.ask(orders.listOrders, { ...q, cursor });
    expect(rows.length).toBeLessThanOrEqual(q.limit);
    ids.push(...rows.map(({ id }) => id));
    if (!next) return ids;
    cursor = next;
    await between(page);
  }
}

const day = fc.nat(20).map((n) => new Date(Date.parse("2026-11-22") + n * dayMs).toISOString().slice(0, 10));
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 });
const one = <T>(of: (one: Known) => T) => fc.nat(1000).map((n) => of(known[n % known.length]!));
const someOf = <T>(...all: readonly T[]) => fc.subarray([...all], { minLength: 1 });
const words = fc.oneof(
  fc.constantFrom("曲靖", "华", "qj", "qjxh", "新华 PO", "57*50", "57x50", "%", "_", "\\", "SO2026", "没有这个", "鑫达", "kmxd", "2-1", "24-1", "1124-2", "202611-1", "241", "11242", "61125001", "201", "117"),
  one(({ number }) => number.slice(-7).replace(/-0+/, "-")),
  fc.tuple(one(({ number }) => number), fc.nat(8), fc.integer({ min: 1, max: 8 })).map(([number, from, length]) => number.slice(from, from + length)),
);
const query: fc.Arbitrary<Query> = fc.record({
  search: maybe(words), stage: maybe(fc.oneof(fc.constantFrom(...stages), someOf(...stages))), fulfilment: maybe(someOf("none" as const, "toShip" as const, "shipped" as const)),
  customerId: maybe(one(({ customerId }) => customerId)), salespersonId: maybe(one(({ salespersonId }) => salespersonId ?? undefined)), requestedFrom: maybe(day), requestedTo: maybe(day), enteredFrom: maybe(day), enteredTo: maybe(day),
  sort: fc.constantFrom("newest", "requestedDate", "number"), direction: maybe(fc.constantFrom("ascending", "descending")), limit: fc.integer({ min: 1, max: 60 }),
}) as fc.Arbitrary<Query>;

test("whatever is asked of the list of orders, its pages together are what one counts by hand, in the same order", { timeout: 60_000 + runs * 200 }, async () => {
  let rows = 0;
  await fc.assert(fc.asyncProperty(query, async (q) => {
    const expected = byHand(q);
    rows += expected.length;
    expect(await pages(q)).toEqual(expected);
  }), { numRuns: runs, seed });
  console.log(`SEED=${seed}: ${runs} questions, ${rows} rows`);
  expect(rows).toBeGreaterThan(runs);
});

test("asked for the closest, what ends in the words or is said so comes first, the open before the closed, then what has them elsewhere", { timeout: 60_000 + runs * 200 }, async () => {
  await fc.assert(fc.asyncProperty(words, fc.integer({ min: 1, max: 60 }), async (search, limit) => {
    const { rows, next } = await mill.clerk.ask(orders.listOrders, { search, limit, sort: "closest" });
    expect(rows.map(({ id }) => id)).toEqual(closestByHand({ search, limit, sort: "closest" }));
    expect(next).toBeNull();
  }), { numRuns: runs, seed });
});

test("who turns pages while others enter orders meets each order that was there once, and none twice", { timeout: 60_000 }, async () => {
  const customers = [mill.customer.id];
  for (const [sort, direction] of [["newest"], ["requestedDate"], ["number"], ["newest", "ascending"]] as const) {
    const before = known.map(({ id }) => id);
    const entering: Promise<Known>[] = [];
    const seen = await pages({ sort, direction, limit: 7 }, async (page) => {
      entering.push(enter(customers, 100 + page), enter(customers, 200 + page));
      await entering.at(-1);
    });
    known.push(...(await Promise.all(entering)));
    expect(new Set(seen).size).toBe(seen.length);
    expect(before.filter((id) => !seen.includes(id))).toEqual([]);
  }
});

test("of many whose numbers end alike an open order comes before all that are closed, however old it is", { timeout: 60_000 }, async () => {
  const home = house.clock.offset;
  for (let n = 0; n < 26; n += 1) {
    house.clock.moveTo(home + n * 300_000);
    const { orderId, revision } = await mill.clerk.ask(orders.enterOrder, mill.order({ customerPo: `AB${n}-99917` }));
    if (n > 1) await mill.clerk.ask(orders.cancelOrder, { orderId, expectedRevision: revision, reason: "客户不要了" });
    known.push(await learn(orderId));
  }
  const { rows } = await mill.clerk.ask(orders.listOrders, { search: "99917", limit: 3, sort: "closest" });
  expect(rows.map(({ customerPo }) => customerPo)).toEqual(["AB1-99917", "AB0-99917", "AB25-99917"]);
});

test("orders of the old books, made last and dated long ago, stand where their dates say, also when they are found by their numbers", { timeout: 60_000 + runs * 200 }, async () => {
  const taken = known.toSorted((a, b) => (a.id < b.id ? -1 : 1)).slice(-40);
  for (const [n, order] of taken.entries()) order.createdAt = new Date(Date.parse("2025-01-01T04:00:00Z") + ((n * 17) % 40) * dayMs);
  await house.asOwner("update orders.orders o set created_at = d.at from unnest($1::uuid[], $2::timestamptz[]) as d (id, at) where o.id = d.id", [taken.map(({ id }) => id), taken.map(({ createdAt }) => createdAt)]);
  await fc.assert(fc.asyncProperty(fc.oneof(fc.constantFrom("2026", "SO", "SO20261", "-0001", "0001"), words), fc.integer({ min: 5, max: 25 }), async (search, limit) => {
    expect(await pages({ search, limit, sort: "newest" })).toEqual(byHand({ search, limit, sort: "newest" }));
    const { rows } = await mill.clerk.ask(orders.listOrders, { search, limit, sort: "closest" });
    expect(rows.map(({ id }) => id)).toEqual(closestByHand({ search, limit, sort: "closest" }));
  }), { numRuns: Math.ceil(runs / 3), seed });
});

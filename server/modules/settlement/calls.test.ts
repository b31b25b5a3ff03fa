import { setTimeout as sleep } from "node:timers/promises";
import { beforeEach, expect, test } from "vitest";
import * as contract from "../../../contract/settlement-calls.ts";
import { reverseReceipt } from "../../../contract/settlement-reversals.ts";
import type { InputOf } from "../../../contract/toolkit.ts";
import { sql } from "../../platform/db.ts";
import { askedOf } from "./asked.fixture.ts";
import { finance, id, salesperson, settlementOnDatabase } from "./settlement.fixture.ts";

const room = await settlementOnDatabase();
const { receive, issue } = askedOf(room);
const wang = { id: id(), name: "王会计", jobTitle: "财务", phones: ["13887654321"], active: true };
const gone = { id: id(), name: "", jobTitle: "", phones: [], active: false };
const today = room.today;
beforeEach(() => {
  room.today = today;
  room.people = [gone, wang];
});

/** A customer with 1,000.00 that was due on the 9th of April. */
async function owing(facts: Parameters<typeof room.open>[0] = {}) {
  const order = await room.open(facts);
  await issue([await room.supply(order)]);
  return order;
}
const onTheDay = (day: string) => void (room.today = day);
const late = () => onTheDay("2026-06-20");
const call = (customerId: string, more: Partial<InputOf<typeof contract.noteCall>> = {}) => room.ask(contract.noteCall, { customerId, said: "下周付", ...more });
const list = async (more: InputOf<typeof contract.listOverdueCustomers> = {}, actor = finance) => (await room.ask(contract.listOverdueCustomers, more, actor)).rows;
const rowOf = async (customerId: string) => (await list({ customerId }))[0];

test("whoever has something overdue is listed with its ages, whom to call, and that nobody called yet; who owes nothing that is due is not", async () => {
  const { customerId, customerName } = await owing();
  expect(await list({ customerId })).toEqual([]);
  late();
  expect(await rowOf(customerId)).toMatchObject({ customerId, customerName, currency: "CNY", overdue: "1000.00", open: "1000.00", people: [{ id: wang.id, name: "王会计", phones: wang.phones }], lastCall: null, promise: null });
  expect(await list({ customerId, view: "notCalled" })).toHaveLength(1);
  expect(await list({ customerId, bucket: "over90" })).toEqual([]);
});

test("a call is noted with whom, by whom, what was said and how much was overdue; it is told in the customer's journal and stays", async () => {
  const { customerId } = await owing();
  late();
  await call(customerId, { contactId: wang.id, said: "月底前付一半" });
  await call(customerId, { said: "无人接听" });
  const { rows } = await room.ask(contract.listCalls, { customerId });
  expect(rows).toMatchObject([{ said: "无人接听", contactName: "" }, { said: "月底前付一半", contactName: "王会计", byName: finance.name, overdue: "1000.00", promisedOn: null }]);
  expect(await rowOf(customerId)).toMatchObject({ lastCall: { said: "无人接听" }, promise: null });
  expect(await list({ customerId, view: "notCalled" })).toEqual([]);
  await expect(room.db.database.inCompany("1", (tx) => tx.run(sql`delete from settlement.calls`))).rejects.toThrow();
});

test("a promise waits for its day, and the customer who broke it moves before all others, whatever they owe", async () => {
  const name = `先守后违${id().slice(0, 8)}`;
  const small = await owing({ customerName: name });
  const big = await room.open({ customerName: name, total: "9000.00" });
  await issue([await room.supply(big, { gross: "9000" })]);
  late();
  await call(small.customerId, { promised: { on: "2026-06-25", amount: "600.00" } });
  const order = async () => (await list({ search: name })).map(({ customerId }) => customerId);
  expect(await order()).toEqual([big.customerId, small.customerId]);
  expect(await rowOf(small.customerId)).toMatchObject({ promise: { state: "waiting", on: "2026-06-25", amount: "600.00", came: "0.00" } });
  onTheDay("2026-06-25");
  expect(await rowOf(small.customerId)).toMatchObject({ promise: { state: "waiting" } });
  onTheDay("2026-06-26");
  expect(await order()).toEqual([small.customerId, big.customerId]);
  expect(await list({ search: name, view: "broken" })).toMatchObject([{ customerId: small.customerId, promise: { state: "broken" } }]);
  await call(small.customerId, { promised: { on: "2026-07-01", amount: "1000.00" } });
  expect(await list({ search: name, view: "waiting" })).toMatchObject([{ customerId: small.customerId, promise: { on: "2026-07-01", amount: "1000.00" } }]);
});

test("money that comes in keeps a promise, told once; when it bounces the promise is broken after all", async () => {
  const { customerId } = await owing();
  late();
  await call(customerId, { promised: { on: "2026-06-22", amount: "600.00" } });
  // Money of the same millisecond did not come after the promise.
  await sleep(2);
  const told = () => room.events.filter(({ name, facts }) => name === "promiseKept" && (facts as { customerId: string }).customerId === customerId).length;
  await receive(customerId, "200.00");
  expect(told()).toBe(0);
  const { receiptId } = await receive(customerId, "400.00");
  await receive(customerId, "50.00");
  expect(told()).toBe(1);
  onTheDay("2026-06-23");
  expect(await rowOf(customerId)).toMatchObject({ promise: { state: "kept", came: "650.00" } });
  await room.ask(reverseReceipt, { receiptId, reason: "退票" });
  expect(await rowOf(customerId)).toMatchObject({ promise: { state: "broken", came: "250.00" } });
});

test("refused: a promised day that is past, more than is owed, no amount, a contact of somebody else or one who is erased, and a customer without an account", async () => {
  const { customerId } = await owing();
  late();
  const refused = (more: object, of = customerId) => room.refused(contract.noteCall, { customerId: of, said: "…", ...more });
  expect(await refused({ promised: { on: "2026-06-19", amount: "1.00" } })).toEqual(["promisedDayPast"]);
  expect(await refused({ promised: { on: "2026-06-20", amount: "1000.01" } })).toEqual(["promiseOverOpen"]);
  expect(await refused({ promised: { on: "2026-06-20", amount: "0" } })).toEqual(["notPositive"]);
  expect(await refused({ promised: { on: "2026-06-20", amount: "1.001" } })).toEqual(["tooFine"]);
  expect(await refused({ contactId: id() })).toEqual(["contactUnknown"]);
  expect(await refused({ contactId: gone.id })).toEqual(["contactUnknown"]);
  expect(await refused({}, id())).toEqual(["notFound"]);
  expect(await refused({ currency: "USD" })).toEqual(["notFound"]);
  expect((await room.ask(contract.listCalls, { customerId })).rows).toEqual([]);
});

test("a salesperson calls about what he sold and sees nothing of others; finance may look at its own customers only", async () => {
  const own = id();
  const { customerId } = await owing({ salespersonId: own });
  late();
  const [mine, other] = [salesperson(own), salesperson(id())];
  expect(await list({ customerId }, mine)).toHaveLength(1);
  await room.ask(contract.noteCall, { customerId, said: "已催" }, mine);
  expect(await list({ customerId }, other)).toEqual([]);
  expect(await room.refused(contract.noteCall, { customerId, said: "已催" }, other)).toEqual(["notFound"]);
  expect(await room.refused(contract.listCalls, { customerId }, other)).toEqual(["notFound"]);
  expect(await list({ customerId, mine: "true" })).toEqual([]);
});

test("the list and a customer's calls are paged by key and show each row once; a made-up cursor is refused", async () => {
  const name = `翻页客户${id().slice(0, 8)}`;
  const customers = [await owing({ customerName: name }), await owing({ customerName: name }), await owing({ customerName: name })].map(({ customerId }) => customerId);
  late();
  await call(customers[0]!, { promised: { on: "2026-06-20", amount: "1.00" } });
  for (let n = 0; n < 2; n += 1) await call(customers[0]!);
  onTheDay("2026-06-21");
  const all = async (page: (cursor?: string) => Promise<{ keys: string[]; next: string | null }>) => {
    const seen: string[] = [];
    for (let cursor: string | undefined, more = true; more;) {
      const { keys, next } = await page(cursor);
      seen.push(...keys);
      cursor = next ?? undefined;
      more = next !== null;
    }
    return seen;
  };
  const found = await all(async (cursor) => {
    const { rows, next } = await room.ask(contract.listOverdueCustomers, { search: name, limit: 1, cursor });
    return { keys: rows.map(({ customerId }) => customerId), next };
  });
  expect(found[0]).toBe(customers[0]);
  expect(found.toSorted()).toEqual(customers.toSorted());
  const calls = await all(async (cursor) => {
    const { rows, next } = await room.ask(contract.listCalls, { customerId: customers[0]!, limit: 1, cursor });
    return { keys: rows.map(({ id: callId }) => callId), next };
  });
  expect(new Set(calls).size).toBe(3);
  expect(calls).toHaveLength(3);
  for (const cursor of ["nonsense", Buffer.from('["2","1","x","CNY"]').toString("base64url")]) expect(await room.refused(contract.listOverdueCustomers, { cursor })).toEqual(["invalidInput"]);
  expect(await room.refused(contract.listCalls, { customerId: customers[0]!, cursor: "nonsense" })).toEqual(["invalidInput"]);
});

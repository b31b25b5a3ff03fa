import { expect, test } from "vitest";
import * as contract from "../../../contract/settlement.ts";
import { askedOf } from "./asked.fixture.ts";
import { id, salesperson, settlementOnDatabase, termsOf } from "./settlement.fixture.ts";

const room = await settlementOnDatabase();
const { receive, issue, receivablesOf } = askedOf(room);

test("receivables are aged by customer as of a day, also a day that is past", async () => {
  const customerId = id();
  const order = await room.open({ customerId, customerName: "华强印务", total: "3000.00", terms: termsOf("cashOnDelivery"), confirmedOn: "2025-12-01" });
  for (const suppliedOn of ["2025-12-20", "2026-02-20", "2026-03-31"]) await issue([await room.supply(order, { suppliedOn })], { issuedOn: suppliedOn });
  const [oldest] = await receivablesOf(customerId);
  expect(oldest).toMatchObject({ bucket: "over90", daysOverdue: 101, open: "1000.00" });
  await receive(customerId, "400.00", { applications: [{ kind: "receivable", id: oldest!.id, amount: "400.00" }] });
  const aged = async (more: object = {}) => (await room.ask(contract.readAgeing, { search: "华强印务", ...more })).rows;
  expect(await aged()).toMatchObject([{ customerId, notDue: "1000.00", days1to30: "0.00", days31to60: "1000.00", over90: "600.00", open: "2600.00", overdue: "1600.00", oldestDueOn: "2025-12-20" }]);
  expect(await aged({ asOf: "2026-01-20" })).toMatchObject([{ days31to60: "1000.00", open: "1000.00" }]);
  expect(await receivablesOf(customerId, { bucket: "days31to60" })).toMatchObject([{ dueOn: "2026-02-20" }]);
  expect(await receivablesOf(customerId, { overdueOnly: "true" })).toHaveLength(2);
  const all = await room.ask(contract.readAgeing, {});
  expect(all.totals).toMatchObject([{ currency: "CNY" }]);
});

test("lists are paged by key and show each row once", async () => {
  const customerId = id();
  for (let i = 0; i < 5; i += 1) {
    await issue([await room.supply(await room.open({ customerId }))]);
    await receive(customerId, "1.00");
  }
  const all = async (list: (cursor?: string) => Promise<{ rows: { id: string }[]; next: string | null }>) => {
    const seen: string[] = [];
    for (let cursor: string | undefined, more = true; more;) {
      const { rows, next } = await list(cursor);
      seen.push(...rows.map((row) => row.id));
      cursor = next ?? undefined;
      more = next !== null;
    }
    return seen;
  };
  for (const list of [contract.listReceivables, contract.listReceipts, contract.listInvoiceRequests]) {
    const seen = await all((cursor) => room.ask(list, { customerId, limit: 2, cursor }));
    expect(seen).toHaveLength(5);
    expect(new Set(seen).size).toBe(5);
    expect(await room.refused(list, { cursor: "nonsense" })).toEqual(["invalidInput"]);
  }
  const ageing: string[] = [];
  for (let cursor: string | undefined, more = true; more;) {
    const page = await room.ask(contract.readAgeing, { limit: 2, cursor });
    ageing.push(...page.rows.map((row) => row.customerId));
    cursor = page.next ?? undefined;
    more = page.next !== null;
  }
  expect(new Set(ageing).size).toBe(ageing.length);
});

test("what a person types finds receipts and requests; a salesperson sees only his own customers' money", async () => {
  const own = id();
  const order = await room.open({ customerName: "锡山彩印", salespersonId: own });
  await issue([await room.supply(order)]);
  const { number } = await receive(order.customerId, "5.00", { reference: "CCB 900-17", remark: "锡山尾款" });
  const find = async (search: string) => (await room.ask(contract.listReceipts, { search })).rows.map((row) => row.number);
  expect(await find("山尾")).toEqual([number]);
  expect(await find("900-17")).toEqual([number]);
  expect((await room.ask(contract.listInvoiceRequests, { search: `彩印 ${order.number}` })).rows).toHaveLength(1);
  for (const [actor, count] of [[salesperson(own), 1], [salesperson(id()), 0]] as const) {
    expect((await room.ask(contract.listReceivables, { customerId: order.customerId }, actor)).rows).toHaveLength(count);
    expect((await room.ask(contract.listReceipts, { customerId: order.customerId }, actor)).rows).toHaveLength(count);
    expect(await room.refused(contract.readAccount, { customerId: order.customerId }, actor)).toEqual(count ? [] : ["notFound"]);
  }
});

test("a receipt comes with what it probably pays, and a customer's account with everything open", async () => {
  const customerId = id();
  const invoicedOrder = await room.open({ customerId });
  await issue([await room.supply(invoicedOrder)]);
  const waiting = await room.open({ customerId, terms: termsOf("prepaid30") });
  const { receiptId } = await receive(customerId, "500.00", { remark: `${waiting.number} 定金` });
  const { suggestions, items } = await room.ask(contract.suggestApplications, { receiptId });
  expect(items).toHaveLength(2);
  expect(suggestions).toMatchObject([{ kind: "order", id: waiting.orderId, amount: "500.00", why: "named" }]);
  const account = await room.ask(contract.readAccount, { customerId });
  expect(account.credit).toMatchObject([{ limit: "1000000.00", exposure: "1500.00", unapplied: "500.00" }]);
  expect(account.receipts).toMatchObject([{ id: receiptId, rest: "500.00" }]);
});

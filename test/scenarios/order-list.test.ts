import { beforeAll, expect, test } from "vitest";
import { takeBackComment, writeComment } from "../../contract/comments.ts";
import { listOrders, recordContact } from "../../contract/orders.ts";
import { issueInvoice, listInvoiceRequests, refuseInvoiceRequest } from "../../contract/settlement.ts";
import { listDeliveries } from "../../contract/shipping.ts";
import { overview } from "../../contract/views.ts";
import { codesOf } from "../support/edited-policy.ts";
import type { Colleague, TestHouse } from "../support/house.ts";
import { type Life, lifeOf } from "../support/life.ts";
import { millHouse, type Papermill } from "../support/scene.ts";

let house: TestHouse;
let mill: Papermill;
let life: Life;
beforeAll(async () => {
  ({ house, mill } = await millHouse());
  life = lifeOf(house, mill);
});

const row = async (orderId: string) => (await mill.clerk.ask(listOrders, {})).rows.find(({ id }) => id === orderId)!;
const toInvoice = async () => (await mill.clerk.ask(listOrders, { toInvoice: "true" })).rows.map(({ id }) => id);
const requestOf = async (orderId: string) => (await mill.finance.ask(listInvoiceRequests, { orderId })).rows[0]!;

test("the list shows the last that was said about an order, in a talk with its customer or by a colleague, and not what was taken back", async () => {
  const { orderId } = await life.enter();
  expect((await row(orderId)).lastFollowUp).toBeNull();
  await mill.clerk.ask(recordContact, { orderId, occasion: "progress", means: "phone", outcome: "客户催问交期" });
  expect((await row(orderId)).lastFollowUp).toMatchObject({ words: "客户催问交期", byName: expect.stringContaining("salesClerk") });
  house.clock.moveTo(house.clock.offset + 60_000);
  const { commentId } = await mill.director.ask(writeComment, { kind: "order", id: orderId, text: "请仓库先备料".repeat(30) });
  const said = (await row(orderId)).lastFollowUp!;
  expect(said.words).toBe("请仓库先备料".repeat(30).slice(0, 80));
  await mill.director.ask(takeBackComment, { commentId });
  expect((await row(orderId)).lastFollowUp).toMatchObject({ words: "客户催问交期" });
});

test("orders to invoice are those whose policy's moment has come and of which no invoice is issued, sent back or not; once it is issued an order leaves them", async () => {
  const orderId = await life.confirm();
  expect(await toInvoice()).not.toContain(orderId);
  await life.ship(orderId);
  const moment = (await requestOf(orderId))?.billableOn;
  if (moment === undefined) await life.sign(orderId);
  expect(await toInvoice()).toContain(orderId);
  const request = await requestOf(orderId);
  await mill.finance.ask(refuseInvoiceRequest, { requestId: request.id, reason: "税号有误", expectedRevision: request.revision });
  expect(await toInvoice()).toContain(orderId);

  const other = await life.confirm();
  await life.ship(other);
  const { id } = await requestOf(other);
  expect(await toInvoice()).toContain(other);
  await mill.finance.ask(issueInvoice, { requestIds: [id], kind: "special", taxNumber: "26537000000000000123", issuedOn: "2026-11-24" });
  expect(await toInvoice()).not.toContain(other);
}, 60_000);

test("the month's figures on the first page are those of the lists to which they lead, for everybody within his reach", async () => {
  const mine = await life.confirm({ salespersonId: mill.salesperson.id });
  await life.ship(mine);
  await life.invoice(mine);
  await life.pay(mine);
  for (const who of [mill.director, mill.finance, mill.salesperson, await mill.colleague("salesperson")]) {
    const { month } = await who.ask(overview, {});
    const won = (await who.ask(listOrders, { establishedFrom: month.from })).rows;
    const paid = (await who.ask(listOrders, { paidFrom: month.from })).rows;
    const sent = (await who.ask(listDeliveries, { shippedFrom: month.from })).rows;
    expect([month.orderedIn, month.receivedIn, month.shipped]).toEqual([won.length, paid.length, sent.length]);
    expect(Number(month.ordered)).toBeCloseTo(won.reduce((sum, row) => sum + Number(row.totalAmount), 0), 2);
  }
  const { month } = await mill.director.ask(overview, {});
  expect([month.from, month.receivedIn]).toEqual(["2026-11-01", 1]);
  expect((await mill.director.ask(listOrders, { establishedFrom: "2026-12-01" })).rows).toEqual([]);
  expect((await mill.director.ask(listOrders, { paidFrom: "2026-12-01" })).rows).toEqual([]);
  expect((await mill.director.ask(listDeliveries, { shippedFrom: "2026-12-01" })).rows).toEqual([]);
}, 60_000);

test("of the deliveries that left since a day the last to leave stand first, page after page", async () => {
  await life.ship(await life.confirm());
  const all = (await mill.director.ask(listDeliveries, { shippedFrom: "2026-11-01" })).rows;
  expect(all.length).toBeGreaterThanOrEqual(3);
  const left = all.map(({ shippedAt }) => new Date(shippedAt!).getTime());
  expect(left).toEqual(left.toSorted((a, b) => b - a));
  const paged: string[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const { rows, next } = await mill.director.ask(listDeliveries, { shippedFrom: "2026-11-01", limit: 1, ...(cursor && { cursor }) });
    paged.push(...rows.map(({ id }) => id));
    cursor = next;
  }
  expect(paged).toEqual(all.map(({ id }) => id));
}, 60_000);

test("when which order was paid, only those learn who see its money: the salesperson of his own orders, and a clerk or the warehouse of none, on the list and on the first page", async () => {
  const other = await mill.colleague("salesperson");
  const paid = async (who: Colleague) => (await who.ask(listOrders, { paidFrom: "2026-11-01" })).rows.map(({ id }) => id);
  const sold = await life.confirm({ salespersonId: mill.salesperson.id });
  await life.ship(sold);
  await life.invoice(sold);
  await life.pay(sold);
  expect(await paid(mill.salesperson)).toContain(sold);
  expect(await paid(other)).not.toContain(sold);
  expect(await paid(mill.finance)).toContain(sold);
  for (const who of [mill.clerk, mill.keeper, mill.quality]) {
    expect(codesOf(await who.refused(listOrders, { paidFrom: "2026-11-01" }))).toEqual(["notPermitted"]);
    expect((await who.ask(overview, {})).month).toMatchObject({ received: null, receivedIn: null, ordered: expect.any(String) });
  }
}, 60_000);

import { beforeAll, expect, test } from "vitest";
import * as cases from "../../contract/cases.ts";
import * as orders from "../../contract/orders.ts";
import type { PolicyPack } from "../../contract/policies.ts";
import * as settlement from "../../contract/settlement.ts";
import * as views from "../../contract/views.ts";
import { type Life, lifeOf } from "../support/life.ts";
import { testHouse, type TestHouse } from "../support/house.ts";
import { type Papermill, papermill } from "../support/scene.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await testHouse();
});

interface Company {
  mill: Papermill;
  life: Life;
  requestsOf(orderId: string): Promise<{ id: string; deliveryNumber: string | null; suppliedOn: string; billableOn: string; gross: string }[]>;
}
/** A company whose policy invoices at this moment. */
async function invoicing(invoice: PolicyPack["settlement"]["invoice"]): Promise<Company> {
  const mill = await papermill(house, `澄江 ${invoice}`, { change: ({ settlement: rule }) => void (rule.invoice = invoice) });
  const requestsOf = async (orderId: string) => (await mill.finance.ask(settlement.listInvoiceRequests, { orderId })).rows;
  return { mill, life: lifeOf(house, mill), requestsOf };
}
const issue = (mill: Papermill, requestId: string, issuedOn: string) =>
  mill.finance.ask(settlement.issueInvoice, { requestIds: [requestId], kind: "special", taxNumber: `2653${Date.now()}${Math.round(performance.now())}`, issuedOn });

test("invoiced when shipped: nothing is asked before the goods leave, then the delivery's share (C-06)", async () => {
  const { life, requestsOf } = await invoicing("onShip");
  const orderId = await life.confirm();
  expect(await requestsOf(orderId)).toEqual([]);
  const { number } = await life.ship(orderId);
  expect(await requestsOf(orderId)).toMatchObject([{ deliveryNumber: number, suppliedOn: "2026-11-24", billableOn: "2026-11-24" }]);
});

test("invoiced when confirmed: the whole order at once, its terms counting from the expected day, and nothing more when it ships (C-06)", async () => {
  const { mill, life, requestsOf } = await invoicing("onConfirm");
  const orderId = await life.confirm({ requestedDate: "2026-12-08" });
  const [request, ...more] = await requestsOf(orderId);
  const { totalAmount } = await mill.clerk.ask(orders.readOrder, { orderId });
  expect([request, more]).toMatchObject([{ deliveryNumber: null, suppliedOn: "2026-12-08", billableOn: "2026-11-24", gross: totalAmount }, []]);
  await issue(mill, request!.id, "2026-11-24");
  const { rows } = await mill.finance.ask(settlement.listReceivables, { orderId });
  expect(rows.map(({ dueOn }) => dueOn)).toEqual(["2027-01-30"]);
  const { edges } = await mill.clerk.ask(views.trace, { orderId });
  expect(edges).toContainEqual({ from: `order ${orderId}`, to: `invoiceRequest ${request!.id}` });
  await life.ship(orderId);
  await life.sign(orderId);
  expect(await requestsOf(orderId)).toHaveLength(1);
  expect((await mill.clerk.ask(orders.readOrder, { orderId })).axes.invoicing).toBe("invoiced");
});

test("invoiced when accepted: not when the goods leave, but when they are signed for; terms count from the day they left (C-06)", async () => {
  const { mill, life, requestsOf } = await invoicing("onAcceptance");
  const orderId = await life.confirm();
  await life.ship(orderId);
  expect(await requestsOf(orderId)).toEqual([]);
  expect((await mill.finance.ask(settlement.readOrderMoney, { orderId })).obligations.map(({ dueOn }) => dueOn)).toEqual(["2026-12-30"]);
  await life.sign(orderId);
  expect(await requestsOf(orderId)).toMatchObject([{ suppliedOn: "2026-11-24", billableOn: "2026-11-24" }]);
});

test("goods that were objected to are invoiced once their case is settled, where acceptance is what counts (C-06)", async () => {
  const { mill, life, requestsOf } = await invoicing("onAcceptance");
  const orderId = await life.confirm();
  await life.ship(orderId);
  await life.sign(orderId, "2 卷破损");
  expect(await requestsOf(orderId)).toEqual([]);
  const { rows: [one] } = await mill.director.ask(cases.listCases, { subjectId: orderId });
  await mill.director.ask(cases.takeCase, { caseId: one!.id });
  await mill.director.ask(cases.settleCase, { caseId: one!.id, result: "已补发 2 卷", satisfaction: 4 });
  expect(await requestsOf(orderId)).toHaveLength(1);
});

test("invoiced monthly: asked for as the goods leave, and not to be issued before the month's last day (C-06)", async () => {
  const { mill, life, requestsOf } = await invoicing("monthly");
  const orderId = await life.confirm();
  await life.ship(orderId);
  const [request] = await requestsOf(orderId);
  expect(request).toMatchObject({ suppliedOn: "2026-11-24", billableOn: "2026-11-30" });
  const early = await mill.finance.refused(settlement.issueInvoice, { requestIds: [request!.id], kind: "special", taxNumber: "265300000001", issuedOn: "2026-11-29" });
  expect(early.refusals?.[0] ?? early).toMatchObject({ code: "issuedTooEarly", facts: { billableOn: "2026-11-30" } });
  expect((await issue(mill, request!.id, "2026-11-30")).gross).toBe(request!.gross);
});

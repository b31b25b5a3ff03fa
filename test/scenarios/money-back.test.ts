import { beforeAll, expect, test } from "vitest";
import { tokenText } from "../../contract/people.ts";
import * as orders from "../../contract/orders.ts";
import { listPapers } from "../../contract/papers-api.ts";
import * as reversals from "../../contract/settlement-reversals.ts";
import * as settlement from "../../contract/settlement.ts";
import * as statements from "../../contract/statements.ts";
import { mailsAbout } from "../../server/modules/notices/index.ts";
import { issueToken, newSecret } from "../../server/modules/people/index.ts";
import { drift } from "../../server/modules/settlement/index.ts";
import { readPdf } from "../../server/modules/papers/pdf-text.fixture.ts";
import { type Life, lifeOf } from "../support/life.ts";
import { testHouse, type TestHouse } from "../support/house.ts";
import { type Papermill, papermill } from "../support/scene.ts";

let house: TestHouse;
let mill: Papermill;
let life: Life;
beforeAll(async () => {
  house = await testHouse();
  mill = await papermill(house, "澄江 红冲");
  life = lifeOf(house, mill);
});

const taxNumber = () => `2653${Date.now()}${Math.round(performance.now() * 1000)}`;
const axesOf = async (orderId: string) => (await mill.clerk.ask(orders.readOrder, { orderId })).axes;
const sound = async () => expect(await house.database.inCompany(mill.companyId, drift)).toEqual([]);

/** A signed order that is invoiced and paid in full. */
async function paidOrder() {
  const orderId = await life.confirm();
  await life.ship(orderId);
  await life.sign(orderId);
  const { invoiceId, number } = await life.invoice(orderId);
  const { receiptId } = await life.pay(orderId);
  return { orderId, invoiceId, number, receiptId };
}

test("a bounced transfer: the order is not paid any more, its stage follows, and it is paid again by the next one", async () => {
  const { orderId, receiptId } = await paidOrder();
  expect(await axesOf(orderId)).toMatchObject({ invoicing: "invoiced", payment: "paid" });
  const { allocations } = await mill.finance.ask(reversals.readReceipt, { receiptId });
  expect((await mill.finance.refused(reversals.reverseReceipt, { receiptId, reason: "退票" })).code).toBe("reverseAllocationsFirst");
  await mill.finance.ask(reversals.reverseReceipt, { receiptId, reason: "退票", allocationIds: allocations.map(({ id }) => id) });
  expect(await axesOf(orderId)).toMatchObject({ invoicing: "invoiced", payment: "unpaid" });
  await life.pay(orderId);
  expect((await axesOf(orderId)).payment).toBe("paid");
  await sound();
});

test("(4) invoiced at 9.50, agreed at 9.05: the original stays, a red invoice and a new one stand beside it, and the exposure is exact at each step", async () => {
  const exposure = async () => Number((await mill.finance.ask(settlement.readAccount, { customerId: mill.customer.id })).credit[0]?.exposure ?? 0);
  const before = await exposure();
  const owed = async () => ((await exposure()) - before).toFixed(2);
  const orderId = await life.confirm({ lines: [{ productId: mill.roll, quantity: "100", unitPrice: "9.5" }] });
  await life.ship(orderId);
  await life.sign(orderId);
  const blue = await life.invoice(orderId);
  expect([blue.gross, await owed()]).toEqual(["950.00", "950.00"]);
  const red = await mill.finance.ask(reversals.correctPrice, {
    invoiceId: blue.invoiceId, taxNumber: taxNumber(), issuedOn: "2026-11-24", reason: "报价单为 9.05 元", lines: [{ lineNo: 1, unitPrice: "9.05" }], evidence: { source: "quotation", words: "客户截图" },
  });
  expect([red.gross, await owed(), (await axesOf(orderId)).invoicing]).toEqual(["-950.00", "905.00", "notInvoiced"]);
  const again = await mill.finance.ask(settlement.issueInvoice, { requestIds: red.requestIds, kind: "special", taxNumber: taxNumber(), issuedOn: "2026-11-24" });
  expect([again.gross, await owed(), (await axesOf(orderId)).invoicing]).toEqual(["905.00", "905.00", "invoiced"]);
  const { rows } = await mill.finance.ask(reversals.listInvoices, { orderId });
  expect(rows.map(({ number, gross, left, reversalOfNumber }) => [number, gross, left, reversalOfNumber]).toSorted()).toEqual(
    [[blue.number, "950.00", "0.00", null], [red.number, "-950.00", expect.any(String), blue.number], [again.number, "905.00", "905.00", null]].toSorted(),
  );
  await life.pay(orderId);
  expect([await owed(), (await axesOf(orderId)).payment]).toEqual(["0.00", "paid"]);
  await sound();
});

test("invoiced at too high a price and paid: red and new invoice, the axes follow to the end, and what was overpaid goes back", async () => {
  const { orderId, invoiceId, receiptId } = await paidOrder();
  const blue = await mill.finance.ask(reversals.readInvoice, { invoiceId });
  const { requestIds, difference, freed } = await mill.finance.ask(reversals.correctPrice, {
    invoiceId, taxNumber: taxNumber(), issuedOn: "2026-11-24", reason: "报价与合同不符", lines: [{ lineNo: 1, unitPrice: "1" }], evidence: { source: "contract", words: "合同第 3 条" },
  });
  expect(Number(freed)).toBe(-Number(difference));
  expect(await axesOf(orderId)).toMatchObject({ invoicing: "notInvoiced", payment: "paid" });
  const again = await mill.finance.ask(settlement.issueInvoice, { requestIds, kind: "special", taxNumber: taxNumber(), issuedOn: "2026-11-24" });
  expect(again.offsetFromDeposits).toBe(again.gross);
  expect(await axesOf(orderId)).toMatchObject({ invoicing: "invoiced", payment: "paid" });
  expect(await mill.finance.ask(reversals.readInvoice, { invoiceId })).toMatchObject({ gross: blue.gross, left: "0.00", reds: [{ reason: "报价与合同不符" }] });
  await mill.finance.ask(reversals.refundReceipt, { receiptId, amount: freed, refundedOn: "2026-11-24", means: "bankTransfer", reason: "按合同价退差额" });
  await sound();
});

test("who may not reverse is told so, and another company sees nothing of it", async () => {
  const { invoiceId, receiptId } = await paidOrder();
  const red = { invoiceId, taxNumber: taxNumber(), issuedOn: "2026-11-24", reason: "x", afterwards: "again" as const };
  expect((await mill.salesperson.refused(reversals.reverseInvoice, red)).status).toBe(403);
  const other = await papermill(house, "别家");
  expect((await other.finance.refused(reversals.reverseInvoice, red)).code).toBe("notFound");
  expect((await other.finance.refused(reversals.readReceipt, { receiptId })).code).toBe("notFound");
});

test("when two people take an invoice back at once, one does and the other is told", async () => {
  const { invoiceId } = await paidOrder();
  const red = () => ({ invoiceId, taxNumber: taxNumber(), issuedOn: "2026-11-24", reason: "抬头错误", afterwards: "again" as const });
  const outcomes = await Promise.all([1, 2].map(() => mill.finance.ask(reversals.reverseInvoice, red()).then(() => "done", (error: unknown) => String(error))));
  expect(outcomes.filter((outcome) => outcome === "done")).toHaveLength(1);
  expect(outcomes.find((outcome) => outcome !== "done")).toContain("invoiceReversed");
  await sound();
});

test("[18.4] a statement of account is made with its paper, in figures and capitals, and goes to the customer by mail", async () => {
  const { orderId } = await paidOrder();
  const { customerId } = await mill.clerk.ask(orders.readOrder, { orderId });
  const period = { customerId, from: "2026-11-01", to: "2026-11-30" };
  const stated = await mill.finance.ask(statements.readStatement, period);
  const { statementId, number, closing } = await mill.finance.ask(statements.makeStatement, period);
  expect(closing).toBe(stated.closing);
  const [paper] = await mill.finance.ask(listPapers, { kind: "statement", id: statementId });
  expect(paper).toMatchObject({ kind: "customerStatement", number });
  const secret = newSecret();
  await house.act(mill.companyId, (c) => issueToken(c, { name: "download", secret, expiresAt: new Date(c.now.getTime() + 86_400_000), personId: mill.finance.id }));
  const { rawPayload: pdf } = await house.house.app.inject({ method: "GET", url: `/api/v1/papers/${paper!.id}/pdf`, headers: { authorization: `Bearer ${tokenText(mill.companyId, secret)}` } });
  const text = (await readPdf(pdf)).map((page) => page.text).join("\n").replaceAll(/[\s\u200b]/g, "");
  for (const fact of ["对账单", number, "2026-11-01—2026-11-30", "期末余额", "发票"]) expect(text).toContain(fact);
  await mill.finance.ask(statements.sendStatement, { statementId, to: "caiwu@example.com", words: "谢谢" });
  expect(await house.database.inCompany(mill.companyId, (tx) => mailsAbout(tx, { kind: "statement", id: statementId }))).toHaveLength(1);
});

import { expect, test } from "vitest";
import { judge, type Weighed } from "./judgement.ts";

const line = (change: Partial<Weighed["lines"][number]> = {}): Weighed["lines"][number] => ({
  lineId: "l1", lineNo: 1, productCode: "DZ1092", name: "大轴纸", unit: "卷", supply: "make", ordered: "400", wanted: "250", progress: "inProduction", toPlan: "0", planned: "0", running: "0", finished: "0",
  stocked: "0", coming: "0", onDelivery: "0", packed: "0", shipped: "0", available: "0", ...change,
});
const weighed = (lines: Weighed["lines"], change: Partial<Weighed> = {}): Weighed => ({
  kind: "amend", lines, ruling: { how: "approveWithConsent", rows: [], asksCustomer: true }, replaced: new Set(), billing: { belowInvoiced: false, invoiceOfWhole: null, refundedCredit: null, more: "0", less: "0" }, dates: { before: null, after: null, expectedFinish: null, feasibleBy: null },
  differences: [{ field: "quantityDown", lineId: "l1", lineNo: 1, productCode: null, name: null, unit: null, before: "400", after: "250" }],
  money: { currency: "CNY", totalBefore: "400.00", totalAfter: "250.00", exposureBefore: "400.00", exposureAfter: "250.00", limit: null, invoiced: "0.00", paid: "0.00", deposits: "0.00", becomesFree: "0.00", compensation: null }, ...change,
});
const seen = (given: Weighed) => {
  const { obstacles, notes } = judge(given);
  return [obstacles.map(({ code }) => code), notes.map(({ note, facts }) => [note, facts.quantity ?? facts.amount ?? facts.over ?? facts.packed ?? facts.wanted ?? facts.feasibleBy])];
};

test.each<[string, Weighed, unknown]>([
  ["[25.2] 150 of 400 are made: below 150 is impossible", weighed([line({ finished: "150", running: "250", wanted: "149" })]), [["changeBelowMade"], [["runSurplus", "251"]]]],
  ["150 of 400 are made and 250 wanted: what is under way becomes surplus", weighed([line({ stocked: "150", onDelivery: "150", running: "250" })]), [[], [["runSurplus", "150"]]]],
  ["what is not begun is dropped without a word", weighed([line({ toPlan: "100", planned: "300" })]), [[], []]],
  ["[25.2] what is bought for it comes all the same, before what lies ready is let go", weighed([line({ supply: "stock", onDelivery: "300", coming: "100" })]), [[], [["purchaseSurplus", "100"], ["goodsBecomeFree", "50"]]]],
  ["what has left cannot be called back", weighed([line({ supply: "stock", shipped: "300", onDelivery: "100" })]), [["changeBelowShipped"], [["goodsBecomeFree", "150"]]]],
  ["packed goods go back to their place", weighed([line({ supply: "stock", onDelivery: "400", packed: "400" })]), [[], [["goodsBecomeFree", "150"], ["packedAgain", "400"]]]],
  ["a product whose goods are made is not replaced", weighed([line({ stocked: "1", wanted: "400" })], { replaced: new Set(["l1"]) }), [["changeBelowMade"], []]],
  ["of a short close made goods become free", weighed([line({ stocked: "150", onDelivery: "150", running: "250", wanted: "0" }), line({ lineId: "l2", wanted: "400" })], { kind: "shortClose" }), [[], [["runSurplus", "250"], ["goodsBecomeFree", "150"]]]],
  ["a short close of what has left, or of everything", weighed([line({ shipped: "400", wanted: "400" })], { kind: "shortClose" }), [["shortCloseNothingOpen"], []]],
  ["an order of which goods have left is not called off", weighed([line({ shipped: "1", wanted: "0" })], { kind: "cancel" }), [["changeGoodsHaveLeft"], expect.anything()]],
  ["nothing differs", weighed([line({ wanted: "400" })], { differences: [] }), [["changesNothing"], []]],
  ["more than stock has", weighed([line({ supply: "stock", wanted: "500", available: "30" })]), [[], [["shortInStock", "100"]]]],
  ["less than was invoiced", weighed([line({ toPlan: "400" })], { billing: { ...weighed([]).billing, belowInvoiced: true } }), [["changeBelowInvoiced"], []]],
  ["an order that was billed whole is credited what is less", weighed([line({ toPlan: "400" })], { billing: { ...weighed([]).billing, invoiceOfWhole: "FP1", less: "150.00" } }), [[], [["credited", "150.00"]]]],
  ["an order whose invoice stands is not called off", weighed([line({ toPlan: "400" })], { kind: "cancel", billing: { ...weighed([]).billing, invoiceOfWhole: "FP1" } }), [["reverseInvoiceFirst"], []]],
  ...(["amend", "cancel"] as const).map((kind): [string, Weighed, unknown] => [
    `money of a credit note was given back while no invoice stands: ${kind}`, weighed([line({ toPlan: "400" })], { kind, billing: { ...weighed([]).billing, refundedCredit: { number: "CN1", refund: "RF1" } } }),
    [[kind === "amend" ? "creditRefundedInvoiceFirst" : "creditRefundedTakeBack"], []],
  ]),
  ["a compensation above the total", weighed([line({ toPlan: "400" })], { kind: "cancel", money: { ...weighed([]).money, compensation: "500.00" } }), [["compensationTooHigh"], []]],
  ["[25.4] a compensation of a customer who has not confirmed the order", weighed([line({ toPlan: "400" })], { kind: "cancel", ruling: { how: "approve", asksCustomer: false, rows: [] }, money: { ...weighed([]).money, compensation: "50.00" } }), [["compensationNotAgreed"], []]],
  ["the limit is exceeded, money becomes free, and the date is too soon", weighed([line({ toPlan: "400" })], {
    money: { ...weighed([]).money, exposureAfter: "600.00", limit: "500", becomesFree: "20.00" }, dates: { before: null, after: "2026-12-01", expectedFinish: null, feasibleBy: "2026-12-09" },
  }), [[], [["overCreditLimit", "100"], ["moneyBecomesFree", "20.00"], ["laterThanFeasible", "2026-12-09"]]]],
  ["what the table forbids", weighed([line({ toPlan: "400" })], { ruling: { how: "forbidden", asksCustomer: false, rows: [{ field: "product", lineId: "l1", progress: "toShip", how: "forbidden" }] } }), [["changeForbidden"], []]],
])("%s", (_, given, expected) => expect(seen(given)).toEqual(expected));

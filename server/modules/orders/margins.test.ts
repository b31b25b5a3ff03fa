import { expect, test } from "vitest";
import { marginOfAll, marginOfLine } from "./margins.ts";

const product = { stockUnit: "卷", stockPerSales: "100", salesUnit: "箱" };
const line = { quantity: "4", unit: "箱", unitPrice: "113", amount: "452.00", taxAmount: "52.00" };
const currencies = { order: "CNY", costs: "CNY" };
const margin = (more: Partial<Parameters<typeof marginOfLine>[1]> = {}, given: Partial<typeof line> | { unitPrice: null } = {}) =>
  marginOfLine({ ...line, ...given }, { product, cost: { cost: "0.7512345", unit: "卷" }, currencies, ...more });

test("a line earns its price without tax less the cost of what it holds in stock units, rounded once to the cent", () => {
  expect(margin()).toEqual({ net: "400.00", cost: "300.49", margin: "99.51", percent: "24.9", why: null });
});
test("a discount lies in the price already, and a line below its cost has a negative margin", () => {
  expect(margin({}, { unitPrice: "80", amount: "320.00", taxAmount: "36.81" })).toMatchObject({ net: "283.19", margin: "-17.30", percent: "-6.1" });
});
test("goods given away have a margin below zero, and no share of a price that is zero", () => {
  expect(margin({}, { unitPrice: "0", amount: "0.00", taxAmount: "0.00" })).toEqual({ net: "0.00", cost: "300.49", margin: "-300.49", percent: null, why: null });
});
test("a cost that is of the unit sold counts as it is", () => {
  expect(margin({ cost: { cost: "75", unit: "箱" } })).toMatchObject({ cost: "300.00", margin: "100.00", percent: "25.0" });
});
test.each([
  ["without a cost", margin({ cost: undefined }), "noCost"],
  ["whose product is kept and sold in other units than its cost is of", margin({ cost: { cost: "75", unit: "kg" } }), "unitChanged"],
  ["in another currency than costs are", margin({ currencies: { order: "USD", costs: "CNY" } }), "otherCurrency"],
  ["without a price", margin({}, { unitPrice: null }), "noPrice"],
])("a line %s has no margin, and never one over a cost of zero", (_, told, why) => {
  expect(told).toMatchObject({ margin: null, percent: null, why });
});
test("a line whose product is sold in another unit since it was ordered is not converted by today's factor", () => {
  expect(margin({ product: { ...product, salesUnit: "件" } })).toMatchObject({ margin: null, why: "unitChanged" });
});

const whole = (...lines: ReturnType<typeof margin>[]) => marginOfAll(lines.map((each, i) => ({ ...each, lineNo: i + 1 })), { day: "2026-11-24", currency: "CNY" });
test("an order earns what its lines do", () => {
  expect(whole(margin(), margin())).toEqual({
    day: "2026-11-24", currency: "CNY", net: "800.00", cost: "600.98", margin: "199.02", percent: "24.9", gaps: [], known: { lines: 2, net: "800.00", margin: "199.02", percent: "24.9" },
  });
});
test("an order with a line that has no margin has none; which lines and why is told, and what the others earn apart", () => {
  expect(whole(margin(), margin({ cost: undefined }), margin({ cost: undefined }))).toEqual({
    day: "2026-11-24", currency: "CNY", net: "1200.00", cost: null, margin: null, percent: null, gaps: [{ why: "noCost", lines: [2, 3] }], known: { lines: 1, net: "400.00", margin: "99.51", percent: "24.9" },
  });
});
test("nothing earns nothing: an order without lines has no margin", () => expect(whole()).toMatchObject({ margin: null, percent: null, gaps: [] }));

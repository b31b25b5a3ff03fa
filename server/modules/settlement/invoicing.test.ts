import fc from "fast-check";
import { expect, test } from "vitest";
import { compare, fromMinor, minus, sum } from "../../../contract/money.ts";
import { usualTerms } from "../../../contract/payment-terms.ts";
import { depositUse, drawn, duesOf, supplyParts } from "./invoicing.ts";
import { redLinesOf } from "./red.ts";
import type { LeftLine } from "./red-store.ts";
import { commitmentOf, decideGrant } from "./settlement.ts";

const line = { orderLineId: "l", unitPrice: "3.333333", priceFactor: "1", taxIncluded: true, taxRate: "13", currency: "CNY" };

test("a line that ships in parts is invoiced to the cent, in whatever parts", () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 8 }), fc.boolean(), (quantities, taxIncluded) => {
    const parts: { quantity: string; net: string; tax: string; gross: string }[] = [];
    const all = (field: "quantity" | "net" | "tax" | "gross") => sum(parts.map((part) => part[field]));
    for (const quantity of quantities.map(String)) {
      const done = { orderLineId: "l", taxRate: "13", unitPrice: "3.333333", quantity: all("quantity"), net: all("net"), tax: all("tax"), gross: all("gross") };
      parts.push({ quantity, ...supplyParts({ ...line, taxIncluded, quantity }, parts.length ? [done] : []) });
    }
    const whole = supplyParts({ ...line, taxIncluded, quantity: all("quantity") }, []);
    expect([all("net"), all("tax"), all("gross")].map(Number)).toEqual([whole.net, whole.tax, whole.gross].map(Number));
  }));
});

test("at another price a line is reckoned anew, so that the next delivery does not take back what the one before was billed for", () => {
  const before = { orderLineId: "l", taxRate: "13", unitPrice: "9.5", quantity: "100", net: "840.71", tax: "109.29", gross: "950.00" };
  expect(supplyParts({ ...line, unitPrice: "9.05", quantity: "100" }, [before]).gross).toBe("905.00");
});

test("from the day of another tax rate a line is reckoned anew, and the price with tax stays", () => {
  const before = { orderLineId: "l", taxRate: "13", unitPrice: "3.333333", quantity: "1", net: "2.95", tax: "0.38", gross: "3.33" };
  expect(supplyParts({ ...line, quantity: "3", taxRate: "9" }, [before])).toEqual({ net: "9.17", tax: "0.83", gross: "10.00" });
});

test.each([
  ["at its rate", { net: "100.00", tax: "13.00", gross: "113.00" }, "11.30", { net: "10.00", tax: "1.30" }],
  ["no more tax than is left, where cents were rounded off before", { net: "0.29", tax: "0.01", gross: "0.30" }, "0.20", { net: "0.19", tax: "0.01" }],
  ["no more without tax than is left", { net: "0.10", tax: "0.20", gross: "0.30" }, "0.20", { net: "0.10", tax: "0.10" }],
])("an amount is taken off an invoice's line %s", (_, left, gross, expected) => {
  const of: LeftLine = { ...line, ...left, billed: left.gross, lineNo: 1, quantity: "1", unit: "kg", name: "纸", spec: "", taxClass: "goods", priced: "order", orderId: "o", requestId: "r", requestLineId: "q", deliveryLineId: null };
  expect(redLinesOf([of], [{ lineNo: 1, gross }], "CNY")).toEqual([{ line: of, quantity: "0", gross, ...expected }]);
});

const prepaid30 = usualTerms.find(({ code }) => code === "prepaid30")!;
const mixed = { code: "mixed", name: "", stages: [{ percent: "30", due: "beforeProduction" as const, days: 0, fromMonthEnd: false }, { percent: "70", due: "afterDelivery" as const, days: 30, fromMonthEnd: true }] };

test("an invoice falls due by the stages of the terms, never before it was issued", () => {
  const asked = { gross: "500.00", currency: "CNY", issuedOn: "2026-04-05", confirmedOn: "2026-03-01", suppliedOn: "2026-03-10" };
  expect(duesOf({ ...asked, terms: mixed })).toEqual([
    { amount: "150.00", dueOn: "2026-04-05", prepaid: true }, { amount: "350.00", dueOn: "2026-04-30", prepaid: false },
  ]);
  expect(duesOf({ ...asked, terms: prepaid30 }).map(({ dueOn }) => dueOn)).toEqual(["2026-04-05", "2026-04-05"]);
});

const dues = [{ amount: "150.00", dueOn: "2026-04-05", prepaid: true }, { amount: "350.00", dueOn: "2026-04-30", prepaid: false }];
test.each([
  ["a 30 % deposit pays 30 % of the first of two deliveries", { deposits: "300", uninvoiced: "500", prepaidLeft: "150" }, ["150.00", "0"]],
  ["what was paid beyond the deposit pays the later stages too", { deposits: "1000", uninvoiced: "500", prepaidLeft: "150" }, ["150.00", "350.00"]],
  ["a deposit that is too small goes to the share that was to be prepaid", { deposits: "100", uninvoiced: "500", prepaidLeft: "150" }, ["100", "0"]],
  ["the last delivery takes what is left", { deposits: "200", uninvoiced: "0", prepaidLeft: "0" }, ["150.00", "50"]],
  ["delivered more than ordered: nothing is kept back", { deposits: "200", uninvoiced: "-20", prepaidLeft: "10" }, ["150.00", "50"]],
  ["no deposit", { deposits: "0", uninvoiced: "500", prepaidLeft: "150" }, ["0", "0"]],
])("offset: %s", (_, state, expected) => {
  expect(depositUse(state, dues).map(Number)).toEqual(expected.map(Number));
});

const cents = fc.integer({ min: 0, max: 100_000 }).map((minor) => fromMinor(BigInt(minor), "CNY"));
test("a deposit is never used beyond itself nor beyond what is due, and what the goods to come need stays", () => {
  fc.assert(fc.property(fc.record({ deposits: cents, uninvoiced: cents, prepaidLeft: cents }), cents, cents, (state, first, second) => {
    const { deposits, uninvoiced, prepaidLeft } = state;
    const given = [{ ...dues[0]!, amount: first }, { ...dues[1]!, amount: second }];
    const used = depositUse(state, given);
    expect(compare(sum(used), deposits)).toBeLessThanOrEqual(0);
    used.forEach((use, i) => expect(compare(use, given[i]!.amount)).toBeLessThanOrEqual(0));
    const kept = compare(prepaidLeft, uninvoiced) < 0 ? prepaidLeft : uninvoiced;
    if (compare(used[1]!, "0") > 0) expect(compare(minus(deposits, sum(used)), kept)).toBeGreaterThanOrEqual(0);
  }));
});

test("amounts are drawn from the earlier purse first, and never more than there is", () => {
  const purses = [{ id: "a", left: "100" }, { id: "b", left: "50" }];
  expect(drawn(purses, [{ key: "x", amount: "120" }, { key: "y", amount: "30" }]).map(({ purse, key, amount }) => `${purse.id} ${key} ${amount}`)).toEqual(["a x 100", "b x 20", "b y 30"]);
  expect(() => drawn(purses, [{ key: "x", amount: "151" }])).toThrow();
});

const account = { exposure: "900", currency: "CNY" };
test.each([
  ["exactly the limit", "0", { amount: "100", limit: "1000", mayExceed: false }, { change: "100", exceeded: "0" }],
  ["no limit kept", "0", { amount: "5000", limit: null, mayExceed: false }, { change: "5000", exceeded: "0" }],
  ["over it, let pass in words", "0", { amount: "150", limit: "1000", mayExceed: true }, { change: "150", exceeded: "50" }],
  ["granted already, though over by now", "300", { amount: "300", limit: "500", mayExceed: false }, { change: "0" }],
  ["less than was granted, though still over", "300", { amount: "250", limit: "500", mayExceed: false }, { change: "-50" }],
])("finance's yes fits into the credit: %s", (_, granted, ask, expected) => {
  expect(decideGrant(account, granted, ask)).toMatchObject(expected);
});

test("an order over the limit is refused with by how much", () => {
  expect(decideGrant(account, "0", { amount: "100.01", limit: "1000", mayExceed: false }))
    .toEqual({ refusal: { code: "overCreditLimit", facts: { limit: "1000.00", exposure: "900.00", over: "0.01", currency: "CNY" } } });
});

test("of a standing order that counts which is not invoiced or conceded, whatever the limit", () => {
  const order = { openAmount: "300", invoiced: "100", conceded: "0" };
  expect(commitmentOf(account, order, { amount: "400", limit: "500" })).toMatchObject({ change: "0", openAmount: "300", exceeded: "400" });
  expect(commitmentOf(account, order, { amount: "350", limit: "500" })).toMatchObject({ change: "-50", openAmount: "250" });
});

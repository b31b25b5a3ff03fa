import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { allocate, asAmount, compare, discountOf, fromMinor, lineAmount, mayGrant, minus, sum, taxParts, toMinor } from "./money.ts";

const decimal = (max: number, places: number) =>
  fc.bigInt({ min: 0n, max: BigInt(max) * 10n ** BigInt(places) }).map((n) => {
    const text = n.toString().padStart(places + 1, "0");
    return places ? `${text.slice(0, -places)}.${text.slice(-places)}` : text;
  });
const currencies = fc.constantFrom("CNY", "JPY", "KWD");

test.each([
  [{ quantity: "3", price: "0.335", currency: "CNY" }, "1.01"], // 1.005 goes up
  [{ quantity: "1", price: "1.0049", currency: "CNY" }, "1.00"],
  [{ quantity: "2500", price: "12.5", priceFactor: "1000", currency: "CNY" }, "31.25"],
  [{ quantity: "100", price: "1", priceFactor: "3", currency: "CNY" }, "33.33"],
  [{ quantity: "1.5", price: "333", currency: "JPY" }, "500"],
  [{ quantity: "1", price: "1.2345", currency: "KWD" }, "1.235"],
  [{ quantity: "0", price: "5", currency: "CNY" }, "0.00"],
])("a line of %j comes to %s", (line, expected) => {
  expect(lineAmount(line)).toBe(expected);
});

test.each([
  ["113.00", "13", true, { net: "100.00", tax: "13.00", gross: "113.00" }],
  ["100.00", "13", true, { net: "88.50", tax: "11.50", gross: "100.00" }],
  ["100.00", "13", false, { net: "100.00", tax: "13.00", gross: "113.00" }],
  ["0.01", "13", true, { net: "0.01", tax: "0.00", gross: "0.01" }],
  ["99.99", "0", true, { net: "99.99", tax: "0.00", gross: "99.99" }],
  ["-113.00", "13", true, { net: "-100.00", tax: "-13.00", gross: "-113.00" }],
])("%s at %s %% tax (inclusive: %s) splits to the cent", (amount, rate, taxInclusive, parts) => {
  expect(taxParts({ amount, rate, taxInclusive, currency: "CNY" })).toEqual(parts);
});

describe("over random orders", () => {
  test("net and tax of every line add up to its gross, hence of the order too", () => {
    const line = fc.record({ quantity: decimal(100_000, 6), price: decimal(10_000, 6), rate: fc.constantFrom("13", "9", "6", "3", "0", "16", "17") });
    fc.assert(fc.property(fc.array(line, { minLength: 1, maxLength: 20 }), fc.boolean(), currencies, (lines, taxInclusive, currency) => {
      const parts = lines.map(({ rate, ...line }) => taxParts({ amount: lineAmount({ ...line, currency }), rate, taxInclusive, currency }));
      const total = (of: "net" | "tax" | "gross") => asAmount(sum(parts.map((part) => part[of])), currency);
      expect(asAmount(sum([total("net"), total("tax")]), currency)).toBe(total("gross"));
    }));
  });

  test("shares of a total add up to it exactly and miss their exact proportion by less than one cent", () => {
    const minor = fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n });
    fc.assert(fc.property(minor, fc.array(decimal(1_000_000, 2), { minLength: 1, maxLength: 40 }), currencies, (minor, weights, currency) => {
      const total = fromMinor(minor, currency);
      const shares = allocate(total, weights, currency);
      expect(compare(sum(shares), total)).toBe(0);
      const all = weights.reduce((a, weight) => a + toMinor(weight, "CNY"), 0n);
      if (all > 0n)
        for (const [i, share] of shares.entries()) {
          const off = toMinor(share, currency) * all - minor * toMinor(weights[i]!, "CNY");
          expect(off < all && -off < all).toBe(true);
        }
    }));
  });

  test("smallest units and amounts turn into each other without loss", () => {
    fc.assert(fc.property(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), currencies, (minor, currency) => {
      expect(toMinor(fromMinor(minor, currency), currency)).toBe(minor);
    }));
  });
});

test("cents that cannot be shared evenly go to the earlier lines", () => {
  expect(allocate("100.00", ["1", "1", "1"], "CNY")).toEqual(["33.34", "33.33", "33.33"]);
  expect(allocate("-0.05", ["0", "0"], "CNY")).toEqual(["-0.03", "-0.02"]);
  expect(() => allocate("1.00", [], "CNY")).toThrow(RangeError);
  expect(() => toMinor("1.005", "CNY")).toThrow(RangeError);
});

const authorities = [
  { role: "salesperson", maxDiscountPercent: "5", belowFloor: false },
  { role: "salesDirector", maxDiscountPercent: "15", belowFloor: false },
  { role: "generalManager", maxDiscountPercent: "100", belowFloor: true },
];
test.each([
  [{ price: "10", floorPrice: "8" }, [], { percent: "0.00", belowFloor: false }, true],
  [{ price: "9.5", floorPrice: "8" }, ["salesperson"], { percent: "5.00", belowFloor: false }, true],
  [{ price: "9.49", floorPrice: "8" }, ["salesperson"], { percent: "5.10", belowFloor: false }, false],
  [{ price: "9.49", floorPrice: "8" }, ["salesperson", "salesDirector"], { percent: "5.10", belowFloor: false }, true],
  [{ price: "9.6", floorPrice: "9.7" }, ["salesDirector"], { percent: "4.00", belowFloor: true }, false],
  [{ price: "9.6", floorPrice: "9.7" }, ["generalManager"], { percent: "4.00", belowFloor: true }, true],
  [{ price: "9.9", floorPrice: "8" }, ["warehouse"], { percent: "1.00", belowFloor: false }, false],
  [{ price: "11", floorPrice: "8" }, ["warehouse"], { percent: "-10.00", belowFloor: false }, true],
])("with the list at 10, %j by %j is a discount of %j, granted: %s", (given, roles, discount, granted) => {
  expect(discountOf({ ...given, listPrice: "10" })).toEqual(discount);
  expect(mayGrant(discount, roles, authorities)).toBe(granted);
});

test("subtracting keeps every decimal, and no amount is minus zero", () => {
  expect(minus("0.3", "0.1")).toBe("0.2");
  expect(asAmount("-0.004", "CNY")).toBe("0.00");
});

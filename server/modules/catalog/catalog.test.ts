import { describe, expect, test } from "vitest";
import { productFields } from "../../../contract/catalog.ts";
import { foundCodes, productRefusals, rateOn } from "./catalog.ts";
import { priceRefusal } from "./prices.ts";

test.each([
  ["goods", "2018-04-30", "17"],
  ["goods", "2018-05-01", "16"],
  ["goods", "2019-03-31", "16"],
  ["goods", "2019-04-01", "13"],
  ["goods", "2026-11-24", "13"],
  ["goodsReduced", "2026-11-24", "9"],
  ["services", "2026-11-24", "6"],
  ["exempt", "2026-11-24", "0"],
  ["goods", "1993-12-31", undefined],
  ["unheard of", "2026-11-24", undefined],
])("the tax rate of %s on %s is %s", (taxClass, day, rate) => {
  expect(rateOn([], taxClass, day)).toBe(rate);
});

test("a company's own rate goes before the statutory one from its first day on", () => {
  const own = [{ taxClass: "goods", validFrom: "2019-04-01", rate: "3" }, { taxClass: "goods", validFrom: "2027-01-01", rate: "1" }];
  expect(["2019-03-31", "2019-04-01", "2027-01-01"].map((day) => rateOn(own, "goods", day))).toEqual(["16", "3", "1"]);
});

describe("a product as it was typed", () => {
  const good = productFields.parse({ name: "收银纸", salesUnit: "卷", stockUnit: "卷" });
  const known = { units: ["卷", "kg"], ownRates: [], today: "2026-11-24" };
  const codes = (change: object) => productRefusals({ ...good, ...change }, known).map(({ code }) => code);
  test.each([
    [{}, []],
    [{ secondUnit: "kg", secondPerSales: "12.5", priceBy: "second" }, []],
    [{ salesUnit: "箱" }, ["unitUnknown"]],
    [{ stockPerSales: "0" }, ["conversionMissing"]],
    [{ priceBy: "second" }, ["secondUnitIncomplete"]],
    [{ secondUnit: "kg" }, ["secondUnitIncomplete"]],
    [{ secondPerSales: "3" }, ["secondUnitIncomplete"]],
    [{ taxClass: "none", stockUnit: "托", priceFactor: "0" }, ["unitUnknown", "conversionMissing", "taxClassUnknown"]],
  ])("%j is refused for %j, all at once", (change, expected) => {
    expect(codes(change)).toEqual(expected);
  });
});

describe("setting a price", () => {
  const price = (validFrom: string, more = {}) => ({ minQuantity: "0", validFrom, price: "10", floorPrice: null, ...more });
  const existing = [price("2026-01-01"), price("2026-12-01")];
  test.each([
    ["from a coming day", price("2026-12-15"), undefined],
    ["corrected on its own first day", price("2026-11-24"), undefined],
    ["into days gone by", price("2026-11-23"), "priceWasInForce"],
    ["on a past first day again", price("2026-01-01"), "priceWasInForce"],
    ["for days gone by that had none", price("2025-06-01"), undefined],
    ["for a quantity that had none", price("2026-06-01", { minQuantity: "100" }), undefined],
    ["with a floor above it", price("2027-01-01", { floorPrice: "10.01" }), "floorAbovePrice"],
  ])("%s: refused for %s", (_, given, code) => {
    expect(priceRefusal(given, existing, "2026-11-24")?.code).toBe(code);
  });
});

test("a code stands for one product, for none, or for several that a person must choose from", () => {
  const match = (asked: string, productId: string, by: "code" | "barCode" | "partNo") => ({ asked, productId, by });
  const matches = [match("1001", "a", "code"), match("1001", "b", "partNo"), match("X-1", "a", "partNo"), match("X-1", "a", "barCode")];
  expect(foundCodes(["1001", "X-1", "?"], matches)).toEqual([
    { asked: "1001", found: "many", productIds: ["a", "b"] },
    { asked: "X-1", found: "one", productId: "a", by: "partNo" },
    { asked: "?", found: "none" },
  ]);
});

import { beforeAll, describe, expect, test } from "vitest";
import * as contract from "../../../contract/catalog.ts";
import * as prices from "../../../contract/prices.ts";
import { codesOf, registers } from "../../../test/support/registers.ts";
import { createCustomer } from "../../../contract/customer-commands.ts";
import { usualTerms } from "../../../contract/payment-terms.ts";
import type { InputOf } from "../../../contract/toolkit.ts";
import { askedFor, filedUnder } from "../../platform/search-words.ts";
import { sql } from "../../platform/db.ts";
import { entriesAbout } from "../journal/index.ts";
import { findByCodes, pricesFor, savePartNumber, taxRateOn } from "./index.ts";

type House = Awaited<ReturnType<typeof registers>>;
let house: House;
let director: Awaited<ReturnType<House["person"]>>;
const ids: Record<string, string> = {};

async function product(code: string, name: string, more: object = {}) {
  const { id } = await director.get(contract.createProduct, { code, name, salesUnit: "卷", stockUnit: "卷", ...more });
  ids[code] = id;
}

beforeAll(async () => {
  house = await registers();
  director = await house.person(["salesDirector", "salesperson"]);
  await director.get(contract.saveUnit, { name: "卷", kind: "count", decimals: 0 });
  await director.get(contract.saveUnit, { name: "kg", kind: "weight", decimals: 3 });
  await product("SY-5750", "热敏收银纸", { spec: "57×50", barCode: "6901234567892" });
  await product("SY-8080", "热敏收银纸", { spec: "80×80" });
  await product("BQ-4030", "三防标签卷", { spec: "40×30", operations: ["分切", "复卷", "包装"], supply: "make", customisable: true });
  await product("DZ-01", "大轴原纸", { secondUnit: "kg", secondPerSales: "412.5", priceBy: "second" });
  await product("OLD-1", "旧款收银纸", { active: false });
});

describe("searching products", () => {
  const found = async (q: string) => (await director.get(contract.searchProducts, { q })).map(({ code }) => code);
  test.each([
    ["收银", ["SY-5750", "SY-8080"]], // two characters in the middle of a name
    ["敏收", ["SY-5750", "SY-8080"]],
    ["原", ["DZ-01"]],
    ["rmsy", ["SY-5750", "SY-8080"]],
    ["dzyz", ["DZ-01"]],
    ["57*50", ["SY-5750"]],
    ["收银 80x80", ["SY-8080"]],
    ["7892", ["SY-5750"]],
    ["sy-8", ["SY-8080"]],
    ["ＢＱ－4030", ["BQ-4030"]],
    ["银收", []],
    ["100%", []],
    ["\\", []],
  ])("%j finds %j", async (q, codes) => {
    expect(await found(q)).toEqual(codes);
  });

  test("two characters of many thousand names are found by an index, row-level security included", async () => {
    await house.asOwner(`insert into catalog.product_grams (company_id, gram, id)
      select 1, chr(19968 + n % 3000) || chr(19968 + n % 2999), $1 from generate_series(1, 40000) n on conflict do nothing`, [ids["SY-5750"]]);
    await house.asOwner("analyze catalog.product_grams");
    const plan = await house.database.inCompany("1", async (tx) => {
      const rows = await tx.many<{ queryPlan?: string; "QUERY PLAN"?: string }>(sql`explain ${filedUnder("catalog.product_grams", tx.companyId, askedFor("收银")!.grams)}`);
      return rows.map((row) => Object.values(row)[0]).join("\n");
    });
    expect(plan).toMatch(/Index (Only )?Scan using product_grams_pkey/);
    expect(plan).toMatch(/Index Cond: .*gram = /);
    expect(plan).not.toContain("Seq Scan");
  });

  test("an edited product is found under its new name and no longer under the old one", async () => {
    await product("TMP-1", "碳带");
    const { revision: _, id, code: __, initials: ___, taxRate: ____, prices: _____, ...fields } = await director.get(contract.getProduct, { id: ids["TMP-1"]! });
    const stale = await director.ask(contract.editProduct, { ...fields, id, expectedRevision: 7 });
    expect(codesOf(stale)).toEqual(["stale"]);
    await director.get(contract.editProduct, { ...fields, id, name: "色带", expectedRevision: 1 });
    expect([await found("碳带"), await found("色带"), await found("sd")]).toEqual([[], ["TMP-1"], ["TMP-1"]]);
  });
});

test("a list of products is paged without a gap in the order of Chinese names, or of codes, forwards and backwards", async () => {
  for (const [sort, direction] of [["name", "ascending"], ["code", "ascending"], ["name", "descending"], ["code", "descending"]] as const) {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await director.get(contract.listProducts, { limit: 2, sort, direction, cursor });
      seen.push(...page.rows.map((row) => row.code));
      cursor = page.next ?? undefined;
    } while (cursor);
    if (direction === "descending") seen.reverse();
    expect(seen).toEqual(sort === "code" ? ["BQ-4030", "DZ-01", "OLD-1", "SY-5750", "SY-8080", "TMP-1"] : ["DZ-01", "OLD-1", seen[2], seen[3], "BQ-4030", "TMP-1"]);
  }
  expect(codesOf(await director.ask(contract.listProducts, { cursor: "not ours" }))).toEqual(["invalidInput"]);
});

test("a product code is taken once in a company, in whatever width or case it is typed", async () => {
  const again = await director.ask(contract.createProduct, { code: "ｓｙ-5750", name: "x", salesUnit: "卷", stockUnit: "卷" });
  expect(codesOf(again)).toEqual(["productCodeTaken"]);
  expect(codesOf(await director.ask(contract.createProduct, { code: "N", name: "x", salesUnit: "箱", stockUnit: "卷", priceFactor: "0" }))).toEqual(["unitUnknown", "conversionMissing"]);
});

describe("price lists", () => {
  const buyer = { customerId: null as string | null, grade: "B" as string | null, channel: "dealer" as string | null, priceListId: null as string | null, currency: "CNY" };
  const lists: Record<string, string> = {};
  let customerId: string;

  async function list(code: string, price: string, audience: Partial<InputOf<typeof prices.createPriceList>> = {}) {
    const validFrom = audience.validFrom ?? "2026-01-01";
    const { id } = await director.get(prices.createPriceList, { code, name: code, ...audience, validFrom });
    lists[code] = id;
    await director.get(prices.setPrice, { id, productId: ids["SY-5750"]!, validFrom, price });
  }
  const priced = async (who: Partial<typeof buyer>, { day = "2026-11-24", quantity = "10", code = "SY-5750" } = {}) => {
    const [found] = await house.database.inCompany("1", (tx) => pricesFor(tx, { buyer: { ...buyer, ...who }, day, lines: [{ productId: ids[code]!, quantity }] }));
    return found && [found.listCode, found.price];
  };

  beforeAll(async () => {
    customerId = (await director.get(createCustomer, { name: "江南超市", paymentTerms: usualTerms[0]! })).id;
    await list("GENERAL", "1.00");
    await list("DEALER", "0.95", { channel: "dealer" });
    await list("GRADE-B", "0.93", { grade: "B" });
    await list("B-DEALER", "0.92", { grade: "B", channel: "dealer" });
    await list("ASSIGNED", "0.91", { grade: "A", channel: "supermarket" });
    await list("OWN", "0.90", { customerId });
    await list("USD", "0.15", { currency: "USD" });
    await list("LAST-YEAR", "0.50", { customerId, validFrom: "2025-01-01", validTo: "2025-12-31" });
    await director.get(prices.setPrice, { id: lists["GENERAL"]!, productId: ids["SY-5750"]!, validFrom: "2026-01-01", minQuantity: "1000", price: "0.88" });
    await director.get(prices.setPrice, { id: lists["GENERAL"]!, productId: ids["SY-5750"]!, validFrom: "2026-12-01", price: "1.10", floorPrice: "0.80" });
    for (const code of ["DEALER", "GRADE-B"]) await director.get(prices.setPrice, { id: lists[code]!, productId: ids["SY-8080"]!, validFrom: "2026-01-01", price: "2" });
    await director.get(prices.setPrice, { id: lists["GENERAL"]!, productId: ids["DZ-01"]!, validFrom: "2026-01-01", price: "6.123456" });
  });

  test("the most specific list wins", async () => {
    expect(await priced({ customerId })).toEqual(["OWN", "0.9"]);
    expect(await priced({ customerId, priceListId: lists["ASSIGNED"]! })).toEqual(["OWN", "0.9"]);
    expect(await priced({ priceListId: lists["ASSIGNED"]! })).toEqual(["ASSIGNED", "0.91"]);
    expect(await priced({})).toEqual(["B-DEALER", "0.92"]);
    expect(await priced({ channel: "direct" })).toEqual(["GRADE-B", "0.93"]);
    expect(await priced({ grade: "C" })).toEqual(["DEALER", "0.95"]);
    expect(await priced({}, { code: "SY-8080" })).toEqual(["GRADE-B", "2"]);
    expect(await priced({ grade: "C", channel: "direct" })).toEqual(["GENERAL", "1"]);
    expect(await priced({ grade: null, channel: null })).toEqual(["GENERAL", "1"]);
    expect(await priced({ currency: "USD" })).toEqual(["USD", "0.15"]);
    expect(await priced({ currency: "EUR" })).toBeUndefined();
  });

  test("within a list the quantity and the day choose the price, which tells how long it holds", async () => {
    const plain = { grade: "C", channel: "direct" };
    expect(await priced(plain, { quantity: "999.999999" })).toEqual(["GENERAL", "1"]);
    expect(await priced(plain, { quantity: "1000" })).toEqual(["GENERAL", "0.88"]);
    expect(await priced(plain, { day: "2026-11-30" })).toEqual(["GENERAL", "1"]);
    expect(await priced(plain, { day: "2026-12-01" })).toEqual(["GENERAL", "1.1"]);
    expect(await priced(plain, { day: "2026-12-01", quantity: "1000" })).toEqual(["GENERAL", "0.88"]);
    expect(await priced(plain, { day: "2025-12-31" })).toBeUndefined();
    expect(await priced({ customerId }, { day: "2025-12-31" })).toEqual(["LAST-YEAR", "0.5"]);
    const { prices: inForce, taxRate } = await director.get(contract.getProduct, { id: ids["SY-5750"]! });
    expect(taxRate).toBe("13");
    expect(inForce.find((price) => price.listCode === "GENERAL" && price.minQuantity === "0")).toMatchObject({ price: "1", validFrom: "2026-01-01", validTo: "2026-11-30" });
    expect(inForce.map((price) => price.listCode)).not.toContain("LAST-YEAR");
  });

  test("many lines are priced in one statement, lines without a price told as such", async () => {
    const lines = ["DZ-01", "BQ-4030", "SY-5750", "DZ-01"].map((code) => ({ productId: ids[code]!, quantity: "1" }));
    const found = await house.database.inCompany("1", async (tx) => {
      const before = tx.statements;
      const answer = await pricesFor(tx, { buyer, day: "2026-11-24", lines });
      expect(tx.statements - before).toBe(1);
      return answer;
    });
    expect(found.map((price) => price?.price)).toEqual(["6.123456", undefined, "0.92", "6.123456"]);
  });

  test("a price that was in force cannot be rewritten, and a floor stands below its price", async () => {
    const set = (more: object) => director.ask(prices.setPrice, { id: lists["GENERAL"]!, productId: ids["SY-5750"]!, validFrom: "2026-06-01", price: "9", ...more });
    expect(codesOf(await set({}))).toEqual(["priceWasInForce"]);
    expect(codesOf(await set({ validFrom: "2027-01-01", floorPrice: "9.1" }))).toEqual(["floorAbovePrice"]);
    expect(codesOf(await set({ productId: lists["OWN"] }))).toEqual(["notFound"]);
  });

  test("[13.4] a list that ends or is for others from now on is no price in force for whom it was; orders are priced by what then fits best", async () => {
    const id = lists["DEALER"]!;
    const was = { id, name: "DEALER", channel: "dealer", validFrom: "2026-01-01" };
    const dealer = { grade: "C" };
    const edit = (more: object) => director.ask(prices.editPriceList, { ...was, expectedRevision: 1, ...more });
    expect(codesOf(await edit({ validTo: "2025-12-31" }))).toEqual(["validityReversed"]);
    expect(codesOf(await edit({ expectedRevision: 4 }))).toEqual(["stale"]);
    expect(codesOf(await edit({ id: customerId }))).toEqual(["notFound"]);
    const keeper = await house.person(["warehouse"]);
    expect(codesOf(await keeper.ask(prices.editPriceList, { ...was, expectedRevision: 1 }))).toEqual(["notPermitted"]);
    expect(await priced(dealer)).toEqual(["DEALER", "0.95"]);
    expect(await edit({ name: "经销商 2026", validTo: "2026-11-23" })).toEqual({ id, revision: 2 });
    expect([await priced(dealer), await priced(dealer, { day: "2026-11-23" })]).toEqual([["GENERAL", "1"], ["DEALER", "0.95"]]);
    expect(await edit({ channel: "supermarket", expectedRevision: 2 })).toEqual({ id, revision: 3 });
    expect([await priced(dealer), await priced({ grade: "C", channel: "supermarket" })]).toEqual([["GENERAL", "1"], ["DEALER", "0.95"]]);
    const told = await house.database.inCompany("1", (tx) => entriesAbout(tx, { kind: "priceList", id }));
    expect(told.map(({ body }) => (JSON.parse(body) as { did: { what: string; facts: object }[] }).did[0]).filter((did) => did?.what === "edited")).toMatchObject([
      { what: "edited", facts: { changes: { validTo: { from: null, to: "2026-11-23" } } } }, { what: "edited", facts: { changes: { channel: { from: "dealer", to: "supermarket" } } } },
    ]);
    await director.get(prices.editPriceList, { ...was, expectedRevision: 3 });
  });

  test("floor prices are shown to those who sell, not to the warehouse", async () => {
    const keeper = await house.person(["warehouse"]);
    const of = async (who: typeof keeper) => (await who.get(prices.listPrices, { id: lists["GENERAL"]!, productId: ids["SY-5750"]! })).map((price) => price.floorPrice);
    expect([await of(director), await of(keeper)]).toEqual([["0.8", null, null], [null, null, null]]);
    expect(codesOf(await keeper.ask(prices.setPrice, { id: lists["GENERAL"]!, productId: ids["SY-5750"]!, validFrom: "2027-01-01", price: "1" }))).toEqual(["notPermitted"]);
  });

  test("codes of a customer's file are matched in one statement, ambiguous ones told", async () => {
    const partNo = { customerId, barCode: null, description: "" };
    const found = await house.database.inCompany("1", async (tx) => {
      expect(await savePartNumber(tx, { ...partNo, partNo: "K-7", productId: ids["BQ-4030"]! })).toBe(1);
      expect(await savePartNumber(tx, { ...partNo, partNo: "sy-8080", productId: ids["SY-5750"]! })).toBe(1);
      expect(await savePartNumber(tx, { ...partNo, partNo: "K-7", productId: ids["DZ-01"]! })).toBe(0);
      const before = tx.statements;
      const answer = await findByCodes(tx, { codes: ["sy-5750", "6901234567892", "k-7", "SY-8080", "OLD-1", "nothing"], customerId });
      expect(tx.statements - before).toBe(1);
      expect((await findByCodes(tx, { codes: ["K-7"] }))[0]).toEqual({ asked: "K-7", found: "none" });
      return answer;
    });
    expect(found).toEqual([
      { asked: "sy-5750", found: "one", productId: ids["SY-5750"], by: "code" },
      { asked: "6901234567892", found: "one", productId: ids["SY-5750"], by: "barCode" },
      { asked: "k-7", found: "one", productId: ids["BQ-4030"], by: "partNo" },
      { asked: "SY-8080", found: "many", productIds: [ids["SY-8080"], ids["SY-5750"]] },
      { asked: "OLD-1", found: "none" },
      { asked: "nothing", found: "none" },
    ]);
  });
});

test("a company's own tax rate holds from its day on, set by those who set prices", async () => {
  const rate = { taxClass: "goods", validFrom: "2027-01-01", rate: "12.5" } as const;
  expect(codesOf(await (await house.person(["warehouse"])).ask(contract.setTaxRate, rate))).toEqual(["notPermitted"]);
  expect(await director.get(contract.setTaxRate, rate)).toEqual(rate);
  const rates = await house.database.inCompany("1", async (tx) => [await taxRateOn(tx, "goods", "2026-12-31"), await taxRateOn(tx, "goods", "2027-01-01")]);
  expect(rates).toEqual(["13", "12.5"]);
});

describe("the discount that a role may grant", () => {
  const authority = async () => Object.fromEntries((await director.get(prices.listDiscountAuthority, {})).map(({ role, maxDiscountPercent }) => [role, maxDiscountPercent]));

  test("is kept by role", async () => {
    const manager = await house.person(["generalManager"]);
    await manager.get(prices.setDiscountAuthority, { role: "salesperson", maxDiscountPercent: "5" });
    await manager.get(prices.setDiscountAuthority, { role: "salesperson", maxDiscountPercent: "3.5", belowFloor: false });
    expect(await director.get(prices.listDiscountAuthority, {})).toEqual([{ role: "salesperson", maxDiscountPercent: "3.5", belowFloor: false }]);
  });

  test("finance maintains prices and gives nobody authority over them", async () => {
    const finance = await house.person(["finance"]);
    expect(codesOf(await finance.ask(prices.setDiscountAuthority, { role: "finance", maxDiscountPercent: "30" }))).toEqual(["notPermitted"]);
    await finance.get(prices.createPriceList, { code: "F-1", name: "财务维护的价目", validFrom: "2026-01-01" });
  });

  test("nobody raises that of a role which he has; lowering it is his", async () => {
    const [manager, admin] = [await house.person(["generalManager"]), await house.person(["admin"])];
    expect(codesOf(await manager.ask(prices.setDiscountAuthority, { role: "generalManager", maxDiscountPercent: "10" }))).toEqual(["authorityOwnRole"]);
    await admin.get(prices.setDiscountAuthority, { role: "generalManager", maxDiscountPercent: "10" });
    expect(codesOf(await manager.ask(prices.setDiscountAuthority, { role: "generalManager", maxDiscountPercent: "10", belowFloor: true }))).toEqual(["authorityOwnRole"]);
    await manager.get(prices.setDiscountAuthority, { role: "generalManager", maxDiscountPercent: "8" });
    // The director here sells as well.
    expect(codesOf(await director.ask(prices.setDiscountAuthority, { role: "salesperson", maxDiscountPercent: "4" }))).toEqual(["authorityOwnRole"]);
    expect(await authority()).toEqual({ generalManager: "8", salesperson: "3.5" });
  });
});

test("another company sees nothing of the catalogue and may use the same codes", async () => {
  const other = await house.person(["salesDirector"], "2");
  expect((await other.get(contract.listProducts, {})).rows).toEqual([]);
  expect(await other.get(contract.searchProducts, { q: "收银" })).toEqual([]);
  expect(codesOf(await other.ask(contract.getProduct, { id: ids["SY-5750"]! }))).toEqual(["notFound"]);
  await other.get(contract.saveUnit, { name: "卷", kind: "count", decimals: 0 });
  expect(codesOf(await other.ask(contract.createProduct, { code: "SY-5750", name: "别家的纸", salesUnit: "卷", stockUnit: "卷" }))).toEqual([]);
});

import { beforeAll, describe, expect, test } from "vitest";
import * as catalog from "../../../contract/catalog.ts";
import { listCosts, listProductCosts, setCost } from "../../../contract/costs.ts";
import { allRefusals } from "../../../contract/refusals/index.ts";
import { codesOf, registers } from "../../../test/support/registers.ts";
import { standardCostsOn } from "./index.ts";

type House = Awaited<ReturnType<typeof registers>>;
type Person = Awaited<ReturnType<House["person"]>>;
const today = "2026-11-24";
let house: House;
let finance: Person;
let director: Person;
const ids: Record<string, string> = {};
const cost = (code: string, validFrom: string, amount: string, unit?: string) => finance.ask(setCost, { id: ids[code]!, validFrom, cost: amount, ...(unit !== undefined && { unit }) });
const on = (code: string, day: string) => house.database.inCompany("1", (tx) => standardCostsOn(tx, [ids[code]!], day)).then((costs) => costs.get(ids[code]!)?.cost);

beforeAll(async () => {
  house = await registers({ today });
  [finance, director] = [await house.person(["finance"]), await house.person(["salesDirector"])];
  for (const [name, kind] of [["卷", "count"], ["箱", "count"]] as const) await director.get(catalog.saveUnit, { name, kind, decimals: 0 });
  for (const [code, active] of [["A-1", true], ["A-2", true], ["A-3", true], ["A-4", false]] as const)
    ids[code] = (await director.get(catalog.createProduct, { code, name: `收银纸 ${code}`, salesUnit: "箱", stockUnit: "卷", stockPerSales: "100", active })).id;
});

describe("standard costs by date", () => {
  test("a cost holds from its day until the next one begins; before the first there is none", async () => {
    expect(codesOf(await cost("A-1", "2026-10-01", "1.234567"))).toEqual([]);
    expect(codesOf(await cost("A-1", today, "1.3"))).toEqual([]);
    expect(codesOf(await cost("A-1", "2027-01-01", "1.5", "卷"))).toEqual([]);
    expect(await Promise.all(["2026-09-30", "2026-10-01", "2026-11-23", today, "2026-12-31", "2027-01-01", "2030-01-01"].map((day) => on("A-1", day)))).toEqual([undefined, "1.234567", "1.234567", "1.3", "1.3", "1.5", "1.5"]);
    expect(await director.get(listCosts, { id: ids["A-1"]! })).toMatchObject([
      { validFrom: "2027-01-01", cost: "1.5", unit: "卷", setByName: "somebody" }, { validFrom: today, cost: "1.3" }, { validFrom: "2026-10-01", cost: "1.234567" },
    ]);
  });

  test("today's and a coming cost may be corrected, and the journal keeps both under a subject of its own", async () => {
    await cost("A-1", "2027-01-01", "1.55");
    expect(await on("A-1", "2027-01-01")).toBe("1.55");
    const entries = await house.asOwner("select body::jsonb #>> '{did,0,facts,cost}' as cost, actor_id from journal.entries where subject_kind = 'productCost' and subject_id = $1 order by seq", [ids["A-1"]]);
    expect(entries).toEqual(["1.234567", "1.3", "1.5", "1.55"].map((each) => ({ cost: each, actor_id: finance.id })));
    expect(await house.asOwner("select 1 from journal.entries where subject_kind = 'product' and body like '%1.234567%'")).toEqual([]);
  });

  test("a cost that was in force is not rewritten; a day before the first may be filled in", async () => {
    expect(codesOf(await cost("A-1", "2026-10-01", "9"))).toEqual(["costWasInForce"]);
    expect(codesOf(await cost("A-1", "2026-11-01", "9"))).toEqual(["costWasInForce"]);
    expect(codesOf(await cost("A-1", "2026-09-01", "1.1"))).toEqual([]);
    expect([await on("A-1", "2026-09-15"), await on("A-1", "2026-10-15")]).toEqual(["1.1", "1.234567"]);
  });

  test("a cost of zero, or of another unit than the stock unit, is refused, all at once, with a way out in three languages", async () => {
    expect(codesOf(await cost("A-2", today, "0.000000", "箱"))).toEqual(["costNotAboveZero", "costUnitDiffers"]);
    expect(await on("A-2", today)).toBeUndefined();
    for (const code of ["costNotAboveZero", "costUnitDiffers", "costWasInForce"])
      for (const language of ["zh-CN", "zh-TW", "en"] as const) expect(allRefusals[code]!.hint[language]).not.toBe("");
  });

  test("a negative cost, one with seven decimals or a day that the calendar does not have is no input at all", async () => {
    for (const [validFrom, amount] of [[today, "-1"], [today, "1.1234567"], [today, "12345678901"], ["2026-02-30", "1"]] as const) await expect(finance.ask(setCost, { id: ids["A-2"]!, validFrom, cost: amount })).rejects.toThrow();
  });

  test("two who set the cost of a day at once leave one of the two, and both stand in the journal", async () => {
    const other = await house.person(["generalManager"]);
    await Promise.all([cost("A-3", "2027-03-01", "2.1"), other.get(setCost, { id: ids["A-3"]!, validFrom: "2027-03-01", cost: "2.2" })]);
    expect(await director.get(listCosts, { id: ids["A-3"]! })).toHaveLength(1);
    expect(await house.asOwner("select 1 as told from journal.entries where subject_kind = 'productCost' and subject_id = $1", [ids["A-3"]])).toHaveLength(2);
  });
});

describe("the list of costs", () => {
  const codes = async (more: object = {}) => (await director.get(listProductCosts, more)).rows.map(({ code }) => code);

  test("tells of each product what holds today and what comes, page by page", async () => {
    const { rows } = await director.get(listProductCosts, {});
    expect(rows.map(({ code, inForce, coming }) => [code, inForce?.cost, coming?.cost])).toEqual([["A-1", "1.3", "1.55"], ["A-2", undefined, undefined], ["A-3", undefined, expect.any(String)], ["A-4", undefined, undefined]]);
    const first = await director.get(listProductCosts, { limit: 2 });
    const rest = await director.get(listProductCosts, { limit: 2, cursor: first.next! });
    expect([...first.rows, ...rest.rows]).toEqual(rows);
    expect(codesOf(await director.ask(listProductCosts, { cursor: "not ours" }))).toEqual(["invalidInput"]);
  });
  test("finds by words, and the products in use that have none", async () => {
    expect(await codes({ q: "A-3" })).toEqual(["A-3"]);
    expect(await codes({ missing: "true" })).toEqual(["A-2", "A-3"]);
  });
});

describe("who sees and sets costs", () => {
  test.each([
    ["salesperson", []], ["salesClerk", []], ["customerService", []], ["warehouse", []], ["planner", []], ["engineer", []], ["systemAdmin", []],
    ["salesDirector", ["see"]], ["finance", ["see", "set"]], ["generalManager", ["see", "set"]], ["admin", ["see", "set"]],
  ] as const)("%s: %j", async (role, may) => {
    const somebody = await house.person([role]);
    const see = [await somebody.ask(listCosts, { id: ids["A-1"]! }), await somebody.ask(listProductCosts, {})].map(codesOf);
    expect(see).toEqual(Array(2).fill(may.some((each) => each === "see") ? [] : ["notPermitted"]));
    expect(codesOf(await somebody.ask(setCost, { id: ids["A-2"]!, validFrom: "2028-01-01", cost: "1" }))).toEqual(may.some((each) => each === "set") ? [] : ["notPermitted"]);
  });

  test("another company's product has no costs, and gets none", async () => {
    const stranger = await house.person(["finance"], "2");
    expect(codesOf(await stranger.ask(listCosts, { id: ids["A-1"]! }))).toEqual(["notFound"]);
    expect(codesOf(await stranger.ask(setCost, { id: ids["A-1"]!, validFrom: today, cost: "1" }))).toEqual(["notFound"]);
  });
});

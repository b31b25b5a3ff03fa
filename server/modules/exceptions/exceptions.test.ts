import { describe, expect, test } from "vitest";
import type { Authority } from "../../../contract/money.ts";
import { lowestPrice, rolesGranting } from "../../../contract/price-authority.ts";
import { type AskedPrice, type AskedPrices, exceptionOf, isReleased, ruledLines, stateOf, whyNotRule, wrongCounters } from "./exceptions.ts";

const authorities: Authority[] = [
  { role: "generalManager", maxDiscountPercent: "15", belowFloor: true }, { role: "salesperson", maxDiscountPercent: "3", belowFloor: false }, { role: "salesDirector", maxDiscountPercent: "8", belowFloor: false },
];
const line = (unitPrice: string | null, more: Partial<AskedPrice> = {}): AskedPrice => ({ id: "l1", lineNo: 1, productCode: "P1", unitPrice, listPrice: "100", floorPrice: "90", ...more });
const asked = (lines: AskedPrice[], more: Partial<AskedPrices> = {}): AskedPrices => ({ lines, sellerRoles: ["salesperson"], authorities, ...more });

describe("what makes a price exception, and who may release it", () => {
  test.each([
    ["the list price", line("100"), null],
    ["no price yet", line(null), null],
    ["a price above the list", line("120"), null],
    ["no list price to measure by", line("1", { listPrice: null, floorPrice: null }), null],
    ["a discount that is the seller's to give", line("97"), null],
    ["a hundredth of a percent more", line("96.99"), ["salesDirector", "generalManager"]],
    ["the director's last percent", line("92"), ["salesDirector", "generalManager"]],
    ["more than the director may give", line("91.9"), ["generalManager"]],
    ["a price below the floor, though the discount is small", line("97.5", { floorPrice: "98" }), ["generalManager"]],
    ["more than anybody may give", line("80", { floorPrice: null }), []],
  ])("[01.7] %s", (_, one, roles) => {
    const exception = exceptionOf(asked([one]));
    expect(exception.length ? rolesGranting(exception, authorities).map(({ role }) => role) : null).toEqual(roles);
  });

  test("several lines are released by one whose authority covers the worst of each kind", () => {
    const exception = exceptionOf(asked([line("93"), line("99", { id: "l2", lineNo: 2, floorPrice: "99.5" }), line("100", { id: "l3", lineNo: 3 })]));
    expect([exception.map(({ line: { lineNo } }) => lineNo), rolesGranting(exception, authorities).map(({ role }) => role)]).toEqual([[1, 2], ["generalManager"]]);
  });

  test("a seller without a row may give nothing; a company without rows limits nobody", () => {
    expect(exceptionOf(asked([line("99.9")], { sellerRoles: ["salesClerk"] }))).toHaveLength(1);
    const free = asked([line("50")], { authorities: [] });
    expect([exceptionOf(free), stateOf(free, undefined), stateOf(asked([line("100")]), undefined)]).toEqual([[], "unlimited", "none"]);
  });

  test.each([["salesperson", "97.000000"], ["salesDirector", "92.000000"], ["generalManager", "85.000000"], ["finance", "100"]])("how low %s may go", (role, price) => {
    expect(lowestPrice(line("1"), [role], authorities)).toBe(price);
    expect(lowestPrice(line("1", { floorPrice: "95" }), [role], authorities)).toBe(role === "salesDirector" ? "95" : price);
  });
});

describe("what a ruling covers", () => {
  const exception = exceptionOf(asked([line("93")]));
  const ruling = { outcome: "released" as const, lines: ruledLines(exception, []) };
  test.each([
    ["the very prices", [line("93")], true],
    ["the same price with fewer zeros", [line("93.00")], true],
    ["a lower price", [line("92.5")], false],
    ["a line beside it", [line("93"), line("93", { id: "l2" })], false],
  ])("%s", (_, lines, covered) => expect(isReleased(ruling, exceptionOf(asked(lines)))).toBe(covered));
  test("a refusal releases nothing", () => expect(isReleased({ ...ruling, outcome: "refused" }, exception)).toBe(false));
  test("a counter price is dearer than what is asked, for a line that is asked about, and goes with a refusal", () => {
    const wrong = (outcome: "released" | "refused", lineId: string, price: string) => wrongCounters(exception, { outcome, counters: [{ lineId, price }] }).map(({ code }) => code);
    expect([wrong("refused", "l1", "95"), wrong("refused", "l1", "93"), wrong("refused", "l9", "95"), wrong("released", "l1", "95")]).toEqual([[], ["priceCounterNotHigher"], ["priceCounterOfNothing"], ["priceCounterOfNothing"]]);
  });
});

test("who may not rule is told why, the first reason first", () => {
  const reviewed = { id: "r", subject: { kind: "order", id: "o" }, version: 1, hash: "h", open: true, askers: ["seller"], step: { key: "finance", name: { "zh-CN": "", "zh-TW": "", en: "" }, open: true, decided: false, decidedByName: null } };
  const given = { reviewed, asked: asked([line("93")]), ruling: undefined, actor: { id: "boss", roles: ["generalManager"] } };
  const why = (more: Partial<Parameters<typeof whyNotRule>[0]>) => whyNotRule({ ...given, ...more })?.code;
  expect([
    why({}), why({ asked: asked([line("100")]) }), why({ reviewed: { ...reviewed, open: false } }), why({ reviewed: { ...reviewed, step: { ...reviewed.step, open: false } } }),
    why({ actor: { id: "seller", roles: ["generalManager"] } }), why({ actor: { id: "f", roles: ["finance"] } }), why({ actor: { id: "s", roles: ["salesperson"] } }),
  ]).toEqual([undefined, "priceNothingAsked", "priceNothingAsked", "priceNothingAsked", "priceOwnAsk", "priceBeyondYours", "priceBeyondYours"]);
});

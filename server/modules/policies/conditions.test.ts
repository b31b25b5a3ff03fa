import { describe, expect, test } from "vitest";
import type { ConditionFacts } from "../../../contract/facts.ts";
import { applies, compileCondition, isFault, literalsComparedWith } from "./conditions.ts";

const line = { productCode: "P1", category: "rolls", amountMinor: 40_000n, discountBasisPoints: 500, customised: false, madeToOrder: false };
const facts: ConditionFacts = {
  order: {
    kind: "standard", channel: "phone", totalMinor: 10_000_000n, currency: "CNY", urgent: false, customised: true, specialPackaging: false, onCredit: true, prepaid: false,
    oral: false, madeToOrder: true, fromStock: false, discountBasisPoints: 500, daysToDelivery: 12,
  },
  customer: { grade: "B", new: false, approved: true, region: "east", overdueMinor: 0n },
  lines: [line, { ...line, customised: true, amountMinor: 60_000 }],
};

describe("a condition is decided on an order's facts", () => {
  test.each([
    ["order.customised", true],
    ["order.urgent || order.specialPackaging", false],
    ["order.totalMinor > 9999999", true],
    ["order.totalMinor > 10000000", false],
    ['customer.grade in ["B", "C"]', true],
    ['!(customer.grade == "B")', false],
    ["lines.exists(line, line.customised && line.amountMinor >= 60000)", true],
    ["lines.all(line, line.discountBasisPoints <= 300)", false],
    ["size(lines) > 1", true],
    ['order.currency == "CNY" ? order.totalMinor > 1 : order.totalMinor > 2', true],
    ['lines.filter(line, line.madeToOrder).size() == 0', true],
    ['order.channel.startsWith("ph")', true],
  ])("%s is %s", (text, expected) => expect(applies(text, facts)).toBe(expected));

  test("an item without a condition applies to every order", () => expect(applies(undefined, facts)).toBe(true));
  test("a fact that is missing is a bug, not a no", () => {
    const { urgent: _urgent, ...order } = facts.order;
    expect(() => applies("order.urgent", { ...facts, order: order as ConditionFacts["order"] })).toThrow("urgent");
  });
});

describe("a condition that could fail later is refused when it is written", () => {
  test.each([
    ["order.total > 1", 6, "No such key: total"],
    ["ordre.urgent", 0, "Unknown variable: ordre"],
    ["lines.exists(line, line.price > 1)", 24, "No such key: price"],
    ["order.kind == 1", 0, "no such overload: string == int"],
    ['order.urgent && order.totalMinor > "9"', 16, "no such overload: int > string"],
    ["order.urgent &&", 15, "Unexpected token: EOF"],
    ["order.totalMinor", 0, "a condition gives true or false, this gives int"],
    ["dyn(order).nothing == 1", 0, '"dyn" is not available in conditions'],
    ["has(order.nothing)", 0, '"has" is not available in conditions'],
    ["order.urgent || order.totalMinor / 0 > 1", 16, '"/" is not available in conditions'],
    ["lines[0].customised", 0, '"[]" is not available in conditions'],
    ['order.kind.matches("(")', 0, '"matches" is not available in conditions'],
    ['timestamp("x") == timestamp("x")', 0, '"timestamp" is not available in conditions'],
  ])("%s", (text, offset, message) => expect(compileCondition(text)).toEqual({ offset, message }));

  test("whatever is long or deep enough to be an attack", () => {
    expect(compileCondition(`${"(".repeat(200)}true${")".repeat(200)}`)).toHaveProperty("offset");
    expect(compileCondition(Array.from({ length: 400 }, () => "order.urgent").join(" && "))).toHaveProperty("offset");
  });
});

test("the literals that a fact is compared with are found wherever they stand", () => {
  const text = 'order.urgent || (order.channel in ["fax", "oral"] && order.channel != "mail" && order.kind == "x")';
  const condition = compileCondition(text);
  if (isFault(condition)) throw new Error(condition.message);
  expect(literalsComparedWith(condition, "order", "channel")).toEqual(["fax", "oral", "mail"].map((value) => ({ value, offset: text.indexOf(`"${value}"`) })));
});

import { expect, test } from "vitest";
import { applicationsOf, fillable, restAfter } from "./matching.ts";

const items = [{ kind: "receivable" as const, id: "1", open: "100.00" }, { kind: "order" as const, id: "1", open: "50.00" }];

test("money is applied to the items with an amount; an order's deposit is not its invoice", () => {
  expect(applicationsOf(items, { "receivable 1": "80.10", "order 1": "0" })).toEqual([{ kind: "receivable", id: "1", amount: "80.10" }]);
  expect(applicationsOf(items, { "receivable 1": "8o" })).toEqual([]);
});

test("what the receipt has left is counted to the cent", () => {
  expect(restAfter("100.30", [{ kind: "order", id: "1", amount: "0.1" }, { kind: "order", id: "2", amount: "0.2" }])).toBe("100");
  expect(restAfter("1", [{ kind: "order", id: "1", amount: "2" }])).toBe("-1");
});

test("filling in takes what is open, as far as the receipt reaches", () => {
  expect([fillable("100.00", "30.00"), fillable("20.00", "30.00"), fillable("20.00", "-1")]).toEqual(["30.00", "20.00", "0"]);
});

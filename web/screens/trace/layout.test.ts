import { expect, test } from "vitest";
import { latePath, placed } from "./layout.ts";

const edges = [{ from: "order", to: "review" }, { from: "review", to: "run" }, { from: "order", to: "delivery" }, { from: "run", to: "delivery" }, { from: "delivery", to: "invoice" }];
const keys = ["order", "review", "run", "delivery", "invoice", "case"];

test("a document stands right of everything that led to it", () => {
  const spots = placed(keys, edges);
  expect(keys.map((key) => spots.get(key)?.column)).toEqual([0, 1, 2, 3, 4, 0]);
  expect(spots.get("case")).toEqual({ column: 0, row: 1 });
});

test("a circle and a strange key end the walk instead of hanging it", () => {
  const spots = placed(["a", "b"], [{ from: "a", to: "b" }, { from: "b", to: "a" }, { from: "x", to: "a" }]);
  expect(spots.size).toBe(2);
});

test("what is late carries on to what follows from it", () => {
  const nodes = keys.map((key) => ({ key, late: key === "run" }));
  expect([...latePath(nodes, edges)]).toEqual(["run", "delivery", "invoice"]);
});

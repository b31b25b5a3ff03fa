import { expect, test } from "vitest";
import { positionOf } from "./positions.ts";

test("a fault's line and column lead to its place in the text", () => {
  const text = "id: sys-01\nname: x\n";
  expect(positionOf(text, 1, 1)).toBe(0);
  expect(text.slice(positionOf(text, 2, 7))).toBe("x\n");
  expect(positionOf(text, 9, 9)).toBe(text.length);
});

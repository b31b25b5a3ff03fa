import { expect, test } from "vitest";
import { calculated } from "./arithmetic.ts";

test.each([
  ["=12*50", "600"],
  ["=0.1+0.2", "0.3"],
  ["=(2+3)*4-1", "19"],
  ["=100/3", "33.333333"],
  ["=-2*-3", "6"],
  ["= 1,200 × 2", "2400"],
  ["=2-3-4", "-5"],
  ["=.5*4", "2"],
])("%s makes %s", (text, value) => {
  expect(calculated(text)).toBe(value);
});

test.each(["=", "=1+", "=1/0", "=(1", "=1)", "=alert(1)", "=1 2", "=1..2", "=2**3"])("%s is no sum", (text) => {
  expect(calculated(text)).toBeUndefined();
});

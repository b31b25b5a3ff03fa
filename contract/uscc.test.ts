import { expect, test } from "vitest";
import { normalUscc, usccProblem } from "./uscc.ts";

test.each([
  ["91350100M000100Y43", undefined], // the example of GB 32100-2015
  ["9144030071526726XG", undefined],
  ["914403001922038216", undefined],
  ["91330100799655058B", undefined],
  ["91350100M000100Y44", "checkDigit"],
  ["91350100M00010Y043", "checkDigit"], // two characters swapped
  ["91350100M000100Y4", "length"],
  ["91350100M000100Y433", "length"],
  ["", "length"],
  ["91350100M000100I43", "character"],
  ["91350100O000100Y43", "character"],
  ["91350100m000100y43", "character"],
  ["9135010AM000100Y43", "character"], // a letter in the code of the place
])("[01.3][R011] the credit code %s is judged %s by GB 32100", (code, problem) => {
  expect(usccProblem(code)).toBe(problem);
});

test("a credit code typed in full width, lower case or with spaces is read as the same code", () => {
  expect(normalUscc(" 91350100ｍ000100y 43")).toBe("91350100M000100Y43");
});

test("any one wrong character of a credit code is noticed", () => {
  const right = "9144030071526726XG";
  for (let i = 0; i < 17; i += 1) {
    const other = right[i] === "1" ? "2" : "1";
    expect(usccProblem(right.slice(0, i) + other + right.slice(i + 1))).toBe("checkDigit");
  }
});

import { expect, test } from "vitest";
import { faultOf, isSound, partsOf, restOf } from "./red-parts.ts";

const line = { lineNo: 1, quantityLeft: "90", grossLeft: "855.00" };
const byAmount = { part: "gross", currency: "CNY" } as const;
const byQuantity = { part: "quantity", currency: "CNY" } as const;

test.each([
  ["nothing yet", "", byAmount, undefined, "855.00"],
  ["a part of the amount", "5.5", byAmount, undefined, "849.50"],
  ["all of the amount", "855", byAmount, undefined, "0.00"],
  ["more than is left", "855.01", byAmount, "overLeft", undefined],
  ["less than a cent", "1.005", byAmount, "tooFine", undefined],
  ["nothing at all", "0", byAmount, "notPositive", undefined],
  ["no number", "5,5元", byAmount, "notPositive", undefined],
  ["a part of the goods", "12.5", byQuantity, undefined, "77.5"],
  ["more goods than are left", "91", byQuantity, "overLeft", undefined],
] as const)("what is taken back of a line, and what stays: %s", (_, typed, asked, fault, rest) => {
  expect([faultOf(line, typed, asked), restOf(line, typed, asked)]).toEqual([fault, rest]);
});

test("parts are asked for by quantity or by amount, once all that was typed is possible", () => {
  expect(partsOf({ 1: "5.5", 2: "" }, "gross")).toEqual([{ lineNo: 1, gross: "5.5" }]);
  expect(partsOf({ 1: "5" }, "quantity")).toEqual([{ lineNo: 1, quantity: "5" }]);
  expect([isSound([line], { 1: "5.5" }, byAmount), isSound([line], {}, byAmount), isSound([line], { 1: "900" }, byAmount)]).toEqual([true, false, false]);
});

import { expect, test } from "vitest";
import { faultOf, isSound, partsOf, restOf } from "./red-parts.ts";

const line = { lineNo: 1, quantityLeft: "90", grossLeft: "855.00" };
const byAmount = { part: "gross", currency: "CNY" } as const;
const byQuantity = { part: "quantity", currency: "CNY" } as const;

test.each([
  ["nothing yet", { typed: "", asked: byAmount }, [undefined, "855.00"]],
  ["a part of the amount", { typed: "5.5", asked: byAmount }, [undefined, "849.50"]],
  ["all of the amount", { typed: "855", asked: byAmount }, [undefined, "0.00"]],
  ["more than is left", { typed: "855.01", asked: byAmount }, ["overLeft", undefined]],
  ["less than a cent", { typed: "1.005", asked: byAmount }, ["tooFine", undefined]],
  ["nothing at all", { typed: "0", asked: byAmount }, ["notPositive", undefined]],
  ["no number", { typed: "5,5元", asked: byAmount }, ["notPositive", undefined]],
  ["a part of the goods", { typed: "12.5", asked: byQuantity }, [undefined, "77.5"]],
  ["more goods than are left", { typed: "91", asked: byQuantity }, ["overLeft", undefined]],
] as const)("what is taken back of a line, and what stays: %s", (_, { typed, asked }, found) => {
  expect([faultOf(line, typed, asked), restOf(line, typed, asked)]).toEqual(found);
});

test("parts are asked for by quantity or by amount, once all that was typed is possible", () => {
  expect(partsOf({ 1: "5.5", 2: "" }, "gross")).toEqual([{ lineNo: 1, gross: "5.5" }]);
  expect(partsOf({ 1: "5" }, "quantity")).toEqual([{ lineNo: 1, quantity: "5" }]);
  expect([isSound([line], { 1: "5.5" }, byAmount), isSound([line], {}, byAmount), isSound([line], { 1: "900" }, byAmount)]).toEqual([true, false, false]);
});

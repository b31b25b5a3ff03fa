import { expect, test } from "vitest";
import { differs, type LinkedLine, receivedLines, stepped } from "./lines.ts";

const line = (id: string, shipped: string): LinkedLine => ({ id, lineNo: 1, productCode: "SY5750", name: "收银纸", spec: "", unit: "卷", customerPartNo: null, shipped, secondUnit: null, secondPicked: null, received: null, receiptReason: null, receiptNote: null });

test("everything received as sent needs no word more", () => {
  expect(receivedLines([line("a", "400.000")], {})).toEqual([{ lineId: "a", received: "400.000", note: "" }]);
  expect(differs(line("a", "400.000"), { received: "400", note: "" })).toBe(false);
});

test("a line that differs needs its reason", () => {
  const said = { received: "398", note: "" };
  expect(receivedLines([line("a", "400")], { a: said })).toBeUndefined();
  expect(receivedLines([line("a", "400")], { a: { ...said, reason: "damaged" } })).toEqual([{ lineId: "a", received: "398", reason: "damaged", note: "" }]);
});

test("a reason that was chosen before the quantity was put right again is left out", () => {
  expect(receivedLines([line("a", "400")], { a: { received: "400", reason: "damaged", note: "" } })).toEqual([{ lineId: "a", received: "400", note: "" }]);
});

test("plus and minus stay between nothing and what was sent", () => {
  expect([stepped("400", -1, "400"), stepped("400", 1, "400"), stepped("0", -1, "400"), stepped("12.5", -1, "12.5"), stepped("12", 1, "12.5"), stepped("", -1, "3")]).toEqual(["399", "400", "0", "12", "12.5", "0"]);
});

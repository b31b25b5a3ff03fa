import { expect, test } from "vitest";
import { usualTerms } from "../../../contract/payment-terms.ts";
import { callingOff, differencesOf, shortCloses, type Side, type SideLine } from "./diff.ts";

const line = (change: Partial<SideLine> = {}): SideLine => ({
  id: "l1", lineNo: 1, productId: "p1", productCode: "SY5750", name: "收银纸", spec: "57×50", customParameters: null, unit: "卷", quantity: "400", unitPrice: "3.2", date: null, customerPartNo: null, remark: null, ...change,
});
const shown = (value: unknown, text: string | null = null) => ({ value, text });
const side = (change: Partial<Side> = {}): Side => ({
  lines: [line()], date: "2026-12-08", terms: shown(usualTerms[0]!.stages, "预付"), address: shown("a1", "北京路"), contact: shown("c1", "李敏"), specialNeeds: shown({}), remarks: null, ...change,
});
const found = (after: Side, before = side()) => differencesOf(before, after).map((one) => [one.field, one.lineNo, one.before, one.after]);

test.each<[string, Side, unknown[]]>([
  ["nothing differs", side(), []],
  ["the same quantity written otherwise", side({ lines: [line({ quantity: "400.0" })] }), []],
  ["more", side({ lines: [line({ quantity: "500" })] }), [["quantityUp", 1, "400", "500"]]],
  ["less", side({ lines: [line({ quantity: "250" })] }), [["quantityDown", 1, "400", "250"]]],
  ["dearer", side({ lines: [line({ unitPrice: "3.5" })] }), [["priceUp", 1, "3.2", "3.5"]]],
  ["cheaper", side({ lines: [line({ unitPrice: "3" })] }), [["priceDown", 1, "3.2", "3"]]],
  ["the order later", side({ date: "2026-12-20" }), [["dateLater", null, "2026-12-08", "2026-12-20"]]],
  ["the order sooner", side({ date: "2026-12-01" }), [["dateEarlier", null, "2026-12-08", "2026-12-01"]]],
  ["without a date any more", side({ date: null }), [["dateLater", null, "2026-12-08", null]]],
  ["a line with a date of its own", side({ lines: [line({ date: "2026-12-10" })] }), [["dateLater", 1, "2026-12-08", "2026-12-10"]]],
  ["another product", side({ lines: [line({ productId: "p2", productCode: "SY8080" })] }), [["product", 1, "SY5750 收银纸 57×50", "SY8080 收银纸 57×50"]]],
  ["other parameters", side({ lines: [line({ customParameters: "55 g" })] }), [["product", 1, "SY5750 收银纸 57×50", "SY5750 收银纸 57×50 55 g"]]],
  ["a further line", side({ lines: [line(), line({ id: "l2", lineNo: 2 })] }), [["lineAdded", 2, null, "400"]]],
  ["a line less", side({ lines: [line({ id: "l2", lineNo: 2 })] }), [["lineRemoved", 1, "400", null], ["lineAdded", 2, null, "400"]]],
  ["terms", side({ terms: shown(usualTerms[2]!.stages, "货到付款") }), [["terms", null, "预付", "货到付款"]]],
  ["address", side({ address: shown("a2", "人民路") }), [["address", null, "北京路", "人民路"]]],
  ["contact", side({ contact: shown(null) }), [["contact", null, "李敏", null]]],
  ["special needs", side({ specialNeeds: shown({ urgent: "" }, "加急") }), [["specialNeeds", null, null, "加急"]]],
  ["remarks", side({ remarks: "后门" }), [["remarks", null, null, "后门"]]],
  ["a line's remark", side({ lines: [line({ remark: "贴标" })] }), [["remarks", 1, null, "贴标"]]],
  ["several at once, in the order of lines", side({ lines: [line({ quantity: "500", unitPrice: "3" })], remarks: "x" }), [["quantityUp", 1, "400", "500"], ["priceDown", 1, "3.2", "3"], ["remarks", null, null, "x"]]],
])("[25.8] %s", (_, after, expected) => expect(found(after)).toEqual(expected));

test("a short close goes from what is ordered to what has left, a cancellation from the total to what is paid for it", () => {
  expect(shortCloses([line()], new Map([["l1", "120"]]))).toMatchObject([{ field: "shortClose", lineId: "l1", before: "400", after: "120" }]);
  expect(callingOff({ total: "1280.00", compensation: "100.00" })).toMatchObject([{ field: "cancel", lineId: null, before: "1280.00", after: "100.00" }]);
});

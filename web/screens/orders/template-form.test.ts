import { expect, test } from "vitest";
import { emptyForm, newLine } from "./entry-form.ts";
import { linesOfTemplate, templateLinesOf } from "./template-form.ts";

test("a template keeps goods and quantities of the lines that are ready, and neither prices nor days", () => {
  const ready = newLine({ productId: "p1", code: "SY5750", name: "热敏纸", spec: "57×50", unit: "卷", quantity: "12", unitPrice: "2.5", requestedDate: "2026-12-01", remark: "  " });
  expect(templateLinesOf({ ...emptyForm(), lines: [ready, newLine({ code: "未找到", quantity: "3" }), newLine()] })).toEqual([
    { productId: "p1", quantity: "12", spec: "57×50", customParameters: undefined, customerPartNo: undefined, supply: undefined, remark: undefined },
  ]);
});

test("lines of a template come without a price, so that today's list gives it; what is not sold any more is left out by its code", () => {
  const kept = { quantity: "5", name: "热敏纸", productSpec: "57×50", salesUnit: "卷" };
  const { lines, left } = linesOfTemplate({ lines: [{ ...kept, productId: "p1", code: "SY5750", sold: true, remark: "分两箱" }, { ...kept, productId: "p2", code: "SY8080", sold: false }] });
  expect(lines).toMatchObject([{ productId: "p1", code: "SY5750", spec: "57×50", unit: "卷", quantity: "5", unitPrice: "", requestedDate: "", remark: "分两箱" }]);
  expect(left).toEqual(["SY8080"]);
});

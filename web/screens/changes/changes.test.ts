import { describe, expect, test } from "vitest";
import { emptyForm, newLine } from "../orders/entry-form.ts";
import { type ChangeForm, contentOf } from "./change-form.ts";
import { byLine, type Difference } from "./change-words.ts";

const kept = newLine({ id: "00000000-0000-4000-8000-000000000001", kept: true, productId: "00000000-0000-4000-8000-00000000000a", code: "SY5750", quantity: "25", unitPrice: "3.2" });
const form = (given: Partial<ChangeForm>): ChangeForm => ({
  kind: "amend", wanted: { ...emptyForm(), lines: [kept, newLine()] }, compensation: "", lineIds: [], reason: "", from: "customer", channel: "phone", evidence: [], revision: 3, ...given,
});

describe("what is asked for", () => {
  test("a line that stands keeps who it is; what was emptied of it is taken away, its price stays where none is typed", () => {
    const content = contentOf(form({ wanted: { ...emptyForm(), lines: [{ ...kept, unitPrice: "" }] } }), undefined);
    expect(content).toMatchObject({ kind: "amend", wanted: { lines: [{ id: kept.id, quantity: "25", requestedDate: null, remark: null }], requestedDate: null, remarks: null } });
    expect(JSON.stringify(content)).not.toContain("unitPrice");
  });
  test.each([
    ["an order without lines", form({ wanted: { ...emptyForm(), lines: [newLine()] } })],
    ["a short close of nothing", form({ kind: "shortClose" })],
    ["a compensation that is no amount", form({ kind: "cancel", compensation: "12.345" })],
  ])("not yet: %s", (_, given) => expect(contentOf(given, undefined)).toBeUndefined());
});

test("differences are told by line, the whole order's first, and say what comes and goes", () => {
  const of = (field: Difference["field"], lineNo: number | null): Difference => ({ field, lineId: null, lineNo, productCode: "SY5750", name: "", unit: "", before: "1", after: "2" });
  const parts = byLine([of("quantityUp", 10), of("lineRemoved", 2), of("priceUp", 10), of("terms", null), of("lineAdded", 11)]);
  expect(parts.map(({ line, how, differences }) => [line?.lineNo ?? null, how, differences.length])).toEqual([[null, "changed", 1], [2, "removed", 1], [10, "changed", 2], [11, "added", 1]]);
});

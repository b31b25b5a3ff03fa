import { describe, expect, test } from "vitest";
import { asked, barred, begun, chosen, type Import, judged, linesOf, mended, type Preview, restOf, shownFields, takenOut, toMend } from "./state.ts";

const product = { id: "p1", code: "1001", name: "收银纸", spec: "57×50", salesUnit: "卷" };
const verdict = (row: number, given: Partial<Preview["rows"][number]> = {}): Preview["rows"][number] => ({
  row, mark: "ok", code: "1001", customerPartNo: null, name: "", spec: "", quantity: "5", unit: "", unitPrice: null, requestedDate: null, remark: "", cells: ["1001", "5"], product, candidates: [], ...given,
});
const bad = (row: number, given = {}) => verdict(row, { mark: "notFound", product: null, cells: ["9999", "5"], ...given });
const preview = (rows: Preview["rows"], given: Partial<Preview> = {}): Preview => ({
  source: "file", sha256: "x", sheet: null, headerRow: 1, header: ["料号", "数量"], mapping: { code: 0, quantity: 1 }, shape: "s", remembered: false,
  facts: { customer: null, customerPo: null, requestedDate: null }, rows, counts: { ok: 0, bad: 0, skipped: 1 }, mayEnter: false, earlier: [], ...given,
});
const file = (...rows: Preview["rows"]): Import => begun(preview(rows), "订单.csv");

describe("a file is entered as a whole or not at all", () => {
  const two = file(verdict(2), bad(3));
  test("a bad row keeps it back", () => expect(barred(two)).toEqual({ key: "imports.mendFirst", count: 1 }));
  test("one that was taken out does not, and is not entered", () => {
    const rest = takenOut(two, 3, true);
    expect(barred(rest)).toBeUndefined();
    expect(linesOf(rest)).toMatchObject([{ productId: "p1", quantity: "5", unit: "卷" }]);
    expect(barred(takenOut(rest, 3, false))).toMatchObject({ count: 1 });
  });
  test("nor does one that was mended and judged anew", () => {
    const better = judged(mended(two, 3, { column: 0, text: "1001" }), { rows: [verdict(1), verdict(2, { quantity: "7" })] });
    expect(barred(better)).toBeUndefined();
    expect(linesOf(better).map(({ quantity }) => quantity)).toEqual(["5", "7"]);
  });
  test("that was entered before waits until somebody has seen it", () => {
    const again = begun(preview([verdict(2)], { earlier: [{ orderId: "o", number: "SO1", createdAt: "2026-11-20" }] }), "x");
    expect(barred(again)?.key).toBe("imports.seenFirst");
    expect(barred({ ...again, earlierSeen: true })).toBeUndefined();
  });
  test("of nothing is no order", () => expect(barred(takenOut(file(verdict(2)), 2, true))?.key).toBe("imports.none"));
});

describe("pasted rows", () => {
  const some = begun(preview([verdict(1), bad(2)], { source: "paste" }), "");
  test("go in as far as they are good", () => expect(barred(some)).toBeUndefined());
  test("leave the bad ones to be mended", () => expect(restOf(some)?.rows.map(({ no }) => no)).toEqual([2]));
  test("leave nothing when all were good", () => expect(restOf(begun(preview([verdict(1)], { source: "paste" }), ""))).toBeUndefined());
});

describe("judging anew", () => {
  test("asks about the rows that stay, as rows without headers under the same columns", () => {
    expect(asked(takenOut(file(verdict(2), bad(3), verdict(4)), 3, true), "c")).toEqual({ rows: [["1001", "5"], ["1001", "5"]], headerRow: 0, mapping: { code: 0, quantity: 1 }, acceptDuplicates: false, customerId: "c" });
  });
  test("puts each answer to its row of the file", () => {
    const after = judged(takenOut(file(bad(2), bad(3), bad(9)), 3, true), { rows: [verdict(1), bad(2)] });
    expect(after.rows.map(({ no, out, verdict: said }) => [no, out, said?.mark])).toEqual([[2, false, "ok"], [3, true, "notFound"], [9, false, "notFound"]]);
  });
  test("a row that was mended to nothing is taken out", () => expect(toMend(judged(file(verdict(2), bad(3)), { rows: [verdict(1)] }))).toEqual([]));
  test("a row that was bad keeps its fields when it is good", () => expect(judged(file(bad(2)), { rows: [verdict(1)] }).rows[0]?.open).toBe(true));
});

test("a product chosen by hand stands in the place of every code of the row", () => {
  const two = { ...file(bad(2, { cells: ["HL-1", "69012", "5"] })), mapping: { customerPartNo: 0, barCode: 1, quantity: 2 } };
  expect(chosen(two, 2, "1001").rows[0]?.cells).toEqual(["1001", "", "5"]);
});
test("amounts and numbers of lines are recognised and not shown", () => expect(shownFields({ lineNo: 0, quantity: 2, code: 1, amount: 3 }).map(({ field }) => field)).toEqual(["code", "quantity"]));

import { describe, expect, test } from "vitest";
import { guessColumns, isTable, parseTable, readDay, readMeasured, readNumber } from "./paste-table.ts";

describe("a pasted table", () => {
  test("keeps leading zeros and trims cells", () => {
    expect(parseTable("0012\t 20 \r\n0013\t30\r\n")).toEqual([
      ["0012", "20"],
      ["0013", "30"],
    ]);
  });

  test("reads quoted cells with line breaks, tabs and quotes", () => {
    expect(parseTable('"a\nb"\t"say ""hi"""\n"x\ty"\tz')).toEqual([
      ["a\nb", 'say "hi"'],
      ["x\ty", "z"],
    ]);
  });

  test("keeps empty cells and drops empty rows", () => {
    expect(parseTable("a\t\tc\n\t\t\n\n\t\td")).toEqual([
      ["a", "", "c"],
      ["", "", "d"],
    ]);
  });

  test("a quote inside a cell is an inch sign, not a quotation", () => {
    expect(parseTable('3" core\t5')).toEqual([['3" core', "5"]]);
  });

  test("an unfinished quotation loses nothing", () => {
    expect(parseTable('"abc\t5')).toEqual([['"abc', "5"]]);
  });

  test("one cell with a closing line break is text, not a table", () => {
    expect(isTable("WL-1003\r\n")).toBe(false);
    expect(isTable("WL-1003\t5")).toBe(true);
  });

  test("500 rows are read within a tenth of a second", () => {
    const text = Array.from({ length: 500 }, (_, index) => `WL-${index}\t1,200\t"a\nb"\t2026/11/5`).join("\n");
    const started = performance.now();
    expect(parseTable(text)).toHaveLength(500);
    expect(performance.now() - started).toBeLessThan(100);
  });
});

test.each([
  ["1,200", "1200", ""],
  ["１，２００．５", "1200.5", ""],
  ["12 件", "12", "件"],
  ["12kg", "12", "kg"],
  ["30m²", "30", "m²"],
  ["¥9.50", "9.50", ""],
  ["-3", "-3", ""],
  ["007", "7", ""],
  [".5", "0.5", ""],
  ["13%", "13", "%"],
])("the number in %s is %s", (text, value, unit) => {
  expect(readMeasured(text)).toEqual({ value, unit });
});

test.each(["", "件", "1,2", "12-15", "57×50", "1.2.3", "=1+1", "1e5x2"])("%s is not one number", (text) => {
  expect(readNumber(text)).toBeUndefined();
});

test.each([
  ["2026/11/5", "2026-11-05"],
  ["2026-11-05", "2026-11-05"],
  ["2026.11.5", "2026-11-05"],
  ["2026年11月5日", "2026-11-05"],
  ["20261105", "2026-11-05"],
  ["2026/11/5 0:00", "2026-11-05"],
  ["12月5号", "2026-12-05"],
  ["1月8日", "2027-01-08"],
  ["11/5", "2026-11-05"],
  ["１１月５日", "2026-11-05"],
  ["46331", "2026-11-05"],
])("%s is the day %s", (text, day) => {
  expect(readDay(text, "2026-11-17")).toBe(day);
});

test.each(["2026/2/30", "13月5号", "0/5", "尽快", "1234567", "12345"])("%s is not a day", (text) => {
  expect(readDay(text, "2026-11-17")).toBeUndefined();
});

describe("columns", () => {
  const names = { code: ["物料编码", "料号"], theirs: ["客户料号"], quantity: ["数量", "qty"] };

  test("are found by their names, the longer name first", () => {
    expect(guessColumns(["序号", "客户料号", "料号", "数量 (件)"], names)).toEqual({ theirs: 1, code: 2, quantity: 3 });
  });

  test("a first row of data is no header", () => {
    expect(guessColumns(["WL-1003", "20"], names)).toBeUndefined();
  });
});

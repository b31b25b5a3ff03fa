import { describe, expect, test } from "vitest";
import { isTable, parseTable } from "./paste-table.ts";

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
    // The best of five, for others may use the machine meanwhile.
    const took = Array.from({ length: 5 }, () => {
      const started = performance.now();
      expect(parseTable(text)).toHaveLength(500);
      return performance.now() - started;
    });
    expect(Math.min(...took)).toBeLessThan(100);
  });
});

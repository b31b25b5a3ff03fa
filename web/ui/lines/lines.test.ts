import { describe, expect, test } from "vitest";
import { type Choice, type LineColumn, copied, matching, meant } from "./columns.ts";
import { type History, noHistory, remembered, undone } from "./history.ts";
import { firstCell, nextCell, sameColumn } from "./moves.ts";
import { settled } from "./typed.ts";

interface Line {
  code: string;
  count: string;
  locked?: boolean;
}

const columns: LineColumn<Line>[] = [
  { key: "no", title: "", width: 40, kind: "shown", text: () => "" },
  { key: "code", title: "", width: 80, kind: "text", text: ({ code }) => code, set: (line, code) => ({ ...line, code }), editable: ({ locked }) => !locked },
  { key: "note", title: "", width: 80, kind: "text", text: () => "", stop: false },
  { key: "count", title: "", width: 80, kind: "number", text: ({ count }) => count, set: (line, count) => ({ ...line, count }) },
];
const lines: Line[] = [{ code: "a", count: "1" }, { code: "b", count: "2", locked: true }, { code: "c", count: "3" }];
const grid = { lines, columns };

describe("moving in the grid", () => {
  test("Enter goes to the next cell that it stops at, across lines", () => {
    expect(nextCell(grid, { line: 0, column: 1 }, 1, true)).toEqual({ line: 0, column: 3 });
    expect(nextCell(grid, { line: 0, column: 3 }, 1, true)).toEqual({ line: 1, column: 3 });
  });

  test("Tab reaches the cells that Enter passes by", () => {
    expect(nextCell(grid, { line: 0, column: 1 }, 1)).toEqual({ line: 0, column: 2 });
  });

  test("both ends are ends", () => {
    expect(nextCell(grid, { line: 2, column: 3 }, 1)).toBeUndefined();
    expect(nextCell(grid, { line: 0, column: 1 }, -1)).toBeUndefined();
  });

  test("up and down keep the column and leave out locked cells", () => {
    expect(sameColumn(grid, { line: 0, column: 3 }, 1)).toEqual({ line: 1, column: 3 });
    expect(sameColumn(grid, { line: 0, column: 1 }, 1)).toBeUndefined();
    expect(sameColumn(grid, { line: 2, column: 3 }, 1)).toBeUndefined();
  });

  test("a new line begins at its first cell", () => {
    expect(firstCell(grid, 1)).toEqual({ line: 1, column: 3 });
  });
});

test.each([
  ["number", "=12*50", "600"],
  ["number", "＝１２＊５０", "600"],
  ["number", "1,200 件", "1200"],
  ["number", "ten", "ten"],
  ["number", "", ""],
  ["day", "12月5号", "2026-12-05"],
  ["day", "soon", "soon"],
  ["text", " x ", "x"],
] as const)("a %s cell takes %s as %s", (kind, text, value) => {
  expect(settled(kind, text, "2026-11-17")).toBe(value);
});

test("the line above is copied by its text where a column says nothing else", () => {
  const [, , , count] = columns;
  expect(count && copied(count, { code: "x", count: "" }, { code: "a", count: "7" })).toEqual({ code: "x", count: "7" });
});

describe("undo", () => {
  test("goes back cell by cell, not key by key", () => {
    let history: History<string> = remembered(noHistory, ["a"], "1:code");
    history = remembered(history, ["ab"], "1:code");
    history = remembered(history, ["abc"], "1:count");
    const first = undone(history);
    const second = first && undone(first.history);
    expect([first?.lines, second?.lines, second && undone(second.history)]).toEqual([["abc"], ["a"], undefined]);
  });
});

describe("choices", () => {
  const choices: Choice[] = [
    { key: "1", code: "10011", label: "收银纸 80×80", initials: "syz" },
    { key: "2", code: "1001", label: "收银纸 57×50", initials: "syz" },
    { key: "3", code: "2001", label: "标签卷", initials: "bqj" },
  ];

  test("are found by code, name or initials", () => {
    expect(matching(choices, "BQ").map(({ key }) => key)).toEqual(["3"]);
    expect(matching(choices, "收银").map(({ key }) => key)).toEqual(["1", "2"]);
    expect(matching(choices, "")).toHaveLength(3);
  });

  test("a code typed in full means that one, not the first", () => {
    expect(meant(choices, "1001")?.key).toBe("2");
    expect(meant(choices, "syz")?.key).toBe("1");
    expect(meant([], "x")).toBeUndefined();
  });
});

import { describe, expect, test } from "vitest";
import { arranged, gridTemplate, nextSort, ordered, shifted, sortIn, sortWord } from "./columns.ts";
import { moved, nowhere, ranged, toggled } from "./cursor.ts";

const columns = ["code", "customer", "date", "amount"].map((key) => ({ key }));
const keysOf = (some: { key: string }[]) => some.map(({ key }) => key);

describe("a person's columns", () => {
  test("come in their order, without the hidden ones", () => {
    expect(keysOf(arranged(columns, { order: ["amount", "code", "customer", "date"], hidden: ["date"] }))).toEqual(["amount", "code", "customer"]);
  });

  test("a column that came with a release is shown behind its neighbour", () => {
    expect(keysOf(ordered(columns, ["amount", "customer", "code"]))).toEqual(["amount", "customer", "date", "code"]);
  });

  test("a column that is gone is forgotten", () => {
    expect(keysOf(ordered(columns, ["gone", "date", "code", "customer", "amount"]))).toEqual(["date", "code", "customer", "amount"]);
  });

  test("have their widths where there is room, are no narrower than their least where there is none, and one takes what is left", () => {
    expect(gridTemplate([{ width: 40 }, { width: 120, least: 90 }, { width: 150, least: 110, grow: true }, { width: 80, grow: true }])).toBe("40px minmax(90px, 120px) minmax(110px, 1fr) minmax(80px, 1fr)");
  });

  test("move by one and stop at the ends", () => {
    expect(shifted(["a", "b", "c"], "c", -1)).toEqual(["a", "c", "b"]);
    expect(shifted(["a", "b", "c"], "a", -1)).toEqual(["a", "b", "c"]);
  });

  test("sort their first way, the other way, and as the list is sorted by itself", () => {
    const standardSort = { key: "entered", direction: "descending" } as const;
    const clicks = (key: string, first: "ascending" | "descending") => {
      const once = nextSort({ sort: standardSort, standardSort }, { key, sort: first });
      const twice = nextSort({ sort: once ?? standardSort, standardSort }, { key, sort: first });
      return [once, twice, nextSort({ sort: twice ?? standardSort, standardSort }, { key, sort: first })];
    };
    expect(clicks("date", "ascending")).toEqual([{ key: "date", direction: "ascending" }, { key: "date", direction: "descending" }, undefined]);
    expect(clicks("code", "descending")).toEqual([{ key: "code", direction: "descending" }, { key: "code", direction: "ascending" }, undefined]);
  });

  test("turn round with every click where the list goes by them anyway", () => {
    const standardSort = { key: "entered", direction: "descending" } as const;
    const once = nextSort({ sort: standardSort, standardSort }, { key: "entered", sort: "descending" });
    expect([once, nextSort({ sort: once, standardSort }, { key: "entered", sort: "descending" })]).toEqual([{ key: "entered", direction: "ascending" }, standardSort]);
  });

  test("stand in an address with their direction; an older address has none", () => {
    const usual = { date: "ascending", code: "descending" } as const;
    expect(["code", "code.ascending", "date.sideways", "price", undefined].map((word) => sortIn(word, usual))).toEqual([
      { key: "code", direction: "descending" }, { key: "code", direction: "ascending" }, { key: "date", direction: "ascending" }, undefined, undefined,
    ]);
    expect([sortWord({ key: "code", direction: "ascending" }), sortWord(undefined)]).toEqual(["code.ascending", undefined]);
  });
});

describe("the keyboard in a list", () => {
  const extent = { count: 5, page: 3 };

  test("the first arrow goes to the first row", () => {
    expect(moved(nowhere, "arrowdown", extent)).toEqual({ active: 0, anchor: 0 });
  });

  test("stays within the list", () => {
    expect(moved({ active: 4, anchor: 4 }, "pagedown", extent)?.active).toBe(4);
    expect(moved({ active: 0, anchor: 0 }, "arrowup", extent)?.active).toBe(0);
    expect(moved(nowhere, "arrowdown", { count: 0, page: 3 })).toBeUndefined();
  });

  test("shift draws a range from where it began, and back", () => {
    const down = moved({ active: 1, anchor: 1 }, "shift+arrowdown", extent) ?? nowhere;
    const further = moved(down, "shift+arrowdown", extent) ?? nowhere;
    const back = moved(further, "shift+arrowup", extent) ?? nowhere;
    expect([...ranged(["a", "b", "c", "d", "e"], further, new Set(["e"]))]).toEqual(["e", "b", "c", "d"]);
    expect([...ranged(["a", "b", "c", "d", "e"], back, new Set())]).toEqual(["b", "c"]);
  });

  test("other keys are not movements", () => {
    expect(moved(nowhere, "x", extent)).toBeUndefined();
  });

  test("choosing twice chooses not", () => {
    expect([...toggled(toggled(new Set(), "a"), "a")]).toEqual([]);
  });
});

import { describe, expect, test } from "vitest";
import { brokenPromises, fullerPages } from "./lists.ts";
import { type Measured, percentile } from "./measure.ts";
import { cpuTicks, processTicks, takenByOthers } from "./noise.ts";

const measured = (p95: number, more: Partial<Measured> = {}): Measured => ({ name: "orders", group: "list", samples: 9, p50: 1, p95, p99: p95, others: 0, noisy: false, tries: 1, ...more });

describe("noise", () => {
  test("time of the machine is read with what waits for disks as idle and what other machines took apart", () =>
    expect(cpuTicks("cpu  10 1 5 100 20 2 3 4 7 0\ncpu0 1 1 1\n")).toEqual({ all: 145, idle: 120, stolen: 4 }));
  test("a process is read by its last bracket, whatever it is called", () =>
    expect(processTicks("42 (node (bench) x) S 7 1 1 0 -1 0 1 2 3 4 30 12 0 0 20")).toEqual({ parent: 7, ticks: 42 }));
  test("others took what was neither idle nor ours", () => {
    const before = { all: 0, idle: 0, stolen: 0, ours: 0 };
    expect(takenByOthers(before, { all: 200, idle: 100, stolen: 10, ours: 60 })).toBe(0.2);
    expect(takenByOthers(before, { all: 200, idle: 120, stolen: 0, ours: 90 })).toBe(0);
    expect(takenByOthers(before, before)).toBe(0);
  });
});

describe("promises", () => {
  test("a percentile is the value that so many do not exceed", () => expect([50, 95, 99].map((percent) => percentile([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], percent))).toEqual([5, 10, 10]));
  test("too slow and grown too much are told apart, of the largest size; pages are promised nothing", () => {
    const sizes = [{ orders: 10, measured: [measured(10), measured(2, { name: "page", group: "page" })] }, { orders: 100, measured: [measured(30), measured(900, { name: "page", group: "page" })] }];
    expect(brokenPromises(sizes)).toEqual(["orders: p95 30 ms, promised 20 ms", "orders: grows 3 times, promised 1.5"]);
    expect(brokenPromises([{ orders: 10, measured: [measured(20)] }, { orders: 100, measured: [measured(20)] }])).toEqual([]);
  });
  test("growth is judged between pages as full: by the case that asks the same for fewer rows, where there is one and its own pages are as full", () => {
    const at = (orders: number, [p95, rows]: [number, number], [few, fewRows]: [number, number]) => ({ orders, measured: [measured(p95, { rows, alike: "few" }), measured(few, { name: "few", rows: fewRows })] });
    const fuller = [at(10, [4, 29], [3, 20]), at(100, [8, 50], [4, 20])];
    expect(brokenPromises(fuller)).toEqual([]);
    expect(fullerPages(fuller)).toEqual(['orders: 29 rows, then 50; grows 2 times, judged by "few", which grows 1.33 times']);
    expect(brokenPromises([at(10, [4, 29], [3, 20]), at(100, [8, 50], [6, 20])])).toEqual(["few: grows 2 times, promised 1.5"]);
    expect(brokenPromises([at(10, [4, 50], [3, 20]), at(100, [8, 50], [4, 20])])).toEqual(["orders: grows 2 times, promised 1.5"]);
    expect(brokenPromises([at(10, [4, 29], [3, 7]), at(100, [8, 50], [3, 20])])).toEqual(["orders: grows 2 times, promised 1.5"]);
    expect(brokenPromises([at(10, [4, 29], [3, 20]), at(100, [25, 50], [4, 20])])).toEqual(["orders: p95 25 ms, promised 20 ms"]);
  });
});

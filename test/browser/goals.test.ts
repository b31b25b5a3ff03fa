import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { failed, type Finding, rowOf, type Told } from "../../server/bench/web/goals.ts";
import { benchWeb } from "../../server/cli/bench-web.ts";
import { afterwards } from "../support/afterwards.ts";
import { testDatabase } from "../support/database.ts";

const folder = mkdtempSync(join(tmpdir(), "gendan-goals-"));
afterwards(() => rmSync(folder, { recursive: true, force: true }));
let told: Told[];
let code: number;
beforeAll(async () => {
  const { connection } = await testDatabase();
  const printed: string[] = [];
  code = await benchWeb({ goals: "1,4,5", orders: 0, json: true }, (line) => void printed.push(line), { connection, folder });
  told = (JSON.parse(printed.join("\n")) as { findings: Told[] }).findings;
});

const found = (goal: number): Told[] => told.filter((one) => one.goal === goal);

test("the goals are walked in a real browser on a real system, and keys and clicks are counted", () => {
  expect(found(1)).toMatchObject([{ unit: "keys", found: 47, wanted: 55 }, { unit: "s typed", found: 13.2, wanted: 30 }]);
  expect(found(5)).toMatchObject([{ found: 1 }, { found: 2 }, { found: 2 }]);
  expect([...found(1), ...found(5)].filter(failed)).toEqual([]);
});

test("a goal that cannot be walked says why, ends the command with 1, and keeps no other from being walked", () => {
  expect(found(4)).toMatchObject([{ fault: expect.stringContaining("--orders") }]);
  expect(code).toBe(1);
});

test("goals that are none are told before anything is started", async () => {
  await expect(benchWeb({ goals: "1,99", orders: 0 }, () => undefined)).rejects.toThrow("--goals");
});

test("a missed count stands against the command, a missed time only where the machine was quiet", () => {
  const time: Finding = { goal: 8, what: "first contentful paint", unit: "ms", found: 900, wanted: 600, others: 0.02 };
  expect(failed({ goal: 9, what: "taps", unit: "taps", found: 4, wanted: 3 })).toBe(true);
  expect(failed({ goal: 4, what: "keys, told beside", unit: "keys", found: 8 })).toBe(false);
  expect(failed(time)).toBe(true);
  expect(failed({ ...time, others: 0.4 })).toBe(false);
  expect(rowOf({ ...time, others: 0.4 })).toMatch(/600 ms +900 ms +MISSED +noisy: others 40 %$/);
  expect(failed({ ...time, found: Number.NaN })).toBe(true);
});

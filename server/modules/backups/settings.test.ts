import { expect, test } from "vitest";
import { isDue } from "./run.ts";
import { lastDue } from "./settings.ts";

const at = (text: string) => new Date(`2026-11-24T${text}`);
const failed = (time: string) => ({ state: "failed" as const, endedAt: at(time) });

test("the daily backup is due from its hour on, and a night that was missed is made up", () => {
  expect(lastDue(150, at("02:29:00"))).toEqual(new Date(2026, 10, 23, 2, 30));
  expect(lastDue(150, at("02:30:00"))).toEqual(new Date(2026, 10, 24, 2, 30));
  expect(isDue([], at("02:30:00"))).toBe(true);
});

test("one that is good or under way is not made twice; a failed one is tried again after a quarter of an hour, three times a day", () => {
  expect(isDue([{ state: "good", endedAt: at("02:31:00") }], at("12:00:00"))).toBe(false);
  expect(isDue([{ state: "running", endedAt: null }], at("02:31:00"))).toBe(false);
  expect(isDue([failed("02:31:00")], at("02:40:00"))).toBe(false);
  expect(isDue([failed("02:31:00")], at("02:46:00"))).toBe(true);
  expect(isDue([failed("03:02:00"), failed("02:46:00"), failed("02:31:00")], at("12:00:00"))).toBe(false);
});

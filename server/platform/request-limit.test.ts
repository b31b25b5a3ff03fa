import { expect, test } from "vitest";
import { requestLimit } from "./request-limit.ts";

test("Somebody asks as often as a minute allows, then at the pace at which it comes back; others are not held up", () => {
  let now = 0;
  const limit = requestLimit({ perMinute: 60, now: () => now });
  const asked = (who: string, count: number) => Array.from({ length: count }, () => limit(who));
  expect(asked("anna", 60)).toEqual(Array.from({ length: 60 }, () => 0));
  expect([...asked("anna", 2), ...asked("bert", 1)]).toEqual([1, 1, 0]);
  now = 1_000;
  expect(asked("anna", 2)).toEqual([0, 1]);
  now = 120_000;
  expect(asked("anna", 61).filter((seconds) => seconds > 0)).toEqual([1]);
});

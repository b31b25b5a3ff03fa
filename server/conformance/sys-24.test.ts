import { afterAll, beforeAll, expect, test } from "vitest";
import { type OpenHouse, proveRules, systems, temporaryHouse } from "./run.ts";

const system = systems["SYS-24"]!;
let open: OpenHouse;
beforeAll(async () => {
  open = await temporaryHouse();
});
afterAll(() => open?.close());

// Over HTTP, in a company that works by the pack: each limit kept a few minutes before its end, broken and escalated a few minutes after it.
test.each(system.rules)("[$id] $says", { timeout: 300_000 }, async (rule) => {
  expect((await proveRules(open, { ...system, rules: [rule] })).map(({ ok, expected, found }) => [ok, expected, found])).toEqual([[true, undefined, undefined]]);
});
test("all eight rules of SYS-24 are among them", () => expect(system.rules.map(({ id }) => id)).toEqual([...Array.from({ length: 8 }, (_, n) => `24.${n + 1}`), "C-06"]));

import { beforeAll, expect, test } from "vitest";
import { provingHouse } from "../../test/support/proving-house.ts";
import { type Outcome, proveRules, systems } from "./run.ts";

const system = systems["SYS-24"]!;
let outcomes: Outcome[];
// Over HTTP, in a company that works by the pack: each limit kept a few minutes before its end, broken and escalated a few minutes after it.
beforeAll(async () => {
  outcomes = await proveRules(await provingHouse(), system);
}, 300_000);

test.each(system.rules)("[$id] $says", ({ id }) => expect(outcomes.filter((one) => one.id === id).map(({ ok, expected, found }) => [ok, expected, found])).toEqual([[true, undefined, undefined]]));
test("all eight rules of SYS-24 are among them", () => expect(system.rules.map(({ id }) => id)).toEqual([...Array.from({ length: 8 }, (_, n) => `24.${n + 1}`), "C-06"]));

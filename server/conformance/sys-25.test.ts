import { beforeAll, expect, test } from "vitest";
import { provingHouse } from "../../test/support/proving-house.ts";
import { mutantsOf, runMutant } from "./mutants.ts";
import { type OpenHouse, type Outcome, proveRules, systems } from "./run.ts";

const system = systems["SYS-25"]!;
let open: OpenHouse;
let outcomes: Outcome[];
// Over HTTP, by people of one company that works by the pack: the table of changes is asked once, field by state, for all rules that speak of it.
beforeAll(async () => {
  open = await provingHouse();
  outcomes = await proveRules(open, system);
}, 300_000);

test.each(system.rules)("[$id] $says", ({ id }) => expect(outcomes.filter((one) => one.id === id).map(({ ok, expected, found }) => [ok, expected, found])).toEqual([[true, undefined, undefined]]));
test("all eight rules of SYS-25 are among them", () => expect(outcomes.map(({ id }) => id)).toEqual([...Array.from({ length: 8 }, (_, n) => `25.${n + 1}`), "C-05", "C-06"]));

test("a pack that lets the price rise by mere consent turns that rule's line red and no other", { timeout: 300_000 }, async () => {
  const { change } = mutantsOf(system).find(({ what }) => what.includes("price rises"))!;
  const rules = system.rules.filter(({ id }) => ["25.3", "25.4", "25.5"].includes(id));
  expect(await runMutant(open, { system: { ...system, rules }, change })).toEqual(["25.4"]);
});

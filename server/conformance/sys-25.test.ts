import { afterAll, beforeAll, expect, test } from "vitest";
import { mutantsOf, runMutant } from "./mutants.ts";
import { type OpenHouse, proveRules, systems, temporaryHouse } from "./run.ts";

const system = systems["SYS-25"]!;
let open: OpenHouse;
beforeAll(async () => {
  open = await temporaryHouse();
});
afterAll(() => open?.close());

// Over HTTP, in one company that works by the pack: the table of changes is asked once, field by state, for all rules that speak of it.
test("[25.1] [25.2] [25.3] [25.4] [25.5] [25.6] [25.7] [25.8] every rule of SYS-25 is proven by people of a company that works by its pack", { timeout: 300_000 }, async () => {
  const outcomes = await proveRules(open, system);
  expect(outcomes.filter(({ ok }) => !ok)).toEqual([]);
  expect(outcomes.map(({ id }) => id)).toEqual([...Array.from({ length: 8 }, (_, n) => `25.${n + 1}`), "C-05", "C-06"]);
});

test("a pack that lets the price rise by mere consent turns that rule's line red and no other", { timeout: 300_000 }, async () => {
  const { change } = mutantsOf(system).find(({ what }) => what.includes("price rises"))!;
  const rules = system.rules.filter(({ id }) => ["25.3", "25.4", "25.5"].includes(id));
  expect(await runMutant(open, { system: { ...system, rules }, change })).toEqual(["25.4"]);
});

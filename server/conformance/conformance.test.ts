import { afterAll, beforeAll, expect, test } from "vitest";
import { mutantsOf, runMutant } from "./mutants.ts";
import { type OpenHouse, proveRules, systems, temporaryHouse } from "./run.ts";

const system = systems["SYS-01"]!;
let open: OpenHouse;
beforeAll(async () => {
  open = await temporaryHouse();
});
afterAll(() => open?.close());

test("every rule of SYS-01 is proven over HTTP by people of a company that works by its pack", { timeout: 300_000 }, async () => {
  const outcomes = await proveRules(open, system);
  expect(outcomes.filter(({ ok }) => !ok)).toEqual([]);
  expect(outcomes.map(({ id }) => id)).toEqual([...Array.from({ length: 21 }, (_, n) => `01.${n + 1}`), "C-06"]);
});

test("a pack that lets sales wait four hours with a refused order turns that rule's line red and no other", { timeout: 300_000 }, async () => {
  const { change } = mutantsOf(system).find(({ ids }) => ids.includes("01.10"))!;
  const rules = system.rules.filter(({ id }) => ["01.4", "01.10", "01.15", "01.21"].includes(id));
  expect(await runMutant(open, { system: { ...system, rules }, change })).toEqual(["01.10"]);
});

import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { testHouse, type TestHouse } from "../support/house.ts";
import { anyhow } from "./anyhow.ts";
import { faultsOf, stockFaults, viewsDisagree } from "./agreement.ts";
import type { money } from "./money.ts";
import { acts, enter, goOn, readOrder } from "./turns.ts";
import { pick, type World, worldOf } from "./world.ts";

const runs = Number(process.env.GENDAN_RANDOM ?? (process.env.CI ? 300 : 30));
// The tests of a change judge that change alone, by the same sequences each time; `npm run chance` looks for new ones.
const seed = Number(process.env.SEED ?? (process.env.GENDAN_RANDOM ? Date.now() % 2 ** 31 : 20_261_124));
/** How many of them are about the versions of one order. */
const moneyRuns = Math.max(12, Math.ceil(runs / 10));
const others = Math.max(runs - moneyRuns, 1);
/** So many steps has one about anything; at length so many that 10,000 sequences come to a million commands. */
const most = process.env.GENDAN_RANDOM ? 160 : 9;
/** How long a property may take; one that fails stops shrinking before the test's time is over, so that its counter-example is told. */
const timesOf = (sequences: number, each: number) => {
  const timeout = Math.max(300_000, sequences * each);
  return { test: { timeout }, property: { interruptAfterTimeLimit: timeout - 60_000, markInterruptAsFailure: true } };
};
const times = { all: timesOf(others, 450 * most), money: timesOf(moneyRuns, 6_000) };
/** So many sequences share a company, whose stock long ones use up; after a fault the next one begins in a new company. */
const sequencesOfCompany = most > 9 ? 2 : 10;

type Kind = "enter" | "goOn" | keyof typeof acts;
const rare = Object.keys(acts) as (keyof typeof acts)[];
/** What asks for a thing's every move, of which most are refused. */
const lawless = Object.keys(anyhow) as (keyof typeof anyhow)[];
/** What moves an order's amount against what was billed and paid of it. */
const aboutMoney = ["version", "version", "invoice", "receive", "undoInvoice"] as const satisfies readonly (keyof typeof money)[];
const step = fc.record({
  kind: fc.oneof({ weight: 4, arbitrary: fc.constant<Kind>("goOn") }, { weight: 1, arbitrary: fc.constant<Kind>("enter") }, { weight: 5, arbitrary: fc.constantFrom<Kind>(...rare) }, { weight: 8, arbitrary: fc.constantFrom<Kind>(...lawless) }, { weight: 3, arbitrary: fc.constantFrom<Kind>(...aboutMoney) }),
  which: fc.nat(1), n: fc.nat(60), far: fc.integer({ min: 1, max: 6 }),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;
/** A sequence begins with an order that is brought so far. */
const sequence = fc.array(step, { minLength: 2, maxLength: most, size: "max" }).chain((steps) => fc.record({ lines: fc.nat(60), far: fc.nat(16), steps: fc.constant(steps) }));

let house: TestHouse;
const tally: World["tally"] = new Map();
beforeAll(async () => {
  house = await testHouse();
});

/** Tells how many commands were tried, and of each how often it was accepted and refused. */
function tellTried(sequences: number, begun: number): void {
  const of = (outcome: "done" | "refused") => [...tally.values()].reduce((sum, count) => sum + count[outcome], 0);
  const [accepted, refused] = [of("done"), of("refused")];
  console.log(`SEED=${seed}: ${sequences} sequences, ${accepted + refused} commands tried, ${accepted} of them accepted, in ${Math.round((Date.now() - begun) / 1000)} s`, Object.fromEntries([...tally].map(([name, count]) => [name, `${count.done}+${count.refused}`])));
}

/** So many steps of its straight life; once there is nothing left to do for it, the next order comes. */
async function goOnFor(world: World, { orderId, n, far }: { orderId: string; n: number; far: number }): Promise<void> {
  for (let times = 0; times < far; times += 1) if (!(await goOn(world, orderId, n + times))) return enter(world, n);
}

/** One step, about one of the two orders that were taken last. */
async function play(world: World, { kind, which, n, far }: Step): Promise<void> {
  const orderId = pick(world.orderIds.slice(-2), which)!;
  if (kind === "enter") await enter(world, n);
  else if (kind === "goOn") await goOnFor(world, { orderId, n, far });
  else await acts[kind]({ world, order: await readOrder(world, orderId), n });
  const faults = await stockFaults(world);
  if (faults.length) throw new Error(`${kind} ${n}: ${faults.join("; ")}`);
}

test(`after any commands of sales, production, warehouse, customer and finance everything that the house promises holds (${others} sequences)`, times.all.test, async () => {
  let world: World | undefined;
  let used = 0;
  const begun = Date.now();
  await fc.assert(
    fc.asyncProperty(sequence, async ({ lines, far, steps }) => {
      if (!world || (used += 1) % sequencesOfCompany === 0) world = await worldOf(house, `机缘 ${used}`, { tally, whole: Math.floor(used / sequencesOfCompany) % 2 === 1 });
      const here = world;
      // Forgotten until all of it holds, so that what a fault left behind is nobody else's.
      world = undefined;
      here.orderIds = [];
      await enter(here, lines);
      for (const one of [{ kind: "goOn", which: 0, n: 1, far } as const, ...steps]) await play(here, one);
      expect(await faultsOf(here)).toEqual([]);
      world = here;
    }),
    { numRuns: others, seed, ...times.all.property },
  );
  // Most of what is confirmed is confirmed so: without it little would go on.
  expect(tally.get("confirmations.recordOnBehalf")?.done).toBeGreaterThan(0);
  tellTried(others, begun);
});

/** Of one confirmed order: versions above all, invoices, red ones and money, in any order; `whole` as its company bills. */
const moneyKind = fc.oneof({ weight: 5, arbitrary: fc.constant<Kind>("version") }, { weight: 3, arbitrary: fc.constant<Kind>("invoice") }, { weight: 2, arbitrary: fc.constant<Kind>("undoInvoice") }, { weight: 2, arbitrary: fc.constantFrom<Kind>("receive", "deposit", "undoMoney", "goOn") });
const moneyStep = fc.record({ kind: moneyKind, which: fc.constant(0), n: fc.nat(99), far: fc.constant(1) });
/** Three steps confirm an order; what went on to be sent may hardly change any more, and only what is billed whole can be billed before. */
const moneySequence = fc.record({ lines: fc.nat(60), whole: fc.constantFrom(true, true, true, false), far: fc.constantFrom(3, 3, 3, 5, 8), steps: fc.array(moneyStep, { minLength: 4, maxLength: 8 }) });

test(`whatever versions an order gets between its invoices and its money, it is asked what it comes to and its exposure is exact (${moneyRuns} sequences)`, times.money.test, async () => {
  const worlds = new Map<boolean, World>();
  tally.clear();
  const begun = Date.now();
  await fc.assert(
    fc.asyncProperty(moneySequence, async ({ lines, whole, far, steps }) => {
      const world = worlds.get(whole) ?? (await worldOf(house, `版本 ${randomUUID().slice(0, 8)}`, { tally, whole }));
      worlds.delete(whole);
      world.orderIds = [];
      await enter(world, lines);
      for (const one of [{ kind: "goOn", which: 0, n: 1, far } as const, ...steps]) {
        await play(world, one);
        expect(await viewsDisagree(world, world.orderIds[0]!)).toEqual([]);
      }
      expect(await faultsOf(world)).toEqual([]);
      worlds.set(whole, world);
    }),
    { numRuns: moneyRuns, seed, ...times.money.property },
  );
  tellTried(moneyRuns, begun);
});

test("the checker finds a tampered row of stock", async () => {
  const world = await worldOf(house, "被动手脚", { tally });
  await enter(world, 2);
  const [orderId] = world.orderIds;
  for (let n = 1; n < 20; n += 1) await goOn(world, orderId!, n);
  expect(await faultsOf(world)).toEqual([]);
  await house.asOwner("alter table stock.levels disable trigger lots_make_level");
  await house.asOwner("update stock.levels set on_hand = on_hand + 1 where company_id = $1", [world.mill.companyId]);
  expect(await faultsOf(world)).toEqual([expect.stringContaining("stock.sums"), expect.stringContaining("stock.lots")]);
});

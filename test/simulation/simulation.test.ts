import { expect, test } from "vitest";
import { clockWith } from "../../server/platform/clock.ts";
import { machineRandom } from "../../server/platform/random.ts";
import { type Run, run } from "./run.ts";

/** Nearly three weeks of working days, make-up days and holidays, so that limits run out and each job runs. */
const days = 18;
const from = Number(process.env.SEED ?? 1);
const seeds = Array.from({ length: Number(process.env.GENDAN_SEEDS ?? (process.env.SEED ? 1 : 2)) }, (_, at) => from + at);

/** How two runs of a seed differ: in which tables, and at which statement and which entry of the journal they part. */
function partings(first: Run, again: Run): string[] {
  const tables = Object.keys(first.tables).filter((name) => first.tables[name] !== again.tables[name]);
  if (first.journal === again.journal && first.seal === again.seal && !tables.length) return [];
  const part = (one: readonly string[], other: readonly string[]): string => {
    const at = one.findIndex((text, i) => text !== other[i]);
    return at < 0 ? "nowhere" : `${at} of ${one.length}\n  ${one[at]!.slice(0, 600)}\n  ${other[at]?.slice(0, 600)}`;
  };
  return [`differs from itself: ${first.journal} and ${again.journal}, tables ${tables.join(", ")}`, `statement ${part(first.sent, again.sent)}`, `entry ${part(first.entries, again.entries)}`];
}

/** What is wrong with a seed; nothing where both its runs hold all promises and are the same. */
async function faultsOfSeed(seed: number): Promise<{ faults: string[]; run?: Run }> {
  try {
    const first = await run({ seed, days });
    const again = await run({ seed, days });
    return { faults: [...first.faults, ...partings(first, again)], run: first };
  } catch (error) {
    return { faults: [error instanceof Error ? (error.stack ?? error.message) : String(error)] };
  }
}

test(`a company's days are the same whenever they are played from the same seed, whatever is cut, lost and repeated meanwhile, and nothing acknowledged is lost or there twice (${seeds.length} seeds, each twice)`, async () => {
  const wrong: string[] = [];
  const sum: Partial<Run["counts"]> = {};
  const journals: string[] = [];
  for (const seed of seeds) {
    const { faults, run: played } = await faultsOfSeed(seed);
    if (faults.length) console.error(`SEED=${seed} npx vitest run test/simulation\n${faults.join("\n")}`);
    wrong.push(...faults.map((fault) => `SEED=${seed}: ${fault}`));
    if (!played) continue;
    journals.push(played.journal);
    for (const [name, count] of Object.entries(played.counts)) sum[name as keyof Run["counts"]] = (sum[name as keyof Run["counts"]] ?? 0) + count;
    if (seeds.length <= 10 || seed % 10 === 0) console.log(`SEED=${seed} ${played.journal}`);
  }
  console.log(`seeds ${from} to ${from + seeds.length - 1}, each twice`, sum);
  expect(wrong).toEqual([]);
  expect(new Set(journals).size).toBe(seeds.length);
}, Math.max(1, seeds.length) * 600_000);

test("a run is seen to differ from itself where ids come from the machine, and where the time does", async () => {
  const honest = await run({ seed: 1, days: 0 });
  expect(partings(honest, await run({ seed: 1, days: 0 }))).toEqual([]);
  expect(partings(honest, await run({ seed: 1, days: 0, spoil: { outside: { random: machineRandom } } }))).toEqual([expect.stringContaining("differs from itself"), expect.anything(), expect.anything()]);
  expect(partings(honest, await run({ seed: 1, days: 0, spoil: { clock: clockWith() } }))).toEqual([expect.stringContaining("differs from itself"), expect.anything(), expect.anything()]);
});

test("a command that was acknowledged without its commit is found", async () => {
  await expect(run({ seed: 1, days: 18, spoil: { fault: "falseCommit" } })).rejects.toThrow(/acknowledged, and kept 0 times/);
});

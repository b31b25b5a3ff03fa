import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { verify } from "../../server/cli/verify.ts";
import { doorAt } from "../../server/conformance/door.ts";
import { lifeOf } from "../../server/conformance/life.ts";
import { type Acknowledged, differences } from "./acknowledged.ts";
import { runClients, type Told } from "./clients.ts";
import { randomOf, seed } from "./chance.ts";
import { type Kept, patient, readBack } from "./kept.ts";
import { either } from "./size.ts";
import { aloneSystem, sharedSystem, type System } from "./system.ts";

const clients = 4;

/** So many writes at most between two kills; in a longer look as many as make 20,000 of all kills. */
const most = either(24, 780);

/** Waits for so many further acknowledged writes, so that kills meet lives on a slow machine too. */
async function progress(told: Told, writes: number): Promise<void> {
  const enough = told.acknowledged.length + writes;
  const deadline = Date.now() + either(6_000, 60_000);
  while (told.acknowledged.length < enough && Date.now() < deadline) await sleep(20);
}

/** Each victim in turn, so that all of them are met, and the database after each of several processes; when is left to chance. */
async function killAgainAndAgain({ system, kills, told, stopped }: { system: System; kills: number; told: Told; stopped: () => boolean }): Promise<void> {
  const random = randomOf(seed);
  const { database, ...others } = system.victims;
  const victims = Object.values(others).flatMap((kill) => [kill, database!]);
  for (let n = 0; n < kills && !stopped(); n += 1) {
    await progress(told, 4 + Math.floor(random() * most));
    await sleep(random() * 100);
    await victims[n % victims.length]!();
    await system.start();
  }
  // What was interrupted last is repeated and finished.
  await progress(told, 20);
}

const systems = [
  { name: "one process with its own database", make: aloneSystem, kills: either(4, 30) },
  { name: "two processes on one database, where the other one is asked again", make: sharedSystem, kills: either(6, 30) },
];

// A kill and the restart after it take up to 20 s.
describe.each(systems)("$name", ({ make, kills }) => {
  let system: System;
  const told: Told = { acknowledged: [], marks: [], completed: 0, givenUp: 0, retries: 0, failures: {} };
  let kept: Map<string, Kept>;

  beforeAll(async () => {
    system = await make();
    await system.start();
  });
  afterAll(() => system?.remove());

  test(`[P1] [P2] after ${kills} times kill -9 of a part or several in the middle of lives, nothing acknowledged is lost and nothing is there twice`, { timeout: kills * either(60_000, 120_000) }, async () => {
    let over = false;
    const stopped = () => over;
    const end = () => void (over = true);
    // Both have come to their end before anything is judged or cleared away.
    const ends = await Promise.allSettled([killAgainAndAgain({ system, kills, told, stopped }).finally(end), runClients(system, { count: clients, stopped, told }).finally(end)]);
    expect(ends.flatMap((one) => (one.status === "rejected" ? [String(one.reason)] : []))).toEqual([]);
    kept = await readBack(lifeOf({ company: system.companies[0]!, door: patient(doorAt(system.addresses[0]!)), clock: { now: () => new Date() } }), told.marks);
    const { acknowledged, marks, ...counts } = told;
    console.log(`SEED=${seed}: ${acknowledged.length} acknowledged writes of ${marks.length} lives`, counts);
    expect(differences(acknowledged, kept)).toEqual([]);
    expect(told.completed).toBeGreaterThanOrEqual(1);
    expect(acknowledged.length).toBeGreaterThanOrEqual(kills * 10);
    expect(told.retries).toBeGreaterThanOrEqual(kills);
    // A database that is away is no fault of the program: clients are told to come again.
    expect(Object.keys(told.failures).filter((status) => status !== "503"), system.said()).toEqual([]);
  });

  test("the checker tells a lost write, a changed one and one that is there twice", () => {
    const entered = told.acknowledged.find(({ name }) => name === "orders.enter")!;
    const wrong = (more: Partial<Acknowledged>) => differences([{ ...entered, ...more }], kept);
    expect(wrong({})).toEqual([]);
    expect(wrong({ mark: "KILL-0-0" })).toHaveLength(1);
    expect(wrong({ name: "orders.dance" })).toHaveLength(1);
    expect(wrong({ asked: { ...entered.asked, lines: [{ quantity: "9999" }] } })).toHaveLength(1);
    const one = kept.get(entered.mark)!;
    const doubled = new Map(kept).set(entered.mark, { ...one, orders: [...one.orders, ...one.orders], receipts: [...one.receipts, ...one.receipts] });
    expect(differences([], doubled).length).toBeGreaterThanOrEqual(1);
  });

  test("[P3] SIGTERM ends it cleanly, and every check of `gendan verify` holds on what the kills left", async () => {
    expect(new Set(await system.stop())).toEqual(new Set([0]));
    const lines: string[] = [];
    const code = await verify(system.config, { json: true, print: (line) => void lines.push(line) });
    const { verdicts } = JSON.parse(lines.join("")) as { verdicts: { check: string; wrong: number; counted: number }[] };
    expect(verdicts.filter(({ wrong }) => wrong > 0)).toEqual([]);
    expect(verdicts.find(({ check }) => /journal/i.test(check))?.counted).toBeGreaterThan(0);
    expect(code).toBe(0);
  });
});

import { randomUUID } from "node:crypto";
import { appendFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { testDatabase } from "../../../test/support/database.ts";
import { systemActor } from "../../platform/actor.ts";
import { clockWith } from "../../platform/clock.ts";
import { pipelineOf } from "../../platform/command.ts";
import { record } from "./index.ts";
import { headsHashOf, type Seal, sealHash, sealJob, sealsOutside, sealWriter } from "./seals.ts";

const db = await testDatabase();
const clock = clockWith(0);
const pipeline = pipelineOf(db.database, { clock }, []);
const dataDir = mkdtempSync(join(tmpdir(), "gendan-seals-"));
afterAll(() => rmSync(dataDir, { recursive: true }));

const tell = (companyId: string, id: string, what: string) =>
  pipeline.act(systemActor(companyId), (context) => Promise.resolve(record(context, { subject: { kind: "order", id }, what })));
const job = sealJob({ pipeline, companies: () => Promise.resolve([{ id: "1" }, { id: "2" }]), handOut: sealWriter(dataDir) });
const run = () => job.work(new AbortController().signal);
const linked = (seals: readonly Seal[]) => seals.every((seal, i) => seal.hash === sealHash(seals[i - 1]?.hash, seal) && seal.headsHash === headsHashOf(seal.heads));

test("every change is sealed within the minute, in a chain that a file outside the database repeats", async () => {
  const order = randomUUID();
  await tell("1", order, "entered");
  await run();
  clock.moveTo(5 * 60_000);
  const other = randomUUID();
  await tell("1", other, "entered");
  await run();
  const seals = await sealsOutside(dataDir, "1");
  expect(seals.map(({ seq, heads }) => [seq, heads.map(([, id]) => id).toSorted()])).toEqual([["1", [order]], ["2", [order, other].toSorted()]]);
  expect(linked(seals)).toBe(true);
  const stored = await db.asOwner("select seq, encode(hash, 'hex') as hash from journal.seals where company_id = 1 order by seq");
  expect(stored).toEqual(seals.map(({ seq, hash }) => ({ seq, hash })));
});

test("nothing is sealed while nothing changes, and a company without a journal has no seals", async () => {
  clock.moveTo(15 * 60_000);
  for (let i = 0; i < 3; i += 1) await run();
  const settled = (await sealsOutside(dataDir, "1")).length;
  for (let i = 0; i < 3; i += 1) await run();
  expect(await sealsOutside(dataDir, "1")).toHaveLength(settled);
  expect(await sealsOutside(dataDir, "2")).toEqual([]);
});

test("a command that began before the last seal and committed after it is sealed all the same", async () => {
  const late = randomUUID();
  clock.moveTo(30 * 60_000);
  await tell("1", randomUUID(), "entered");
  await run();
  clock.moveTo(29 * 60_000);
  await tell("1", late, "entered late");
  clock.moveTo(31 * 60_000);
  await run();
  const last = (await sealsOutside(dataDir, "1")).at(-1);
  expect(last?.heads.map(([, id]) => id)).toContain(late);
});

test("what happens after a demo's clock was set back is sealed too", async () => {
  clock.moveTo(20 * 60_000);
  const after = randomUUID();
  await tell("1", after, "entered");
  await run();
  expect((await sealsOutside(dataDir, "1")).at(-1)?.heads.map(([, id]) => id)).toContain(after);
});

test("processes that seal at once keep one chain", async () => {
  clock.moveTo(60 * 60_000);
  await tell("1", randomUUID(), "entered");
  await Promise.all([run(), run(), run()]);
  const seals = await sealsOutside(dataDir, "1");
  expect(seals.map(({ seq }) => Number(seq))).toEqual(seals.map((_, i) => i + 1));
  expect(linked(seals)).toBe(true);
});

test("a line that a crash cut short is not read as a seal", async () => {
  const whole = (await sealsOutside(dataDir, "1")).length;
  appendFileSync(join(dataDir, "seals", "1.jsonl"), `{"seq":"99","at":"2026-`);
  expect(await sealsOutside(dataDir, "1")).toHaveLength(whole);
});

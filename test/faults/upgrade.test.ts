import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { verify } from "../../server/cli/verify.ts";
import { doorAt } from "../../server/conformance/door.ts";
import { type Life, lifeOf } from "../../server/conformance/life.ts";
import { knownMigrations } from "../../server/platform/migrations.ts";
import { steadily } from "./rolling.ts";
import { sharedSystem, type System } from "./system.ts";

const program = fileURLToPath(new URL("migrating.ts", import.meta.url));
/** The migrations of the next version: ours and further ones. */
const next = mkdtempSync(join(tmpdir(), "gendan-next-"));
/** Beside these the version before works on: columns with a default, in tables that every command reads and writes, an index, a table, and work that takes its time. */
const further = {
  "0901-colours.expand": "alter table orders.orders add column colour text not null default ''; alter table orders.lines add column colour text; alter table platform.registers add column colour text; alter table people.people add column colour text;",
  "0902-found-by-colour.expand": "create index orders_by_colour on orders.orders (company_id, colour); select pg_sleep(1.5);",
  "0903-swatches.expand": "create table orders.swatches (company_id bigint not null, colour text not null, primary key (company_id, colour)); call platform.protect('orders'); alter table journal.entries add column colour text; alter table stock.levels add column colour text;",
};

let system: System;
let owner: pg.Client;
let url: string;
beforeAll(async () => {
  cpSync(fileURLToPath(new URL("../../db/migrations", import.meta.url)), next, { recursive: true });
  for (const [name, text] of Object.entries(further)) writeFileSync(join(next, `${name}.sql`), text);
  const made = await sharedSystem();
  system = made;
  url = made.config.databaseUrl!;
  owner = new pg.Client(made.connection);
  await owner.connect();
  await system.start();
});
afterAll(async () => {
  await owner?.end();
  await system?.remove();
  rmSync(next, { recursive: true, force: true });
});

const lifeAt = (n: number): Life => lifeOf({ company: system.companies[0]!, door: doorAt(system.addresses[n]!), clock: { now: () => new Date() } });
const migrating = (): ChildProcess => spawn(process.execPath, [program, url, next], { env: { PATH: process.env.PATH }, stdio: "inherit" });
const ran = async () => (await owner.query<{ name: string }>("select name from public.kysely_migration where name not in (select unnest($1::text[])) order by name", [knownMigrations()])).rows.map(({ name }) => name);

/** Asks and writes at both processes until the work is done; answers what clients saw who repeat nothing, and the longest wait. */
async function beside(work: () => Promise<void>) {
  let over = false;
  const { clerk } = system.companies[0]!.passes;
  const wanted = (n: number) => ({ authorization: clerk.authorization, ...(n % 2 ? { method: "GET" as const, path: "/orders?limit=20" } : { method: "POST" as const, path: "/orders", body: lifeAt(0).typed({ customerPo: `NEXT-${n}` }) }) });
  const asking = system.addresses.map((address) => steadily(address, { lines: 5, stopped: () => over, wanted }));
  await work().finally(() => (over = true));
  const seen = await Promise.all(asking);
  return { answered: seen.reduce((sum, { answered }) => sum + answered, 0), failed: seen.flatMap(({ failed }) => failed), longest: Math.max(...seen.map(({ longest }) => longest)) };
}

test("while the next version's migrations run beside clients who write, wait for a long transaction, are killed and run again, not one request fails", { timeout: 120_000 }, async () => {
  const { answered, failed, longest } = await beside(async () => {
    await sleep(500);
    // Somebody's long work: the migration comes to nothing as long as it lasts, and gives way to clients each time.
    await owner.query("begin; select count(*) from orders.orders; select count(*) from orders.lines");
    const first = migrating();
    await sleep(4_500);
    expect(first.exitCode).toBe(null);
    await owner.query("commit");
    await expect.poll(ran, { timeout: 60_000, interval: 50 }).toEqual(Object.keys(further).slice(0, 1));
    // In the middle of the second one.
    await sleep(300);
    const killed = once(first, "exit");
    first.kill("SIGKILL");
    await killed;
    const [code] = (await once(migrating(), "exit")) as [number];
    expect(code).toBe(0);
    await sleep(500);
  });
  console.log(`${answered} answered, ${failed.length} failed, the longest after ${longest.toFixed(0)} ms`);
  expect(await ran()).toEqual(Object.keys(further));
  expect(failed).toEqual([]);
  expect(answered).toBeGreaterThan(100);
  // A migration waits two seconds at most; the rest is for a machine with much else to do.
  expect(longest).toBeLessThan(20_000);
});

test("a process of this version starts on a database that the next one expanded, and works beside those that run", async () => {
  await system.processes[0]!.stop();
  await system.start();
  const { orderId } = await lifeAt(0).enter();
  expect((await lifeAt(1).read(orderId)).id).toBe(orderId);
});

test("it is refused, with the reason, where the next version did more than expand", async () => {
  await system.processes[0]!.stop();
  await owner.query("insert into public.kysely_migration (name, timestamp) values ('0904-no-colours', '2026-11-29')");
  await expect(system.processes[0]!.start()).rejects.toThrow(/exit code 1[\s\S]*newer version of Gendan \(0904-no-colours\)/);
  await owner.query("delete from public.kysely_migration where name = '0904-no-colours'");
});

test("every check of `gendan verify` holds on what was written meanwhile", async () => {
  const lines: string[] = [];
  await verify(system.config, { json: true, print: (line) => void lines.push(line) });
  const { verdicts } = JSON.parse(lines.join("")) as { verdicts: { wrong: number }[] };
  expect(verdicts.filter(({ wrong }) => wrong > 0)).toEqual([]);
});

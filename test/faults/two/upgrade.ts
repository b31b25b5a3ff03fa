import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { knownMigrations } from "../../../server/platform/migrations.ts";
import { roll, roundRobin, steadily } from "../rolling.ts";
import { either, rounds } from "../size.ts";
import type { Two } from "./system.ts";

const program = fileURLToPath(new URL("../migrating.ts", import.meta.url));
/** Beside these the version before works on: columns with a default, in tables that every command reads and writes, an index, a table, and work that takes its time. */
const further = {
  "0901-colours.expand": "alter table orders.orders add column colour text not null default ''; alter table orders.lines add column colour text; alter table platform.registers add column colour text; alter table people.people add column colour text;",
  "0902-found-by-colour.expand": "create index orders_by_colour on orders.orders (company_id, colour); select pg_sleep(1.5);",
  "0903-swatches.expand": "create table orders.swatches (company_id bigint not null, colour text not null, primary key (company_id, colour)); call platform.protect('orders'); alter table journal.entries add column colour text; alter table stock.levels add column colour text;",
};

export function nextVersion(two: Two): void {
  /** The migrations of the next version: ours and further ones. */
  let next: string;
  let owner: pg.Client;
  beforeAll(async () => {
    next = mkdtempSync(join(tmpdir(), "gendan-next-"));
    cpSync(fileURLToPath(new URL("../../../db/migrations", import.meta.url)), next, { recursive: true });
    for (const [name, text] of Object.entries(further)) writeFileSync(join(next, `${name}.sql`), text);
    owner = new pg.Client(two.connection);
    await owner.connect();
  });
  afterAll(async () => {
    await owner?.end();
    rmSync(next, { recursive: true, force: true });
  });

  const migrating = (): ChildProcess => spawn(process.execPath, [program, two.config.databaseUrl!, next], { env: { PATH: process.env.PATH }, stdio: "inherit" });
  const ran = async () => (await owner.query<{ name: string }>("select name from public.kysely_migration where name not in (select unnest($1::text[])) order by name", [knownMigrations()])).rows.map(({ name }) => name);

  const wanted = (mark: string) => (n: number) => ({
    authorization: two.companies[0]!.passes.clerk.authorization,
    ...(n % 3 ? { method: "GET" as const, path: "/orders?limit=20" } : { method: "POST" as const, path: "/orders", body: two.lifeAt().typed({ customerPo: `${mark}-${n}` }) }),
  });

  /** Asks and writes at all processes until the work is done; answers what clients saw who repeat nothing, and the longest wait. */
  async function beside(work: () => Promise<void>) {
    let over = false;
    const asking = two.addresses.map((address) => steadily(address, { lines: either(3, 5), stopped: () => over, wanted: wanted("NEXT") }));
    await work().finally(() => (over = true));
    const seen = await Promise.all(asking);
    return { answered: seen.reduce((sum, { answered }) => sum + answered, 0), failed: seen.flatMap(({ failed }) => failed), longest: Math.max(...seen.map(({ longest }) => longest)) };
  }

  test("[P19] while the next version's migrations run beside clients who write, wait for a long transaction, are killed and run again, not one request fails", { timeout: 120_000 }, async () => {
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
    expect(answered).toBeGreaterThan(either(50, 100));
    // A migration waits two seconds at most; the rest is for a machine with much else to do.
    expect(longest).toBeLessThan(20_000);
  });

  test("[P19] [P20] on a database that the next version expanded one process of this version after the other is restarted, and without a proxy no request fails of clients who go to the next process and repeat what was refused or reset, with its key", { timeout: 60_000 * rounds }, async () => {
    const { seen: { answered, refused, reset, failed }, drains, longest } = await roll(two, (stopped) => roundRobin(two.addresses, { lines: either(4, 12), stopped, wanted: wanted("ROLL") }), () => Promise.resolve(true));
    console.log(`no proxy: ${answered} answered, ${refused} times nobody listened, ${reset} reset; stopped within ${drains} ms`);
    expect(failed).toEqual([]);
    expect(refused).toBeGreaterThan(0);
    expect(longest).toBeLessThan(30_000);
  });
}

export function refusedVersion(two: Two): void {
  test("[P19] a start is refused, with the reason, where the next version did more than expand", async () => {
    const owner = new pg.Pool(two.connection);
    // It was killed a moment ago.
    await expect.poll(() => owner.query("select").then(() => true, () => false), { timeout: 30_000 }).toBe(true);
    try {
      await owner.query("insert into public.kysely_migration (name, timestamp) values ('0904-no-colours', '2026-11-29')");
      await expect(two.processes[0]!.start()).rejects.toThrow(/exit code 1[\s\S]*newer version of Gendan \(0904-no-colours\)/);
      await owner.query("delete from public.kysely_migration where name = '0904-no-colours'");
    } finally {
      await owner.end();
    }
  });
}

import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { closeSync, existsSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, statSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { askBackup, backupHealth, listBackups } from "../../contract/backups.ts";
import { enterOrder } from "../../contract/orders.ts";
import { configOf } from "../../server/cli/config.ts";
import { backup } from "../../server/cli/backup.ts";
import { restore } from "../../server/cli/restore.ts";
import { checkArchive } from "../../server/modules/backups/index.ts";
import { migrate } from "../../server/platform/migrations.ts";
import { lifeOf } from "../support/life.ts";
import type { TestHouse } from "../support/house.ts";
import { millHouse, type Papermill } from "../support/scene.ts";

let house: TestHouse;
let mill: Papermill;
let admin: pg.Client;
const folder = mkdtempSync(join(tmpdir(), "gendan-backup-test-"));

beforeAll(async () => {
  ({ house, mill } = await millHouse());
  const life = lifeOf(house, mill);
  await life.confirm();
  await mill.clerk.upload(Buffer.from("an original"), "original.txt");
  const seals = house.house.jobs.find(({ name }) => name === "journal.seal")!;
  await seals.work(new AbortController().signal);
  admin = new pg.Client(house.connection);
  await admin.connect();
  // So many that a restore makes their indexes when all are in, over more than a year.
  await admin.query("insert into people.audit (company_id, id, at, what, address, user_agent) select $1, gen_random_uuid(), timestamptz '2026-10-10' - n * interval '9 hours', 'signedIn', '127.0.0.1', '' from generate_series(1, 1000) n", [mill.companyId]);
});
// What was restored goes with its server: to drop a database waits until the disk has all others, which takes minutes on a busy one.
afterAll(async () => {
  await admin.end();
  rmSync(folder, { recursive: true, force: true });
});

const urlOf = (database: string, user = house.connection.user) => `postgresql://${user}@localhost:${house.connection.port}/${database}?host=${encodeURIComponent(house.connection.host)}`;
const envOf = (database: string, data: string, user?: string) => ({ DATABASE_URL: urlOf(database, user), GENDAN_DATA: data });

/** An empty database; `owner` is an ordinary role as an operator's server has it. */
async function place(kind: "superuser" | "owner" = "superuser"): Promise<{ DATABASE_URL: string; GENDAN_DATA: string; name: string }> {
  const name = `b_${randomUUID().replaceAll("-", "")}`;
  const data = mkdtempSync(join(folder, "data-"));
  if (kind === "owner") {
    await admin.query(`create role ${name} login createrole`);
    await admin.query(`grant gendan_app to ${name} with admin option`);
  }
  await admin.query(`create database ${name} ${kind === "owner" ? `owner ${name}` : ""} template template0`);
  return { ...envOf(name, data, kind === "owner" ? name : undefined), name };
}

const source = () => envOf(house.connection.database, house.dataDir);
const quiet = { json: true, print: () => undefined };
async function saved(env: Record<string, string>): Promise<string> {
  const to = mkdtempSync(join(folder, "to-"));
  expect(await backup(configOf(env), { ...quiet, to })).toBe(0);
  return join(to, readdirSync(to)[0]!);
}

/** A connection past row-level security, whoever owns the database. */
async function past<T>({ DATABASE_URL }: { DATABASE_URL: string }, work: (rows: (text: string) => Promise<Record<string, unknown>[]>) => Promise<T>): Promise<T> {
  const client = new pg.Client(urlOf(/\/(\w+)\?/.exec(DATABASE_URL)![1]!));
  await client.connect();
  return work(async (text) => (await client.query<Record<string, unknown>>(text)).rows).finally(() => client.end());
}
/** How much of the audit waits outside of all months. */
const waiting = (env: { DATABASE_URL: string }): Promise<number> => past(env, async (rows) => Number((await rows("select count(*) from people.audit_default"))[0]!["count"]));

/** What must be the same afterwards: ends of all journals, stock, what customers owe, and how many rows each table has. */
const standing = (env: { DATABASE_URL: string }): Promise<unknown> =>
  past(env, async (rows) => ({
    heads: await rows("select * from journal.heads order by company_id, subject_kind, subject_id"), stock: await rows("select * from stock.levels order by 1, 2, 3"),
    owed: await rows("select * from settlement.receivables order by 1, 2"), orders: await rows("select * from orders.orders order by company_id, id"),
    keys: await rows("select conrelid::regclass::text as t, conname, convalidated from pg_constraint where contype = 'f' and connamespace <> 'login'::regnamespace order by 1, 2"),
    indexes: await rows("select indrelid::regclass::text as t, pg_get_indexdef(indexrelid) as made, indisvalid from pg_index join pg_class on pg_class.oid = indrelid where not relispartition and relnamespace::regnamespace::text !~ '^(pg_|login$)' order by 1, 2"),
    constraints: await rows("select conrelid::regclass::text as t, conname, pg_get_constraintdef(oid) as made from pg_constraint where contype <> 'f' and connamespace::regnamespace::text !~ '^(pg_|login$)' and not exists (select from pg_inherits where inhrelid = conrelid) order by 1, 2"),
    audit: await rows("select count(*), min(at), max(at) from people.audit"),
    guards: await rows("select oid::regclass::text as t, relrowsecurity, relforcerowsecurity from pg_class where relkind in ('r', 'p') and not relispartition and relrowsecurity order by 1"),
    triggers: await rows("select tgrelid::regclass::text as t, tgname, tgenabled from pg_trigger where not tgisinternal order by 1, 2"),
  }));

// Each makes the whole schema anew, which takes seconds on a busy machine.
describe("a backup", { timeout: 90_000 }, () => {
  test("made while people enter orders is of one moment: the restored house verifies", async () => {
    let stopped = false;
    let entered = 0;
    const writers = [0, 1].map(async () => {
      while (!stopped) {
        await mill.clerk.ask(enterOrder, { ...mill.order() });
        entered += 1;
      }
    });
    while (entered < 2) await sleep(10);
    const before = entered;
    const archive = await saved(source());
    const during = entered - before;
    stopped = true;
    await Promise.all(writers);
    expect(during).toBeGreaterThan(0);
    const target = await place();
    expect(await restore(configOf(target), archive, quiet)).toBe(0);
  });

  test("goes from the system's own database to an ordinary owner's on a server and back: journals, stock and receivables are the same", async () => {
    const original = await standing(source());
    const there = await place("owner");
    expect(await restore(configOf(there), await saved(source()), quiet)).toBe(0);
    expect(await standing(there)).toEqual(original);
    expect([await waiting(source()), await waiting(there)]).toEqual([1000, 0]);
    const back = await place();
    expect(await restore(configOf(back), await saved(there), quiet)).toBe(0);
    expect(await standing(back)).toEqual(original);
    expect(await migrate({ connectionString: back.DATABASE_URL })).toEqual([]);
  });

  test("a place that holds anything is refused, and nothing of it is touched", async () => {
    const archive = await saved(source());
    const before = await standing(source());
    await expect(restore(configOf({ ...source(), GENDAN_DATA: mkdtempSync(join(folder, "d-")) }), archive, quiet)).rejects.toThrow("not empty");
    const fresh = await place();
    await expect(restore(configOf({ ...fresh, GENDAN_DATA: house.dataDir }), archive, quiet)).rejects.toThrow("holds files already");
    expect(await standing(source())).toEqual(before);
  });

  test("a damaged archive is refused by the name of the part, before anything is touched", async () => {
    const archive = await saved(source());
    const target = await place();
    const bytes = readFileSync(archive);
    const at = (name: string) => bytes.indexOf(name) + 512 + 2;
    for (const [name, place] of [["data/orders.orders.copy.gz", at("data/orders.orders.copy.gz")], ["files/", at(`files/${mill.companyId}/`)], ["manifest.json", at("manifest.json")]] as const) {
      const damaged = join(folder, `damaged-${place}.tar`);
      const handle = openSync(damaged, "w");
      writeSync(handle, bytes);
      writeSync(handle, Buffer.from([bytes[place]! ^ 1]), 0, 1, place);
      closeSync(handle);
      await expect(restore(configOf(target), damaged, quiet)).rejects.toThrow(name);
    }
    const cut = join(folder, "cut.tar");
    const handle = openSync(cut, "w");
    writeSync(handle, bytes.subarray(0, bytes.length / 2));
    closeSync(handle);
    await expect(restore(configOf(target), cut, quiet)).rejects.toThrow(/breaks off|missing/);
    const { rows } = await withClient(target.DATABASE_URL, (client) => client.query("select from pg_class where relnamespace = 'public'::regnamespace"));
    expect([rows.length, readdirSync(target.GENDAN_DATA)]).toEqual([0, []]);
  });
});

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(url);
  await client.connect();
  return work(client).finally(() => client.end());
}

const launcher = fileURLToPath(new URL("../../bin/gendan.mjs", import.meta.url));
const command = (env: Record<string, string>, ...given: string[]) => spawn(process.execPath, [launcher, ...given], { env: { PATH: process.env.PATH, ...env }, stdio: ["ignore", "pipe", "pipe"] });

describe("killed with -9", { timeout: 90_000 }, () => {
  test("in the middle of a backup it leaves nothing that is taken for one", async () => {
    const to = mkdtempSync(join(folder, "killed-"));
    // Somebody holds a table, so that the backup stands still in its middle.
    const holding = new pg.Client(house.connection);
    await holding.connect();
    await holding.query("begin; lock table settlement.receivables in access exclusive mode");
    const child = command(source(), "backup", "--to", to);
    const part = () => readdirSync(to).find((name) => name.endsWith(".part"));
    while (!part() || statSync(join(to, part()!)).size < 10_000) await sleep(20);
    child.kill("SIGKILL");
    await once(child, "exit");
    await holding.end();
    const half = join(to, part()!);
    await expect(checkArchive(half)).rejects.toThrow(/breaks off|missing/);
    await expect(restore(configOf(await place()), to, quiet)).rejects.toThrow("no archive");
  });

  test("in the middle of a restore nothing starts on what is there, and the same restore goes on", async () => {
    const archive = await saved(source());
    const target = await place();
    const child = command(target, "restore", archive);
    const there = () => withClient(target.DATABASE_URL, async (client) => (await client.query<{ there: boolean }>("select to_regclass('settlement.receivables') is not null as there")).rows[0]!.there);
    while (!(await there())) await sleep(20);
    // Held, so that loading the rows stands still in its middle.
    const holding = new pg.Client(target.DATABASE_URL);
    await holding.connect();
    await holding.query("begin; lock table settlement.receivables in access share mode");
    while (!(await withClient(target.DATABASE_URL, async (client) => (await client.query("select from pg_locks where not granted")).rowCount))) await sleep(20);
    child.kill("SIGKILL");
    await once(child, "exit");
    await holding.end();
    await expect(migrate({ connectionString: target.DATABASE_URL })).rejects.toThrow("A restore into this database broke off");
    expect(await once(command(target, "migrate"), "exit")).toEqual([1, null]);
    expect(await restore(configOf(target), archive, quiet)).toBe(0);
    expect(await standing(target)).toEqual(await standing(source()));
  });
});

describe("the daily backup", () => {
  const job = () => house.house.jobs.find(({ name }) => name === "backups.run")!;

  test("an administrator asks for one; it is made once, read back, and told", async () => {
    await mill.admin.ask(askBackup, {});
    expect((await mill.admin.refused(askBackup, {})).code).toBe("backupUnderWay");
    await Promise.all([job().work(new AbortController().signal), job().work(new AbortController().signal)]);
    const { rows, at, noDownload } = await mill.admin.ask(listBackups, {});
    expect([at, noDownload]).toEqual([null, "signInAgain"]);
    expect(rows.filter(({ kind }) => kind === "asked")).toMatchObject([{ state: "good", missing: 0, files: expect.any(Number) as number }]);
    expect(readdirSync(join(house.dataDir, "backups")).filter((name) => name.endsWith(".tar"))).toHaveLength(1);
    expect(existsSync(join(house.dataDir, "backups"))).toBe(true);
    expect((await mill.clerk.refused(listBackups, {})).code).toBe("notPermitted");
  });

  test("administrators are warned once the last good one is older than two days", async () => {
    // Those of the command line above went by the machine's clock.
    await house.asOwner("delete from backups.runs where kind = 'command'");
    expect(await mill.admin.ask(backupHealth, {})).toMatchObject({ overdue: false });
    const offset = house.clock.offset;
    house.clock.moveTo(offset + 49 * 3_600_000);
    expect(await mill.admin.ask(backupHealth, {})).toMatchObject({ overdue: true });
    house.clock.moveTo(offset);
  });

  test("it leaves the page only for somebody who has just shown his password, and never where several companies lie in it", async () => {
    const { rows } = await mill.admin.ask(listBackups, {});
    const url = `/backups/${rows[0]!.id}/content`;
    expect((await mill.admin.sendText("GET", url)).json).toMatchObject({ code: "signInForBackup" });
    await house.company("另一家");
    expect((await mill.admin.sendText("GET", url)).json).toMatchObject({ code: "backupOfSeveral" });
    expect(await mill.admin.ask(listBackups, {})).toMatchObject({ noDownload: "severalCompanies", rows: [{ bytes: null, rows: null }, ...rows.slice(1).map(() => ({}))] });
  });
});

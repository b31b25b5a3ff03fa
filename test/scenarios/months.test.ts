import { randomUUID } from "node:crypto";
import pg from "pg";
import { beforeAll, describe, expect, inject, test } from "vitest";
import { timeline } from "../../contract/views.ts";
import { configOf } from "../../server/cli/config.ts";
import { retention } from "../../server/cli/retention.ts";
import { verifyHouse } from "../../server/cli/verify.ts";
import { sql } from "../../server/platform/db.ts";
import { migrate, migrateTo } from "../../server/platform/migrations.ts";
import { type Month, monthsOf } from "../../server/platform/months.ts";
import { listen } from "../bench/plans.ts";
import { afterwards } from "../support/afterwards.ts";
import type { TestHouse } from "../support/house.ts";
import { lifeOf } from "../support/life.ts";
import { millHouse, type Papermill } from "../support/scene.ts";

const server = inject("server");
const tables = ["journal.entries", "notices.mails", "people.audit"];
let house: TestHouse;
let mill: Papermill;
let orderId: string;
let companyId: string;
beforeAll(async () => {
  ({ house, mill } = await millHouse());
  orderId = await lifeOf(house, mill).confirm();
  companyId = String((await house.asOwner("select company_id from orders.orders"))[0]!["company_id"]);
});

const run = (name: string) => house.house.jobs.find((job) => job.name === name)!.work(new AbortController().signal);
const inApplication = (text: string) => house.house.db.inCompany(companyId, (tx) => tx.run(sql.raw(text)));
const allMonths = (): Promise<Month[]> => monthsOf(house.house.db);
const of = async (table: string): Promise<string[]> => (await allMonths()).flatMap((each) => (each.table === table && each.month ? [each.month.slice(0, 7)] : []));
/** The month so many after this one by the database's clock, `YYYY-MM`; the house's own stands on its Tuesday. */
function monthIn(months: number, now = new Date()): string {
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + months, 1)).toISOString().slice(0, 7);
}
/** Moves the house's clock to an instant, as a demo's page does, so that the database knows of it. */
async function moveClock(instant: Date): Promise<void> {
  const offset = instant.getTime() - Date.now();
  await house.asOwner("insert into platform.settings (name, value) values ('demo.clock', $1) on conflict (name) do update set value = excluded.value", [JSON.stringify({ offset, home: 0 })]);
  house.house.clock.moveTo(offset);
}
/** So many days before the house's today. */
const daysAgo = (days: number) => `('${house.clock.now().toISOString()}'::timestamptz - interval '${days} days')`;
/** Somebody signed in once, so long ago or ahead. */
const signedIn = (at: string) => house.asOwner(`insert into people.audit (company_id, id, at, what, address, user_agent) values (${companyId}, '${randomUUID()}', ${at}, 'signedIn', '10.0.0.1', 'test')`);

describe("what grows without end lies in months", () => {
  test("of journal, audit and letters this month and the three after it are made with the database", async () => {
    for (const table of tables) expect((await of(table)).filter((month) => month >= monthIn(0)), table).toEqual([0, 1, 2, 3].map((months) => monthIn(months)));
  });

  test("the application reaches a month through its table alone, and can neither make nor drop one", async () => {
    const month = `journal.entries_${monthIn(0).replace("-", "_")}`;
    for (const text of [`select from ${month}`, `delete from ${month}`, `drop table ${month}`, "call platform.drop_month('journal.entries', '2020-01-01', now())", "select platform.make_months(now())", "update platform.keeping set kept_days = 200"])
      await expect(inApplication(text), text).rejects.toThrow(/permission denied|must be owner/);
  });

  test("rows for which no month was made wait, are told to whoever watches, and are moved by the next run; the others lie ready ahead of the clock", async () => {
    await signedIn(daysAgo(70));
    await signedIn("now() + interval '150 days'");
    const ahead = (await of("people.audit")).filter((month) => month > monthIn(0, house.clock.now())).length;
    const told = async () => (await house.house.app.inject({ url: "/metrics" })).payload.split("\n").filter((line) => /_months\{|_ahead\{/.test(line) && line.includes("people.audit"));
    expect(await told()).toEqual([`gendan_months_ahead{table="people.audit"} ${ahead}`, 'gendan_rows_outside_months{table="people.audit"} 2']);
    expect((await verifyHouse(house.house.db, house.dataDir)).find(({ wrong }) => wrong > 0)).toMatchObject({ check: "months.made", first: { row: "people.audit", found: "1" } });
    // Two processes at once: one makes them, the other finds them made.
    await Promise.all([run("house.months"), run("house.months")]);
    expect(await told()).toEqual([`gendan_months_ahead{table="people.audit"} ${ahead + 1}`, 'gendan_rows_outside_months{table="people.audit"} 0']);
    expect(await house.asOwner("select count(*)::int as n from people.audit where address = '10.0.0.1'")).toEqual([{ n: 2 }]);
    expect((await verifyHouse(house.house.db, house.dataDir)).filter(({ wrong }) => wrong > 0)).toEqual([]);
  });

  test("an order's timeline is read out of the months of its life, however many there are", async () => {
    await house.asOwner("select platform.make_months(now(), now() - interval '5 years')");
    const asked = listen(house.house.db.pool);
    const { sound } = await mill.clerk.ask(timeline, { orderId });
    expect(sound).toBe(true);
    const { text, values } = asked.find((each) => each.text.includes("from journal.entries e"))!;
    const plan = (await house.asOwner(`explain (analyze, costs off, timing off) ${text}`, values)).map((row) => String(row["QUERY PLAN"]));
    const months = plan.filter((line) => /on entries_/.test(line));
    expect(months.length).toBeGreaterThan(60);
    expect(months.filter((line) => !line.includes("never executed")).length).toBeLessThanOrEqual(2);
  });
});

describe("[P31] what is kept goes no sooner than its time", () => {
  const refusal = (table: string, month: string, clock: string) =>
    house.asOwner(`call platform.drop_month('${table}', '${month}-01', ${clock})`).then(() => "dropped", (error: unknown) => (error as Error).message.replace(/\d{4}-\d\d-\d\d \S+/g, "…"));

  test("the database refuses to drop a month inside its time, one that is kept for ever, and to believe a clock that runs ahead", async () => {
    expect(await refusal("people.audit", monthIn(-6), "now()")).toMatch(/is kept until …/);
    expect(await refusal("people.audit", monthIn(-6), "now() + interval '30 years'")).toMatch(/is not believed/);
    expect(await refusal("journal.entries", monthIn(-58), "now()")).toMatch(/is kept for ever/);
    expect(await refusal("people.audit", "1999-01", "now()")).toMatch(/there is no month/);
  });
  test("nobody keeps the audit for less than 184 days, or the journal for a time", async () => {
    await expect(house.asOwner("update platform.keeping set kept_days = 183 where class = 'audit'")).rejects.toThrow("check constraint");
    for (const name of ["journal", "books"]) await expect(house.asOwner(`update platform.keeping set kept_days = 20000 where class = '${name}'`), name).rejects.toThrow("check constraint");
  });
  test("a row of day 183 is there after the nightly work of an installation that keeps as little as it may", async () => {
    await house.asOwner("update platform.keeping set kept_days = 184 where class = 'audit'");
    await signedIn(daysAgo(183));
    await signedIn(daysAgo(216));
    const old = () => house.asOwner(`select (${daysAgo(0)}::date - at::date) as days from people.audit where at < ${daysAgo(180)} order by at`);
    expect(await old()).toEqual([{ days: 216 }, { days: 183 }]);
    await run("house.months");
    expect(await old()).toEqual([{ days: 183 }]);
    await house.asOwner("update platform.keeping set kept_days = 400 where class = 'audit'");
  });

  test("thirty years on, audit and letters of before are gone and not one row of the books or the journal", async () => {
    const before = await counted();
    expect(before["notices.mails"]).toBeGreaterThan(0);
    await moveClock(new Date(Date.now() + 30 * 365.25 * 86_400_000));
    for (const name of ["house.months", "house.keeping"]) await run(name);
    const after = await counted();
    const lost = Object.keys(before).filter((table) => after[table]! < before[table]!).toSorted();
    expect(lost.filter((table) => !passing.includes(table))).toEqual(["notices.mails", "people.audit"]);
    expect([after["notices.mails"], after["people.audit"]]).toEqual([0, 0]);
    expect((await verifyHouse(house.house.db, house.dataDir)).filter(({ wrong }) => wrong > 0)).toEqual([]);
    await moveClock(new Date());
  });
  /** What is no fact and goes by hours or days. */
  const passing = ["login.attempts", "login.sessions", "login.resets", "platform.idempotency"];
  async function counted(): Promise<Record<string, number>> {
    const rows = await house.asOwner(`
      select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind in ('r', 'p') and not c.relispartition and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg_%'`);
    const counts = await house.asOwner(rows.map(({ name }) => String(name)).map((name) => `select '${name}' as name, count(*)::int as n from ${name}`).join(" union all "));
    return Object.fromEntries(counts.map(({ name, n }) => [name, Number(n)]));
  }

  test("the command line tells what is kept, why, and what would go, and takes no shorter time than the floor", async () => {
    const { host, port, user, database } = house.connection;
    const config = configOf({ DATABASE_URL: `postgresql://${user}@localhost:${port}/${database}?host=${encodeURIComponent(host)}`, GENDAN_DATA: house.dataDir });
    const told: string[] = [];
    const ask = (keep?: string) => retention(config, { json: false, print: (line) => void told.push(line), ...(keep && { keep }) });
    expect(await ask("audit=730")).toBe(0);
    expect(told.find((line) => line.startsWith("audit"))).toMatch(/kept 730 days, at least 184 days: Six months of logs/);
    expect(told.find((line) => line.startsWith("journal.entries"))).toMatch(/stays$/);
    await expect(ask("audit=183")).rejects.toThrow("184 days at least");
    await expect(ask("journal=3650")).rejects.toThrow("kept for ever");
    await expect(ask("audit")).rejects.toThrow("names no class");
  });
});

test("an update moves what is there into its months, each chain with its span, also where the database belongs to an ordinary user", async () => {
  const [database, user] = [`m_${randomUUID().replaceAll("-", "")}`, `u_${randomUUID().replaceAll("-", "")}`];
  const admin = new pg.Client(server);
  await admin.connect();
  await admin.query(`create role ${user} login createrole; grant gendan_app to ${user} with admin option`);
  await admin.query(`create database ${database} owner ${user}`);
  await admin.end();
  await migrateTo({ ...server, database, user }, "0085-heard-later");
  const rows = new pg.Client({ ...server, database });
  await rows.connect();
  afterwards(() => rows.end());
  await rows.query(`
    insert into journal.heads select 7, 'order', '0196f000-0000-7000-8000-000000000001', 3, '\\x00';
    insert into journal.entries select 7, 'order', '0196f000-0000-7000-8000-000000000001', n, ('2026-0' || n + 2 || '-05T03:00:00Z')::timestamptz, 'person', '0196f000-0000-7000-8000-000000000002', '{}', '\\x00' from generate_series(1, 3) n;
    insert into people.audit (company_id, id, at, what, address, user_agent) values (7, gen_random_uuid(), '2026-05-31T16:30:00Z', 'signedIn', '', '');
    insert into notices.mails (company_id, id, key, kind, recipient, recipient_name, title, text, html, attachments, state, queued_at)
    values (7, gen_random_uuid(), 'once', 'digest', 'a@example.com', 'a', '', '', '', '[]', 'sent', '2026-06-01T00:00:00Z')`);
  await migrate({ ...server, database, user });
  const lie = async (table: string) => (await rows.query<{ lies: string }>(`select tableoid::regclass::text as lies from ${table} order by 1`)).rows.map(({ lies }) => lies);
  expect(await lie("journal.entries")).toEqual(["journal.entries_2026_03", "journal.entries_2026_04", "journal.entries_2026_05"]);
  expect(await lie("people.audit")).toEqual(["people.audit_2026_05"]);
  expect(await lie("notices.mails")).toEqual(["notices.mails_2026_06"]);
  expect((await rows.query("select key from notices.mail_keys")).rows).toEqual([{ key: "once" }]);
  expect((await rows.query("select first_at, last_at from journal.heads")).rows).toEqual([{ first_at: new Date("2026-03-05T03:00:00Z"), last_at: new Date("2026-05-05T03:00:00Z") }]);
});

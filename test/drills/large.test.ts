import { randomUUID } from "node:crypto";
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Bulk, bulkDatabase } from "../../db/bench/make-bulk.ts";
import { backup } from "../../server/cli/backup.ts";
import { configOf } from "../../server/cli/config.ts";
import { restore } from "../../server/cli/restore.ts";
import { verifyHouse, type Verdict } from "../../server/cli/verify.ts";
import { type Database, openDatabase } from "../../server/platform/db.ts";
import { startEmbeddedPostgres } from "../../server/platform/embedded-postgres.ts";
import { journalChains } from "../../server/views/verify/journal-chains.ts";
import { urlOf } from "../../server/bench/postgres-url.ts";
import { seed } from "../faults/chance.ts";
import { newPrimary, newSite, programs, type Site } from "./postgres.ts";

/** So many orders with ten entries of the journal each. */
const orders = Number(process.env.GENDAN_DRILL_ORDERS ?? 100_000);
const entriesEach = 10;
const flips = Math.min(1000, orders / 10);
const folder = mkdtempSync(join(tmpdir(), "gendan-large-"));
let server: Awaited<ReturnType<typeof startEmbeddedPostgres>>;
let site: Site | undefined;
let bulk: Bulk;
let db: Database;
let owner: pg.Client;
const said = (line: string) => console.log(line);
const since = (began: number) => ((performance.now() - began) / 1000).toFixed(1);

beforeAll(async () => {
  // Whoever runs PostgreSQL may pass through.
  chmodSync(folder, 0o711);
  server = await startEmbeddedPostgres({ dataDir: join(folder, "from") });
  bulk = await bulkDatabase(server.connection, { orders, seed: 7, sizes: { customers: 500, products: 200, salespeople: 10 } }, said);
  owner = new pg.Client(bulk.connection);
  await owner.connect();
  await lengthen();
  db = openDatabase({ connection: { ...bulk.connection, max: 2, query_timeout: 600_000 } });
}, 3_600_000);
afterAll(async () => {
  await db?.close();
  await owner?.end();
  await site?.remove();
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Lets every order's chain go on, a day an entry, linked as the application links. */
async function lengthen(): Promise<void> {
  await owner.query("set synchronous_commit = off; set work_mem = '128MB'");
  await owner.query("select platform.make_months(now() + interval '10 days', (select since from bench.plan))");
  for (let n = 2; n <= entriesEach; n += 1)
    await owner.query(`
      with given as (
        select h.company_id, h.subject_id, h.seq + 1 as seq, h.last_at + interval '1 day' as at, h.hash as before, p.clerk_id,
               format('{"actor":{"id":"%s","kind":"person"},"at":"%s","did":[{"facts":{"dutyId":"%s","what":"a line of the size that commands write, with keys of what they concern"},"what":"looked"}],"subject":{"id":"%s","kind":"order"}}',
                 p.clerk_id, to_char((h.last_at + interval '1 day') at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), h.subject_id, h.subject_id) as body
          from journal.heads h cross join bench.plan p where h.subject_kind = 'order' and h.seq = ${n - 1}),
      linked as (select *, sha256(before || sha256(convert_to(body, 'UTF8'))) as hash from given),
      led as (update journal.heads h set seq = l.seq, hash = l.hash, last_at = l.at from linked l where h.company_id = l.company_id and h.subject_kind = 'order' and h.subject_id = l.subject_id)
      insert into journal.entries (company_id, subject_kind, subject_id, seq, at, actor_kind, actor_id, body, hash) select company_id, 'order', subject_id, seq, at, 'person', clerk_id, body, hash from linked`);
  await owner.query("vacuum analyze journal.entries, journal.heads");
}

const chains = () => db.inCompany(bulk.registers.companyId, (tx) => journalChains.run(tx));

test("[P23] a million entries of the journal are verified within 60 s, and all else with them", async () => {
  const began = performance.now();
  const verdicts: Verdict[] = [];
  await verifyHouse(db, folder, { told: (verdict) => void verdicts.push(verdict) });
  const journal = verdicts.find(({ check }) => check === "journal.chains");
  said(`verify of ${orders} orders and ${journal!.counted} entries of the journal: ${since(began)} s, ${journal!.seconds} s of them its chains`);
  said(verdicts.filter(({ seconds }) => seconds > 1).map(({ check, seconds }) => `  ${check} ${seconds} s`).join("\n"));
  expect(verdicts.filter(({ wrong }) => wrong > 0)).toEqual([]);
  expect(journal!.counted).toBeGreaterThanOrEqual(orders * entriesEach);
  expect(journal!.seconds).toBeLessThan(60);
});

test(`[P23] of ${flips} entries in which a sign was changed, by whoever owns the database, each is found`, async () => {
  await owner.query(`create table bench.flipped as select company_id, subject_id, seq, at, body from (
    select distinct on (subject_id) * from journal.entries where subject_kind = 'order' and hashtext(subject_id::text || '${seed}') % ${Math.max(1, Math.floor(orders / flips / 2))} = 0 order by subject_id, hashtext(seq || subject_id::text || '${seed}')) e limit ${flips}`);
  const flip = (body: string, which: string) => owner.query(`
    update journal.entries e set body = ${body} from bench.flipped f where ${which} and e.company_id = f.company_id and e.subject_kind = 'order' and e.subject_id = f.subject_id and e.seq = f.seq and e.at = f.at`);
  const at = "1 + abs(hashtext(f.body || f.seq)) % length(f.body)";
  const { rowCount } = await flip(`overlay(f.body placing case substr(f.body, ${at}, 1) when 'x' then 'y' else 'x' end from ${at} for 1)`, "true");
  expect(rowCount).toBe(flips);
  const all = await chains();
  expect(all.wrong).toBe(flips);
  await flip("f.body", `f.subject_id::text || ' entry ' || lpad(f.seq::text, 6, '0') = '${all.first!.row.replace(/^order /, "")}'`);
  const rest = await chains();
  expect([rest.wrong, rest.first?.row === all.first!.row]).toEqual([flips - 1, false]);
  await flip("f.body", "true");
  expect((await chains()).wrong).toBe(0);
  said(`SEED=${seed}: ${flips} of ${flips} flipped entries found, the first by name`);
});

test("[P28] a house moves from its own database to a server of the operator's: backup, restore, and everything is the same", async () => {
  const bin = programs();
  let url = urlOf({ ...server.connection, database: `moved_${randomUUID().slice(0, 8)}` });
  if (bin) {
    site = newSite(bin);
    const primary = await newPrimary(site, { max_wal_size: "4GB" });
    await primary.ask("create role gendan login createrole");
    await primary.ask("create database house owner gendan template template0");
    url = `postgresql://gendan@127.0.0.1:${primary.port}/house`;
  } else await owner.query(`create database ${new URL(url).pathname.slice(1)} template template0`);
  await owner.query("drop schema bench cascade");
  const { host, port, user, database } = bulk.connection as typeof server.connection;
  const [to, dataDir] = [join(folder, "archives"), join(folder, "to")];
  mkdirSync(dataDir);
  const quiet = { json: true, print: () => undefined };
  let began = performance.now();
  expect(await backup(configOf({ DATABASE_URL: urlOf({ host, port, user, database }), GENDAN_DATA: join(folder, "from") }), { ...quiet, to })).toBe(0);
  const backedUp = since(began);
  began = performance.now();
  expect(await restore(configOf({ DATABASE_URL: url, GENDAN_DATA: dataDir }), join(to, readdirSync(to)[0]!), quiet)).toBe(0);
  said(`${orders} orders: backup ${backedUp} s, restore with verify ${since(began)} s`);
  const moved = new pg.Client({ connectionString: url });
  await moved.connect();
  const standing = (client: pg.Client) => sumsOf(client, bulk.registers.companyId);
  expect(await standing(moved).finally(() => moved.end())).toEqual(await standing(owner));
});

/** The rows of every table of a company, the ends of all chains and the stock, each as one number. */
async function sumsOf(client: pg.Client, companyId: string): Promise<unknown> {
  await client.query("select set_config('gendan.company', $1, false)", [companyId]);
  const { rows: tables } = await client.query<{ name: string }>(`
    select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attname = 'company_id'
     where c.relkind in ('r', 'p') and not c.relispartition and n.nspname !~ '^(pg_|information_schema|bench|login|backups)' order by 1`);
  const { rows: counts } = await client.query(tables.map(({ name }) => `select '${name}' as name, count(*) from ${name} where company_id = ${BigInt(companyId)}`).join(" union all "));
  const { rows: heads } = await client.query("select md5(string_agg(subject_id || ' ' || seq || ' ' || encode(hash, 'hex'), ',' order by subject_kind collate \"C\", subject_id)) as heads from journal.heads where company_id = $1", [companyId]);
  const { rows: stock } = await client.query("select sum(on_hand) as on_hand, sum(reserved) as reserved from stock.levels where company_id = $1", [companyId]);
  return { counts, heads, stock };
}

import { beforeAll, expect, test } from "vitest";
import { adviseOrder } from "../../contract/orders.ts";
import { machine } from "../../server/main.ts";
import { mailboxOnly } from "../../server/modules/notices/index.ts";
import type { TestHouse } from "../support/house.ts";
import { lentRenderer } from "../support/lent-renderer.ts";
import { type Life, lifeOf } from "../support/life.ts";
import { millHouse, type Papermill } from "../support/scene.ts";

let house: TestHouse;
let mill: Papermill;
let life: Life;
/** So many letters are sent at a time. */
const lettersAtATime = 3;
let sending = new AbortController();
let sent = 0;
const post = { ...mailboxOnly, send: () => Promise.resolve(void ((sent += 1) % lettersAtATime === 0 && sending.abort())) };
async function sendSome(): Promise<void> {
  sending = new AbortController();
  await house.house.jobs.find(({ name }) => name === "notices.mail")!.work(sending.signal);
}
beforeAll(async () => {
  ({ house, mill } = await millHouse({ mail: { url: "smtp://localhost", from: "Gendan <orders@gendan.example>" }, outside: { ...machine, renderer: lentRenderer, post: () => post } }));
  life = lifeOf(house, mill);
});

const tables = ["duties.duties", "notices.mails", "orders.lines", "orders.orders"] as const;
type Table = (typeof tables)[number];
type Read = Record<Table, number>;

/** Rows that were fetched of each table until now, by an index or without one; the months of one count together. */
async function read(): Promise<Read> {
  // Every connection is asked, for each keeps what it read to itself for a while.
  const { pool } = house.house.db;
  const clients = await Promise.all(Array.from({ length: pool.options.max }, () => pool.connect()));
  await Promise.all(clients.map((client) => client.query("select pg_stat_force_next_flush()").then(() => client.release())));
  const rows = await house.asOwner(`
    select t.name, sum(coalesce(s.idx_tup_fetch, 0) + s.seq_tup_read)::int as n from unnest($1::text[]) as t (name)
      join pg_stat_user_tables s on s.schemaname || '.' || s.relname = t.name or s.schemaname || '.' || s.relname like t.name || '\\_%' group by 1`, [tables]);
  return Object.fromEntries(rows.map(({ name, n }) => [name, n])) as Read;
}

/** Rows that an order's life reads from the first advice until it is invoiced and letters are sent. */
async function lifeReads(): Promise<Read> {
  const before = await read();
  await mill.clerk.ask(adviseOrder, mill.order());
  const orderId = await life.confirm();
  await life.ship(orderId);
  await life.sign(orderId);
  await life.invoice(orderId);
  await sendSome();
  const after = await read();
  return Object.fromEntries(tables.map((table) => [table, after[table] - before[table]])) as Read;
}

/** More than any page shows. */
const others = 2_000;
const columnsText = "select string_agg(quote_ident(attname), ', ') as columns from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''";

/** So many copies of a table's newest row, in which these columns say something else. */
async function copies(table: Table, changes: Record<string, string>): Promise<void> {
  const [found] = await house.asOwner<{ columns: string }>(columnsText, [table]);
  const changed = Object.entries(changes).map(([name, value]) => `'${name}', ${value}`).join(", ");
  await house.asOwner(`
    insert into ${table} (${found!.columns}) select ${found!.columns.replace(/[^ ]+/g, "copy.$&")}
      from (select * from ${table} order by id desc limit 1) t, generate_series(1, ${others}) n, jsonb_populate_record(null::${table}, to_jsonb(t) || jsonb_build_object(${changed})) copy`);
}
/** An id of its own for each copy, which has to name the copy's number for that. */
const another = "md5(random() || ' ' || n)::uuid";

/** Orders of other customers for the same product, each with a duty and a letter. */
async function othersOf(kind: string, { duty, letter }: { duty: Record<string, string>; letter: Record<string, string> }): Promise<void> {
  const orderId = `md5('${kind}' || n)::uuid`;
  await copies("orders.orders", { id: orderId, number: `'${kind}-' || n`, customer_id: another });
  await copies("orders.lines", { id: another, order_id: orderId });
  await copies("duties.duties", { id: another, subject_id: orderId, ...duty });
  await copies("notices.mails", { id: another, key: another, ...letter });
}

test("an order's life reads as many rows beside thousands that run, wait and were sold since statistics were last taken as it did before", { timeout: 120_000 }, async () => {
  await lifeReads(); 
  await othersOf("DONE", { duty: { state: "'closed'", closed_at: "now()" }, letter: { state: "'sent'", next_try_at: "null" } });
  await house.asOwner("vacuum analyze"); 
  const before = await lifeReads();
  await othersOf("RUNS", { duty: { state: "'open'", closed_at: "null" }, letter: { state: "'queued'", next_try_at: "now() - n * interval '1 second'" } });
  const after = await lifeReads();
  // A page of duties is fuller than it was, and other letters are sent than the order's own.
  const little = 100;
  for (const table of tables) expect(after[table], table).toBeLessThan(before[table] + little);
});

import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { doorAt } from "../../server/conformance/door.ts";
import { openHouse } from "../../server/main.ts";
import { clockWith } from "../../server/platform/clock.ts";
import { migrate } from "../../server/platform/migrations.ts";
import { initialsOf } from "../../server/platform/search-words.ts";
import { makeRegisters, type Registers, type RegisterSizes } from "./registers.ts";

export interface BulkWish {
  orders: number;
  seed: number;
  sizes: RegisterSizes;
  /** When the last order was entered; without it the moment of the run. */
  until?: Date;
}
export interface Bulk {
  connection: pg.PoolConfig;
  registers: Registers;
  /** The moment as of which it is asked: its orders end there, and its people have their roles. */
  asOf: Date;
}
type Print = (line: string) => void;

/** A million of them in fifty transactions; a run that is broken off goes on with the next one. */
const ordersAtOnce = 20_000;
const years = 3;

const sqlOf = (name: string): string => readFileSync(new URL(`${name}.sql`, import.meta.url), "utf8");

/** One connection on a database of the server. */
async function onDatabase<T>(server: pg.PoolConfig, database: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(namedIn(server, database));
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The same server, another database. */
export function namedIn(server: pg.PoolConfig, database: string): pg.PoolConfig {
  if (server.connectionString === undefined) return { ...server, database };
  const url = new URL(server.connectionString);
  url.pathname = `/${database}`;
  return { ...server, connectionString: url.href };
}

const exists = (server: pg.PoolConfig, database: string): Promise<boolean> => asAdmin(server, async (client) => (await client.query("select from pg_database where datname = $1", [database])).rowCount === 1);
const asAdmin = async <T>(server: pg.PoolConfig, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client(server);
  await client.connect();
  return work(client).finally(() => client.end());
};
export const dropDatabase = (server: pg.PoolConfig, database: string): Promise<unknown> => asAdmin(server, (client) => client.query(`drop database if exists ${database} with (force)`));
const createDatabase = (server: pg.PoolConfig, database: string, template: string): Promise<unknown> => asAdmin(server, (client) => client.query(`create database ${database} template ${template}`));

async function keptRegisters(server: pg.PoolConfig, database: string): Promise<Registers | undefined> {
  if (!(await exists(server, database))) return undefined;
  await migrate(namedIn(server, database));
  return onDatabase(server, database, async (client) => (await client.query<{ value: Registers }>("select value from platform.settings where name = 'bench.registers'")).rows[0]?.value);
}

/** The database with the registers alone, from which those with orders are copied. */
async function registersIn(server: pg.PoolConfig, database: string, { seed, sizes }: BulkWish, print: Print): Promise<Registers> {
  const kept = await keptRegisters(server, database);
  if (kept) return kept;
  print(`Making ${sizes.customers} customers and ${sizes.products} products by the commands …`);
  await dropDatabase(server, database);
  await createDatabase(server, database, "template1");
  const connection = namedIn(server, database);
  await migrate(connection);
  const dataDir = mkdtempSync(join(tmpdir(), "gendan-bench-"));
  const house = await openHouse({ connection: { ...connection, options: "-c synchronous_commit=off" }, clock: clockWith(), publicUrl: "http://localhost:3000", dataDir, version: "bench", log: "errors" });
  try {
    const registers = await makeRegisters(house, doorAt(await house.app.listen({ host: "127.0.0.1", port: 0 })), { seed, sizes });
    await house.db.pool.query("insert into platform.settings (name, value) values ('bench.registers', $1)", [JSON.stringify(registers)]);
    return registers;
  } finally {
    await house.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** What the SQL makes orders from. */
async function stage(client: pg.Client, { orders, seed, until = new Date() }: BulkWish, registers: Registers): Promise<void> {
  const { companyId, ledgerId, warehouseId, clerkId } = registers;
  const customers = registers.customers.map((customer, n) => ({ n, ...customer, initials: initialsOf(customer.shortName) }));
  const products = registers.products.map((product, n) => ({ n, ...product }));
  await client.query("begin");
  await client.query(sqlOf("staging"));
  await client.query(
    `insert into bench.plan select $1, $2, $3, $4, $5, $6, date_trunc('day', $8::timestamptz) - make_interval(years => $7), $8`, [companyId, ledgerId, warehouseId, clerkId, seed, orders, years, until]);
  await client.query(`insert into bench.customers select n, id, "shortName", initials, contact, phone, address, "salespersonId"
    from jsonb_to_recordset($1) as g (n int, id uuid, "shortName" text, initials text, contact text, phone text, address text, "salespersonId" uuid)`, [JSON.stringify(customers)]);
  await client.query("insert into bench.products select n, id, code, name, spec, price from jsonb_to_recordset($1) as g (n int, id uuid, code text, name text, spec text, price numeric)", [JSON.stringify(products)]);
  await client.query(`insert into settlement.accounts (company_id, customer_id, currency, customer_name, salesperson_id)
    select p.company_id, k.id, 'CNY', k.short_name, k.salesperson_id from bench.plan p, bench.customers k on conflict do nothing`);
  await client.query("select platform.make_months(now(), since) from bench.plan");
  await client.query("create table bench.progress as select 0::bigint as upto, false as whole");
  await client.query("commit");
}

const progressOf = async (client: pg.Client): Promise<{ upto: number; whole: boolean }> => {
  const { rows: [progress] } = await client.query<{ upto: string; whole: boolean }>("select upto, whole from bench.progress");
  return { upto: Number(progress?.upto), whole: progress?.whole ?? false };
};

async function inOne(client: pg.Client, work: () => Promise<void>): Promise<void> {
  await client.query("begin");
  await work();
  await client.query("commit");
}

async function fill(client: pg.Client, { orders }: BulkWish, print: Print): Promise<void> {
  // Triggers that check references are left out where the role may: the rows are made to fit, and `gendan verify` looks at them.
  await client.query("select set_config('session_replication_role', 'replica', false) where current_setting('is_superuser') = 'on'");
  await client.query("select set_config('synchronous_commit', 'off', false), set_config('work_mem', '128MB', false), set_config('maintenance_work_mem', '512MB', false)");
  for (let { upto } = await progressOf(client); upto < orders; ) {
    const next = Math.min(upto + ordersAtOnce, orders);
    await inOne(client, async () => {
      await client.query("select set_config('bench.from', $1, true), set_config('bench.upto', $2, true)", [String(upto), String(next)]);
      await client.query(sqlOf("orders"));
      await client.query("update bench.progress set upto = $1", [next]);
    });
    upto = next;
    print(`  ${upto} of ${orders} orders`);
  }
  await client.query("analyze");
  print("  sums and what orders are found by");
  await inOne(client, async () => {
    await client.query(sqlOf("sums"));
    await client.query("update bench.progress set whole = true");
  });
  await client.query("vacuum analyze");
}

const baseOf = ({ seed, sizes: { customers, products } }: Pick<BulkWish, "seed" | "sizes">): string => `gendan_bench_${seed}_${customers}_${products}`;
/** The name of the database that a wish is made in. */
export const databaseOf = (wish: BulkWish): string => `${baseOf(wish)}_${wish.orders}`;

/** A company with so many orders in a database of its own, made where it is not there yet; one that was broken off is made on. */
export async function bulkDatabase(server: pg.PoolConfig, wish: BulkWish, print: Print): Promise<Bulk> {
  const [base, database] = [baseOf(wish), databaseOf(wish)];
  const registers = await registersIn(server, base, wish, print);
  if (!(await exists(server, database))) await createDatabase(server, database, base);
  await migrate(namedIn(server, database));
  const asOf = await onDatabase(server, database, async (client) => {
    const { rows: [found] } = await client.query<{ staged: boolean }>("select to_regclass('bench.progress') is not null as staged");
    await client.query("select set_config('gendan.company', $1, false)", [registers.companyId]);
    if (!found?.staged) await stage(client, wish, registers);
    if (!(await progressOf(client)).whole) {
      print(`Making ${wish.orders} orders in the database ${database} …`);
      await fill(client, wish, print);
    }
    return (await client.query<{ at: Date }>("select greatest(until, (select max(valid_from) from people.roles)) as at from bench.plan")).rows[0]!.at;
  });
  return { connection: namedIn(server, database), registers, asOf };
}

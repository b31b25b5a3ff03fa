import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { makeMonthsText } from "./months.ts";

const folder = join(import.meta.dirname, "../../db/migrations");

// Whoever comes after a migration that waits for a table waits too: so it gives way, and comes again, until a long work of somebody else's is over. It also gives way where each waits for the
// other: PostgreSQL ends one of the two.
const lockTimeout = "2s";
const restMs = 1_000;
const attempts = 60;
// Earlier versions migrated by Kysely's migrator, in its table and in turns by its number; so old and new ones wait for each other.
const turn = "3853314791062309107";
const givesWay = new Set(["55P03", "40P01"]);

/** How a migration is called beside which the version before it works on. */
const expanding = /\.expand$/;

/** The names of the migrations of a folder, one per SQL file, in their order. */
const migrationsIn = (directory: string): string[] => readdirSync(directory).filter((file) => file.endsWith(".sql")).map((file) => file.replace(/\.sql$/, "")).sort();

/** The names of all migrations of this version, in their order. */
export const knownMigrations = (): string[] => migrationsIn(folder);

/** A restore broke off here: rows, files or schema are not whole. */
export class HalfRestored extends Error {
  constructor() {
    super("A restore into this database broke off: run the same gendan restore again, or take a new database. Nothing runs on a half one.");
  }
}

async function refuseHalfRestored(connection: pg.PoolConfig): Promise<void> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    const { rows } = await client.query<{ half: boolean }>("select to_regclass('public.gendan_restore') is not null as half");
    if (rows[0]?.half) throw new HalfRestored();
  } finally {
    await client.end();
  }
}

/** A newer version was here, with changes beside which this one does not work. */
export class NewerDatabase extends Error {
  constructor(names: readonly string[]) {
    super(`This database belongs to a newer version of Gendan (${names.join(", ")}): start that one. There is no way back but a backup.`);
  }
}

/** Makes the months of tables that lie in months, and moves there what waits outside of them. */
export async function makeMonths(connection: pg.PoolConfig, now = new Date()): Promise<void> {
  const client = new pg.Client(connection);
  await client.connect();
  await client.query(makeMonthsText, [now]).finally(() => client.end());
}

/**
 * Brings the database to this version, or leaves it further on by migrations that only expand it (decision 0026), and makes its months ahead; does nothing more when both is done. Several processes may call it at once: one works,
 * the others wait. Broken off, it goes on with the migration that was not through. Returns the names of the migrations that ran; throws with the name of the one that failed, NewerDatabase,
 * and HalfRestored where a restore is not through. `directory` holds another version's migrations, for tests.
 */
export async function migrate(connection: pg.PoolConfig, directory = folder): Promise<string[]> {
  await refuseHalfRestored(connection);
  const ran = await migrateTo(connection, undefined, directory);
  await makeMonths(connection);
  return ran;
}

/** As `migrate`, also in the middle of a restore, and only as far as a migration of this name. */
export async function migrateTo(connection: pg.PoolConfig, last?: string, directory = folder): Promise<string[]> {
  const wanted = { directory, names: migrationsIn(directory).filter((name) => last === undefined || name <= last) };
  const client = new pg.Client(connection);
  // Who asks next hears of a connection that is lost; unheard, the event would end the whole process.
  client.on("error", () => undefined);
  await client.connect();
  const done: string[] = [];
  try {
    for (let ran = await next(client, wanted); ran !== undefined; ran = await next(client, wanted)) done.push(ran);
    return done;
  } finally {
    await client.end();
  }
}

interface Wanted {
  directory: string;
  /** As far as it is to go, in their order. */
  names: readonly string[];
}

/** Runs the next migration and answers its name, patiently where others hold what it needs; undefined when there is none. */
async function next(client: pg.Client, wanted: Wanted): Promise<string | undefined> {
  for (let attempt = 1; ; attempt += 1) {
    let name: string | undefined;
    try {
      await client.query(`begin; select pg_advisory_xact_lock(${turn})`);
      name = await pending(client, wanted);
      if (name !== undefined) await run(client, name, wanted);
      await client.query("commit");
      return name;
    } catch (error) {
      // Where not even this arrives the connection is gone, and the transaction with it.
      await client.query("rollback").catch(() => undefined);
      if (name === undefined) throw error;
      const { code = "", message } = error as { code?: string; message: string };
      if (!givesWay.has(code) || attempt === attempts) throw new Error(`migration ${name} failed: ${message}`, { cause: error });
    }
    await sleep(restMs);
  }
}

/** The first one that did not run yet; throws NewerDatabase where the database is further on than expanding migrations lead. */
async function pending(client: pg.Client, { names }: Wanted): Promise<string | undefined> {
  await client.query("create table if not exists public.kysely_migration (name varchar(255) primary key, timestamp varchar(255) not null)");
  const { rows } = await client.query<{ name: string }>("select name from public.kysely_migration order by name");
  const ran = new Set(rows.map(({ name }) => name));
  const apart = [...ran].filter((name) => !names.includes(name) && !expanding.test(name));
  if (apart.length) throw new NewerDatabase(apart);
  return names.find((name) => !ran.has(name));
}

async function run(client: pg.Client, name: string, { directory }: Wanted): Promise<void> {
  await client.query(`set local lock_timeout = '${lockTimeout}'`);
  await client.query(readFileSync(join(directory, `${name}.sql`), "utf8"));
  await client.query("insert into public.kysely_migration (name, timestamp) values ($1, $2)", [name, new Date().toISOString()]);
}

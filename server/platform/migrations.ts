import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Kysely, PostgresDialect, sql } from "kysely";
import { type Migration, Migrator } from "kysely/migration";
import pg from "pg";

const folder = join(import.meta.dirname, "../../db/migrations");

// Whoever comes after a migration that waits for a table waits too: so it gives way, and comes again, until a long work of somebody else's is over. It also gives way where each waits for the
// other: PostgreSQL ends one of the two.
const lockTimeout = "2s";
const restMs = 1_000;
const attempts = 60;
const givesWay = new Set(["55P03", "40P01"]);

/** How a migration is called beside which the version before it works on. */
const expanding = /\.expand$/;

/** One migration per SQL file, run in the order of their numbers, each in a transaction of its own. */
function migrationsIn(directory: string): Record<string, Migration> {
  const files = readdirSync(directory).filter((file) => file.endsWith(".sql")).sort();
  const up = (file: string) => async (db: Kysely<unknown>) => {
    await sql.raw(`set local lock_timeout = '${lockTimeout}'`).execute(db);
    await sql.raw(readFileSync(join(directory, file), "utf8")).execute(db);
  };
  return Object.fromEntries(files.map((file) => [file.replace(/\.sql$/, ""), { up: up(file) }]));
}

/** The names of all migrations of this version, in their order. */
export const knownMigrations = (): string[] => Object.keys(migrationsIn(folder)).sort();

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

/**
 * Brings the database to this version; does nothing when it is there, or further on by migrations that only expand it (decision 0026). Several processes may call it at once: one works,
 * the others wait. Broken off, it goes on with the migration that was not through. Returns the names of the migrations that ran; throws with the name of the one that failed, NewerDatabase,
 * and HalfRestored where a restore is not through. `directory` holds another version's migrations, for tests.
 */
export async function migrate(connection: pg.PoolConfig, directory = folder): Promise<string[]> {
  await refuseHalfRestored(connection);
  return migrateTo(connection, undefined, directory);
}

/** As `migrate`, also in the middle of a restore, and only as far as a migration of this name. */
export async function migrateTo(connection: pg.PoolConfig, last?: string, directory = folder): Promise<string[]> {
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: new pg.Pool({ ...connection, max: 2 }) }) });
  const own = Object.entries(migrationsIn(directory)).filter(([name]) => last === undefined || name <= last);
  // Asked under the migrator's lock, so that nobody migrates between.
  const getMigrations = async () => ({ ...Object.fromEntries(own), ...(last === undefined && (await furtherOn(db, own.map(([name]) => name)))) });
  const migrator = new Migrator({ db, provider: { getMigrations }, migrationTableSchema: "public" });
  const done: string[] = [];
  try {
    for (let ran = await next(migrator); ran !== undefined; ran = await next(migrator)) done.push(ran);
    return done;
  } finally {
    await db.destroy();
  }
}

/** What ran here and is not known to this version, as migrations that are through; throws NewerDatabase where one of them does more than expand. */
async function furtherOn(db: Kysely<unknown>, known: readonly string[]): Promise<Record<string, Migration>> {
  const { rows } = await sql<{ name: string }>`select name from public.kysely_migration`.execute(db);
  const newer = rows.map(({ name }) => name).filter((name) => !known.includes(name)).sort();
  const apart = newer.filter((name) => !expanding.test(name));
  if (apart.length) throw new NewerDatabase(apart);
  return Object.fromEntries(newer.map((name) => [name, { up: () => Promise.resolve() }]));
}

/** Runs the next migration and answers its name; undefined when there is none. */
async function next(migrator: Migrator): Promise<string | undefined> {
  for (let attempt = 1; ; attempt += 1) {
    const { error, results = [] } = await migrator.migrateUp();
    if (!error) return results[0]?.migrationName;
    if (error instanceof NewerDatabase) throw error;
    if (!givesWay.has((error as { code?: string }).code ?? "") || attempt === attempts) {
      const failed = results.find((result) => result.status === "Error");
      throw new Error(`migration ${failed?.migrationName ?? ""} failed: ${error instanceof Error ? error.message : JSON.stringify(error)}`, { cause: error });
    }
    await sleep(restMs);
  }
}

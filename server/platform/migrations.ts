import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Kysely, PostgresDialect, sql } from "kysely";
import { Migrator } from "kysely/migration";
import pg from "pg";
import { makeMonthsText } from "./months.ts";

const folder = join(import.meta.dirname, "../../db/migrations");

/** One migration per SQL file, run in the order of their numbers, each in a transaction of its own. */
function migrationsIn(directory: string) {
  const files = readdirSync(directory).filter((file) => file.endsWith(".sql")).sort();
  return Object.fromEntries(
    files.map((file) => [
      file.replace(/\.sql$/, ""),
      { up: async (db: Kysely<unknown>) => void (await sql.raw(readFileSync(join(directory, file), "utf8")).execute(db)) },
    ]),
  );
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

/** Makes the months of tables that lie in months, and moves there what waits outside of them. */
export async function makeMonths(connection: pg.PoolConfig, now = new Date()): Promise<void> {
  const client = new pg.Client(connection);
  await client.connect();
  await client.query(makeMonthsText, [now]).finally(() => client.end());
}

/**
 * Brings the database to this version and makes its months ahead; does nothing more when both is done. Several processes may call it at once: one works, the
 * others wait. Returns the names of the migrations that ran; throws with the name of the one that failed, and HalfRestored where a restore is not through.
 */
export async function migrate(connection: pg.PoolConfig): Promise<string[]> {
  await refuseHalfRestored(connection);
  const ran = await migrateTo(connection);
  await makeMonths(connection);
  return ran;
}

/** As `migrate`, also in the middle of a restore, and only as far as a migration of this name. */
export async function migrateTo(connection: pg.PoolConfig, last?: string): Promise<string[]> {
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: new pg.Pool({ ...connection, max: 2 }) }) });
  try {
    const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrationsIn(folder)) }, migrationTableSchema: "public" });
    const { error, results = [] } = await (last === undefined ? migrator.migrateToLatest() : migrator.migrateTo(last));
    if (error) {
      const failed = results.find((result) => result.status === "Error");
      throw new Error(`migration ${failed?.migrationName ?? ""} failed: ${error instanceof Error ? error.message : JSON.stringify(error)}`, { cause: error });
    }
    return results.map((result) => result.migrationName);
  } finally {
    await db.destroy();
  }
}

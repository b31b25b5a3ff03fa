import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Kysely, PostgresDialect, sql } from "kysely";
import { Migrator } from "kysely/migration";
import pg from "pg";

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

/**
 * Brings the database to this version; does nothing when it is there. Several processes may call it at once: one works, the
 * others wait. Returns the names of the migrations that ran; throws with the name of the one that failed.
 */
export async function migrate(connection: pg.PoolConfig): Promise<string[]> {
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: new pg.Pool({ ...connection, max: 2 }) }) });
  try {
    const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrationsIn(folder)) }, migrationTableSchema: "public" });
    const { error, results = [] } = await migrator.migrateToLatest();
    if (error) {
      const failed = results.find((result) => result.status === "Error");
      throw new Error(`migration ${failed?.migrationName ?? ""} failed: ${error instanceof Error ? error.message : JSON.stringify(error)}`, { cause: error });
    }
    return results.map((result) => result.migrationName);
  } finally {
    await db.destroy();
  }
}

import type pg from "pg";
import { startEmbeddedPostgres } from "../platform/embedded-postgres.ts";
import { migrate } from "../platform/migrations.ts";
import type { Config } from "./config.ts";

export interface ReadyDatabase {
  connection: pg.PoolConfig;
  embedded: boolean;
  stop(): Promise<void>;
}

/** The database that the settings name, started if it is our own, and brought to this version. */
export async function readyDatabase(config: Config, log: (line: string) => void): Promise<ReadyDatabase> {
  if (config.databaseUrl) {
    const connection = { connectionString: config.databaseUrl };
    await migrate(connection);
    return { connection, embedded: false, stop: () => Promise.resolve() };
  }
  const server = await startEmbeddedPostgres({ dataDir: config.dataDir, log });
  try {
    await migrate(server.connection);
  } catch (error) {
    await server.stop();
    throw error;
  }
  return { connection: server.connection, embedded: true, stop: () => server.stop() };
}

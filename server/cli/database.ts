import { join } from "node:path";
import type pg from "pg";
import { postmasterLines } from "../platform/embedded-leftover.ts";
import { DataDirectoryBusy, startEmbeddedPostgres } from "../platform/embedded-postgres.ts";
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

/** The database that the settings name, as it is: not brought to this version, so that it can be copied before an update, or filled. */
export async function untouched(config: Config, log: (line: string) => void = () => undefined): Promise<Pick<ReadyDatabase, "connection" | "stop">> {
  if (config.databaseUrl) return { connection: { connectionString: config.databaseUrl }, stop: () => Promise.resolve() };
  try {
    const server = await startEmbeddedPostgres({ dataDir: config.dataDir, log });
    return { connection: server.connection, stop: () => server.stop() };
  } catch (error) {
    const connection = error instanceof DataDirectoryBusy ? runningServer(config.dataDir) : undefined;
    if (!connection) throw error;
    return { connection, stop: () => Promise.resolve() };
  }
}

/** The running system's own server, when one runs on this data directory: checking it disturbs nobody. */
function runningServer(dataDir: string): pg.PoolConfig | undefined {
  const [, , , port, host] = postmasterLines(join(dataDir, "cluster"));
  return port && host ? { host, port: Number(port), user: "gendan", database: "gendan" } : undefined;
}

/** The database that the settings name; that of the running system where it has one of its own. */
export async function connected(config: Config): Promise<Pick<ReadyDatabase, "connection" | "stop">> {
  try {
    return await readyDatabase(config, () => undefined);
  } catch (error) {
    const connection = error instanceof DataDirectoryBusy ? runningServer(config.dataDir) : undefined;
    if (!connection) throw error;
    return { connection, stop: () => Promise.resolve() };
  }
}

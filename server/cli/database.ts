import { join } from "node:path";
import pg from "pg";
import { postmasterLines } from "../platform/embedded-leftover.ts";
import { DataDirectoryBusy, startEmbeddedPostgres } from "../platform/embedded-postgres.ts";
import { servedAfterUs } from "../platform/embedded-priority.ts";
import { migrate } from "../platform/migrations.ts";
import { sessionOf } from "../platform/silence.ts";
import type { Config } from "./config.ts";

export interface ReadyDatabase {
  /** Straight to the server. */
  connection: pg.PoolConfig;
  /** A pooler in transaction mode between, for the many who work at once. */
  pooler?: pg.PoolConfig;
  embedded: boolean;
  stop(): Promise<void>;
}

/** The operator's own server, straight; undefined where there is none. */
const namedServer = ({ databaseUrl, databaseDirect }: Config): pg.PoolConfig | undefined => {
  const connectionString = databaseDirect ?? databaseUrl;
  return connectionString === undefined ? undefined : { connectionString };
};

/** A session is told its number when it begins; a pooler tells one of its own. Throws with the setting that is missing or wrong. */
async function refusePooler(connection: pg.PoolConfig, { databaseDirect }: Config): Promise<void> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    const { rows } = await client.query<{ session: number }>("select pg_backend_pid() as session");
    if (rows[0]?.session === sessionOf(client)) return;
    throw new Error(databaseDirect === undefined
      ? "DATABASE_URL leads through a pooler: name the database's own address in GENDAN_DATABASE_DIRECT, for what needs a session (live pages, migrations, backups)."
      : "GENDAN_DATABASE_DIRECT leads through a pooler: it must name the database's own address.");
  } finally {
    await client.end();
  }
}

/** The database that the settings name, started if it is our own, and brought to this version. */
export async function readyDatabase(config: Config, log: (line: string) => void): Promise<ReadyDatabase> {
  const connection = namedServer(config);
  if (connection) {
    await refusePooler(connection, config);
    await migrate(connection);
    return { connection, ...(config.databaseDirect !== undefined && { pooler: { connectionString: config.databaseUrl } }), embedded: false, stop: () => Promise.resolve() };
  }
  const server = await startEmbeddedPostgres({ dataDir: config.dataDir, log });
  const endPriority = servedAfterUs(server);
  const stop = () => (endPriority(), server.stop());
  try {
    await migrate(server.connection);
  } catch (error) {
    await stop();
    throw error;
  }
  return { connection: server.connection, embedded: true, stop };
}

/** The database that the settings name, as it is: not brought to this version, so that it can be copied before an update, or filled. */
export async function untouched(config: Config, log: (line: string) => void = () => undefined): Promise<Pick<ReadyDatabase, "connection" | "stop">> {
  const named = namedServer(config);
  if (named) return { connection: named, stop: () => Promise.resolve() };
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

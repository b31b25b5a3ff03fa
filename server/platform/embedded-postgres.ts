import { chmodSync, mkdirSync, readdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { usableBinaries } from "./embedded-binaries.ts";
import { databaseName, ensureCluster } from "./embedded-cluster.ts";
import { claimDataDirectory } from "./embedded-lock.ts";
import type { ServerPlan } from "./embedded-server.ts";
import { serverSettings } from "./embedded-settings.ts";
import { choosePlace, type Place } from "./embedded-socket.ts";
import { superviseServer } from "./embedded-supervisor.ts";
import { requireOpenPath, serverUser } from "./embedded-user.ts";

export { DataDirectoryBusy } from "./embedded-lock.ts";

/**
 * A PostgreSQL server of our own. `pid` is the server's at this moment: it is started again when it dies by itself.
 * The server keeps this process running until `stop` (which may be called twice), and never outlives it.
 */
export type EmbeddedPostgres = {
  connection: { host: string; port: number; user: string; database: string };
  readonly pid: number;
  stop(): Promise<void>;
};

/** `settings` go over the usual ones: what is thrown away afterwards needs not be safe from crashes. */
type Options = { dataDir: string; log?: (line: string) => void; settings?: typeof serverSettings };

/**
 * Starts PostgreSQL on the files in `dataDir`, creating both at the first start.
 * Throws DataDirectoryBusy within a second when another process holds them, and an Error that says what to do when
 * the machine cannot run it (no binaries, a closed directory, files of another user).
 */
export async function startEmbeddedPostgres({ dataDir, log = () => undefined, settings = {} }: Options): Promise<EmbeddedPostgres> {
  const directory = resolve(dataDir);
  createDirectory(directory);
  const release = await claimDataDirectory(directory);
  try {
    const { plan, place } = await prepare(directory, { log, settings });
    const server = await superviseServer({ plan, place, log });
    const stop = async () => {
      await server.stop();
      release();
    };
    return { connection: connectionTo(place), get pid() { return server.pid(); }, stop };
  } catch (error) {
    release();
    throw error;
  }
}

async function prepare(directory: string, { log, settings: own }: Required<Omit<Options, "dataDir">>): Promise<{ plan: ServerPlan; place: Place }> {
  const clusterDir = join(directory, "cluster");
  const user = serverUser(clusterDir);
  requireOpenPath(directory, user);
  const binaries = usableBinaries(user);
  ensureCluster({ binaries, clusterDir, user }, log);
  const place = await choosePlace(directory, user);
  const settings = { ...serverSettings, ...place.settings, ...own };
  return { place, plan: { binaries, clusterDir, user, settings, logFile: join(directory, "postgres.log") } };
}

/**
 * A directory that we make, or are handed empty, lets the database's user pass through even under a strict umask;
 * its parents that were there, and a directory with somebody's files in it, stay as they are.
 */
function createDirectory(directory: string): void {
  const first = mkdirSync(directory, { recursive: true }) ?? directory;
  if (process.getuid?.() !== 0 || readdirSync(directory).length > 0) return;
  for (let made = directory; made.length >= first.length; made = dirname(made)) chmodSync(made, 0o711);
}

function connectionTo({ host, port }: Place): EmbeddedPostgres["connection"] {
  return { host, port, user: databaseName, database: databaseName };
}

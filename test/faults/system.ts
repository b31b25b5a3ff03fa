import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { configOf, type Config } from "../../server/cli/config.ts";
import { readyDatabase } from "../../server/cli/database.ts";
import type { Company, NewCompany } from "../../server/conformance/company.ts";
import { startEmbeddedPostgres } from "../../server/platform/embedded-postgres.ts";
import { type ServerProcess, serverProcess } from "../support/server-process.ts";
import { shipped } from "./companies.ts";
import { companiesOf, putDatabase } from "./ready-made.ts";

/** One or several running `gendan start` on one database and files of their own, parts of which can be killed. */
export interface System {
  /** Where each process answers. */
  readonly addresses: readonly string[];
  readonly config: Config;
  readonly companies: readonly Company[];
  /** The processes themselves, in the order of their addresses. */
  readonly processes: readonly ServerProcess[];
  /** kill -9 of one part or several; what is left has to fend for itself. */
  readonly victims: Readonly<Record<string, () => Promise<void>>>;
  /** Starts whatever does not run, and waits until all are ready. */
  start(): Promise<void>;
  /** Everything that they printed. */
  said(): string;
  /** SIGTERM, and the exit codes. */
  stop(): Promise<(number | null)[]>;
  remove(): Promise<void>;
}

export interface NewSystem {
  /** The companies that are met in it. */
  companies?: readonly NewCompany[];
}

/** One process that runs its own database; not started yet. */
export async function aloneSystem({ companies: wanted = [shipped] }: NewSystem = {}): Promise<System> {
  const dataDir = mkdtempSync(join(tmpdir(), "gendan-faults-"));
  putDatabase(dataDir);
  const config = configOf({ GENDAN_DATA: dataDir });
  const database = await readyDatabase(config, () => undefined);
  const companies = await companiesOf(wanted, { connection: database.connection, dataDir }).finally(() => database.stop());
  const process = await serverProcess({ folder: dataDir, settings: { GENDAN_DATA: dataDir } });
  const killDatabase = async () => kill9(postmaster(dataDir));
  return {
    addresses: [process.address], processes: [process], config, companies, start: process.start, said: process.said,
    victims: { application: process.kill, database: killDatabase, both: async () => (await killDatabase(), await process.kill()) },
    stop: async () => [await process.stop()],
    async remove() {
      await process.remove();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** How the database is reached straight: the folder of its socket. */
export type Connection = { host: string; port: number; user: string; database: string };

export interface NewSharedSystem extends NewSystem {
  /** How many processes, two without it. */
  count?: number;
  /** Settings of a process, by its number, beside those that it needs. */
  settings?: (n: number) => Record<string, string>;
  /** The URL by which the processes reach the database; straight without it. */
  reach?: (connection: Connection) => string | Promise<string>;
  /** The URL of a pooler before it, through which all work goes. */
  pooled?: (connection: Connection) => Promise<string>;
}

/** So many processes on one database that none of them runs; not started yet. `connection` leads straight to it. */
export async function sharedSystem({ companies: wanted = [shipped], count = 2, settings: more = () => ({}), reach = urlOf, pooled }: NewSharedSystem = {}): Promise<System & { connection: Connection }> {
  const dataDir = mkdtempSync(join(tmpdir(), "gendan-pair-"));
  putDatabase(dataDir);
  const database = await startEmbeddedPostgres({ dataDir });
  const straight = await reach(database.connection);
  const settings = { GENDAN_DATA: dataDir, ...(pooled ? { DATABASE_URL: await pooled(database.connection), GENDAN_DATABASE_DIRECT: straight } : { DATABASE_URL: straight }) };
  const processes: ServerProcess[] = [];
  for (let n = 0; n < count; n += 1) processes.push(await serverProcess({ folder: dataDir, settings: { ...settings, ...more(n) } }));
  const config = configOf(settings);
  await (await readyDatabase(config, () => undefined)).stop();
  const companies = await companiesOf(wanted, { connection: database.connection, dataDir });
  return {
    addresses: processes.map(({ address }) => address), processes, config, companies, connection: database.connection,
    victims: { ...Object.fromEntries(processes.map(({ kill }, n) => [`application ${String.fromCharCode(65 + n)}`, kill])), database: async () => kill9(database.pid) },
    start: async () => void (await Promise.all(processes.map(({ start }) => start()))),
    said: () => processes.map(({ said }) => said()).join("\n"),
    stop: () => Promise.all(processes.map(({ stop }) => stop())),
    async remove() {
      await Promise.all(processes.map(({ remove }) => remove()));
      await database.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

const kill9 = (pid: number): void => void process.kill(pid, "SIGKILL");
/** The process of a database that the system runs itself. */
export const postmaster = (dataDir: string): number => Number(readFileSync(join(dataDir, "cluster", "postmaster.pid"), "utf8").split("\n")[0]);
/** The socket's folder stands in the query, for a URL's host cannot be a path. */
const urlOf = ({ host, port, user, database }: Connection): string =>
  `postgresql://${user}@localhost/${database}?host=${encodeURIComponent(host)}&port=${port}`;

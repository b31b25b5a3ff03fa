import type { FastifyInstance } from "fastify";
import type pg from "pg";
import type { BackupSettings } from "./modules/backups/index.ts";
import type { FileStore } from "./modules/files/index.ts";
import type { Post } from "./modules/notices/index.ts";
import type { PaperRenderer } from "./modules/papers/index.ts";
import type { Login } from "./modules/people/index.ts";
import type { Behind } from "./platform/behind.ts";
import type { Clock } from "./platform/clock.ts";
import type { Handler, Pipeline } from "./platform/command.ts";
import type { Database } from "./platform/db.ts";
import type { Job, Jobs } from "./platform/jobs.ts";
import type { Random } from "./platform/random.ts";
import type { ImportDeps } from "./processes/imports/index.ts";
import type { OrderFileDeps } from "./processes/order-file/index.ts";

export interface HouseOptions {
  /** Straight to the server: what needs a session of its own goes this way. */
  connection: pg.PoolConfig;
  /** A pooler in transaction mode, through which requests and repeated work go then. */
  pooler?: pg.PoolConfig;
  clock: Clock;
  /** The address by which people and customers reach the system; https decides on cookies and headers. */
  publicUrl: string;
  /** The address in links to customers, where it is another: only `/p/` of it need be published. */
  customerUrl?: string;
  /** Where originals, evidence and papers lie (`files/`), and the seals of the journal that leave the database (`seals/`). */
  dataDir: string;
  /** Mail server and sender; without it the letters of real companies wait, and those of a demo stay in its mailbox. */
  mail?: { url: string; from: string };
  /** Believe `X-Forwarded-For`: only behind a proxy that sets it. */
  behindProxy?: boolean;
  /** Without it nothing is backed up by itself, and what is asked for lies in `backups/` of the data directory. */
  backups?: BackupSettings;
  /** Hosts (`host:port`) beside the vendors' own where robots of group chats may live. */
  robotHosts?: readonly string[];
  /** Hosts (`host:port`) where companies' identity providers may live; none by default. */
  ssoHosts?: readonly string[];
  /** How often one person may ask in a minute; without it nobody is counted. */
  requestsPerMinute?: number | undefined;
  /** Empties a database of its demo, when somebody founds a company in its place. */
  clearDemo?(pool: pg.Pool): Promise<void>;
  version: string;
  checkAnswers?: boolean;
  log?: "requests" | "errors";
  logTo?: { write(line: string): void };
}

/** What a house takes from outside beside the database and the clock. Whoever runs a house leaves it at the machine's; a simulation hands in its own (decision 0033). */
export interface Outside {
  random: Random;
  post(mail: NonNullable<HouseOptions["mail"]>): Post;
  fileStore(folder: string): FileStore;
  behind: Behind;
  /** Makes papers; closed with the house. */
  renderer(): PaperRenderer;
}
/** The running system: for the command line to start, and for tests to knock at. */
export interface House {
  app: FastifyInstance;
  db: Database;
  clock: Clock;
  pipeline: Pipeline;
  handlers: readonly Handler[];
  login: Login;
  jobs: readonly Job[];
  /** With which the whole file of an order is taken out. */
  orderFiles: OrderFileDeps;
  /** With which tables are imported. */
  imports: ImportDeps;
  /** Begins the repeated work; several processes may do it on one database. */
  startJobs(): Jobs;
  /** Says by `/ready` that this process is about to go, and answers on. */
  leave(): void;
  close(): Promise<void>;
}

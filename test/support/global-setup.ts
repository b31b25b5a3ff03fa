import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { startEmbeddedPostgres } from "../../server/platform/embedded-postgres.ts";
import { migrate } from "../../server/platform/migrations.ts";
import { makeMonthsText } from "../../server/platform/months.ts";
import { memoryFolder } from "./memory-folder.ts";
import { tuesday } from "./tuesday.ts";

declare module "vitest" {
  export interface ProvidedContext {
    server: { host: string; port: number; user: string; database: string };
    /** For files that outlive a test file; gone with the run. */
    folder: string;
  }
}

/** What a run needs at most: each file drops its databases when it is over, so there are few at a time. */
const bytesNeeded = 4 * 1024 ** 3;

/** As the hourly work does by the clock of a test's house, which stands still on that day while the machine's goes on. */
async function makeMonthsOf(day: Date, database: pg.ClientConfig): Promise<void> {
  const client = new pg.Client(database);
  await client.connect();
  await client.query(makeMonthsText, [day]);
  await client.end();
}

/** One real PostgreSQL for the whole run, with a migrated template from which every test file gets its own database. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  // A database is 1,400 files, and a disk's file system takes five times the CPU of memory to make them.
  const dataDir = mkdtempSync(join(memoryFolder(bytesNeeded) ?? tmpdir(), "gendan-test-"));
  // Nothing here has to survive a crash: with syncing, the goodbye alone wrote hundreds of databases to the disk for half a minute. Nor does anything live long enough to need
  // vacuuming, and what it counts anew at a moment of its own changes plans between two runs.
  const server = await startEmbeddedPostgres({
    dataDir, settings: { synchronous_commit: "off", fsync: "off", full_page_writes: "off", autovacuum: "off", wal_level: "minimal", max_wal_senders: 0, wal_compression: "off" },
  });
  const admin = new pg.Client(server.connection);
  await admin.connect();
  await admin.query("create database template_gendan");
  await admin.end();
  const template = { ...server.connection, database: "template_gendan" };
  await migrate(template);
  await makeMonthsOf(tuesday, template);
  project.provide("server", server.connection);
  const folder = join(dataDir, "kept");
  mkdirSync(folder);
  project.provide("folder", folder);
  return async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}

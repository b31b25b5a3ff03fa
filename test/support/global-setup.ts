import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { startEmbeddedPostgres } from "../../server/platform/embedded-postgres.ts";
import { migrate } from "../../server/platform/migrations.ts";

declare module "vitest" {
  export interface ProvidedContext {
    server: { host: string; port: number; user: string; database: string };
    /** For files that outlive a test file; gone with the run. */
    folder: string;
  }
}

/**
 * Removes a folder in a process of its own that nobody waits for: databases of a whole run are half a million files, and while they were removed in here the runner did not hear
 * that its workers had ended, and told of one that hangs.
 */
function removeBeside(folder: string): void {
  const remove = "require('node:fs').rmSync(process.argv[1], { recursive: true, force: true })";
  spawn(process.execPath, ["-e", remove, folder], { detached: true, stdio: "ignore" }).unref();
}

/** One real PostgreSQL for the whole run, with a migrated template from which every test file gets its own database. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), "gendan-test-"));
  // Nothing here has to survive a crash: with syncing, the goodbye alone wrote hundreds of databases to the disk for half a minute.
  const server = await startEmbeddedPostgres({ dataDir, settings: { synchronous_commit: "off", fsync: "off", full_page_writes: "off" } });
  const admin = new pg.Client(server.connection);
  await admin.connect();
  await admin.query("create database template_gendan");
  await admin.end();
  await migrate({ ...server.connection, database: "template_gendan" });
  project.provide("server", server.connection);
  const folder = join(dataDir, "kept");
  mkdirSync(folder);
  project.provide("folder", folder);
  return async () => {
    await server.stop();
    removeBeside(dataDir);
  };
}

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { startEmbeddedPostgres } from "../../server/platform/embedded-postgres.ts";
import { migrate } from "../../server/platform/migrations.ts";

declare module "vitest" {
  export interface ProvidedContext {
    server: { host: string; port: number; user: string; database: string };
  }
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
  return async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { startEmbeddedPostgres } from "../../server/platform/embedded-postgres.ts";
import { migrate } from "../../server/platform/migrations.ts";
import { asking, companiesIn, quick, shipped } from "./companies.ts";

/** Makes one database with its companies for the whole run, of which every system gets a copy: to make one takes as long as many a test. */
export default async function setup(project: TestProject): Promise<() => void> {
  const dataDir = mkdtempSync(join(tmpdir(), "gendan-cluster-"));
  // Nothing is killed here, and the copies are synced by their own servers.
  const server = await startEmbeddedPostgres({ dataDir, settings: { fsync: "off", full_page_writes: "off", synchronous_commit: "off" } });
  await migrate(server.connection);
  const wanted = [shipped, quick, asking];
  const companies = await companiesIn(server.connection, dataDir, wanted);
  await server.stop();
  project.provide("readyMade", { cluster: join(dataDir, "cluster"), companies: wanted.map((one, at) => ({ wanted: one, made: companies[at]! })) });
  return () => rmSync(dataDir, { recursive: true, force: true });
}

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { startEmbeddedPostgres } from "../../server/platform/embedded-postgres.ts";
import { migrate } from "../../server/platform/migrations.ts";

/** Makes one database for the whole run, of which every system gets a copy: to make one takes as long as many a test. */
export default async function setup(project: TestProject): Promise<() => void> {
  const dataDir = mkdtempSync(join(tmpdir(), "gendan-cluster-"));
  const server = await startEmbeddedPostgres({ dataDir });
  await migrate(server.connection);
  await server.stop();
  project.provide("cluster", join(dataDir, "cluster"));
  return () => rmSync(dataDir, { recursive: true, force: true });
}

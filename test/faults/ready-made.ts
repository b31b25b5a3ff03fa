import { execFileSync } from "node:child_process";
import { chmodSync } from "node:fs";
import { join } from "node:path";
import { inject } from "vitest";

declare module "vitest" {
  export interface ProvidedContext {
    /** The files of a database at this version, stopped. */
    cluster: string;
  }
}

/** Puts the copy into a new data folder, with its owner; in a run that has none ready the start makes one. */
export function putDatabase(dataDir: string): void {
  const cluster = inject("cluster");
  if (!cluster) return;
  execFileSync("cp", ["-a", cluster, join(dataDir, "cluster")]);
  // As a start does with an empty folder: the database's user has to pass.
  chmodSync(dataDir, 0o711);
}

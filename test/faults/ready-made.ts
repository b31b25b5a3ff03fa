import { execFileSync } from "node:child_process";
import { chmodSync } from "node:fs";
import { join } from "node:path";
import type pg from "pg";
import { inject } from "vitest";
import type { Company, NewCompany } from "../../server/conformance/company.ts";
import { companiesIn } from "./companies.ts";

/** A database at this version that is stopped, and who is in it. */
export interface ReadyMade {
  cluster: string;
  companies: readonly { wanted: NewCompany; made: Company }[];
}
declare module "vitest" {
  export interface ProvidedContext {
    readyMade: ReadyMade;
  }
}

/** Puts the copy into a new data folder, with its owner; in a run that has none ready the start makes one. */
export function putDatabase(dataDir: string): void {
  const ready = inject("readyMade");
  if (!ready) return;
  execFileSync("cp", ["-a", ready.cluster, join(dataDir, "cluster")]);
  // As a start does with an empty folder: the database's user has to pass.
  chmodSync(dataDir, 0o711);
}

/** These companies of the copy; what is not in it is made. */
export async function companiesOf(wanted: readonly NewCompany[], { connection, dataDir }: { connection: pg.PoolConfig; dataDir: string }): Promise<readonly Company[]> {
  const found = wanted.flatMap(({ name, demo }) => inject("readyMade")?.companies.filter((one) => one.wanted.name === name && !demo) ?? []).map(({ made }) => made);
  return found.length === wanted.length ? found : companiesIn(connection, dataDir, wanted);
}

import { mkdirSync } from "node:fs";
import { expect } from "vitest";
import { configOf } from "../../server/cli/config.ts";
import { verify } from "../../server/cli/verify.ts";
import { doorAt } from "../../server/conformance/door.ts";
import { lifeOf } from "../../server/conformance/life.ts";
import { migrate } from "../../server/platform/migrations.ts";
import { type ServerProcess, serverProcess } from "../support/server-process.ts";
import { type Acknowledged, differences } from "../faults/acknowledged.ts";
import type { Told } from "../faults/clients.ts";
import { companiesIn, shipped } from "../faults/companies.ts";
import { patient, readBack } from "../faults/kept.ts";
import type { System } from "../faults/system.ts";

/** A house on a server of the operator's: `gendan start` with its data folder, and one company. */
export async function houseAt(url: string, dataDir: string): Promise<Pick<System, "addresses" | "companies"> & { process: ServerProcess }> {
  mkdirSync(dataDir, { recursive: true });
  await migrate({ connectionString: url });
  const companies = await companiesIn({ connectionString: url }, dataDir, [shipped]);
  const process = await serverProcess({ folder: dataDir, settings: { GENDAN_DATA: dataDir, DATABASE_URL: url } });
  await process.start();
  return { addresses: [process.address], companies, process };
}

export const nothingTold = (): Told => ({ acknowledged: [], marks: [], completed: 0, givenUp: 0, retries: 0, failures: {} });

/** In what a house differs from what was acknowledged, read over HTTP. */
export async function lost({ addresses, companies: [company] }: Pick<System, "addresses" | "companies">, acknowledged: readonly Acknowledged[], marks: readonly string[]): Promise<string[]> {
  const life = lifeOf({ company: company!, door: patient(doorAt(addresses[0]!)), clock: { now: () => new Date() } });
  return differences(acknowledged, await readBack(life, marks));
}

/** `gendan verify` finds nothing, with an empty URL in the house's own database; answers how many entries of the journal it looked at. */
export async function expectVerified(url: string, dataDir: string): Promise<number> {
  const lines: string[] = [];
  const code = await verify(configOf({ DATABASE_URL: url, GENDAN_DATA: dataDir }), { json: true, print: (line) => void lines.push(line) });
  const { verdicts } = JSON.parse(lines.join("")) as { verdicts: { check: string; wrong: number; counted: number }[] };
  expect(verdicts.filter(({ wrong }) => wrong > 0)).toEqual([]);
  expect(code).toBe(0);
  return verdicts.filter(({ check }) => check === "journal.chains").reduce((sum, { counted }) => sum + counted, 0);
}

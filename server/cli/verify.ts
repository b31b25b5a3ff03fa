import pg from "pg";
import * as companies from "../modules/companies/index.ts";
import { sealsOutside } from "../modules/journal/index.ts";
import * as settlement from "../modules/settlement/index.ts";
import * as stock from "../modules/stock/index.ts";
import { type Database, openDatabase } from "../platform/db.ts";
import { allChecks, type Check, type Drifted, type Finding } from "../views/verify/index.ts";
import type { Config } from "./config.ts";
import { connected } from "./database.ts";

/** What one check found in one company. */
export interface Verdict extends Finding {
  company: string;
  check: string;
  means: string;
  seconds: number;
}

const stockDrift = async (...[tx]: Parameters<typeof stock.drift>): Promise<Drifted[]> =>
  (await stock.drift(tx)).map(({ productId, warehouseId, onHand, reserved, moved, movedReserved, promised }) => ({
    row: `stock of product ${productId} in warehouse ${warehouseId}`, expected: `on hand ${moved}, reserved ${promised} (${movedReserved} by movements)`, found: `on hand ${onHand}, reserved ${reserved}`,
  }));

const transferDrift = async (...[tx]: Parameters<typeof stock.transferDrift>): Promise<Drifted[]> => (await stock.transferDrift(tx)).map(({ what, ...drifted }) => ({ row: what, ...drifted }));
const reversalDrift = async (...[tx]: Parameters<typeof stock.reversalDrift>): Promise<Drifted[]> => (await stock.reversalDrift(tx)).map(({ what, ...drifted }) => ({ row: what, ...drifted }));
const lotDrift = async (...[tx]: Parameters<typeof stock.lotDrift>): Promise<Drifted[]> => (await stock.lotDrift(tx)).map(({ what, ...drifted }) => ({ row: what, ...drifted }));

const moneyDrift = async (...[tx]: Parameters<typeof settlement.drift>): Promise<Drifted[]> =>
  (await settlement.drift(tx)).map(({ what, id, stored, derived }) => ({ row: `${what} of ${id}`, expected: derived, found: stored }));

/** Data that a statement stumbles over (class 22: a journal entry that is no JSON any more) is a finding; another check names its row. */
function unreadable(error: unknown): Finding {
  if (!(error instanceof pg.DatabaseError) || !error.code?.startsWith("22")) throw error;
  return { counted: 0, wrong: 1, first: { row: "what it reads", expected: "to be readable", found: error.message } };
}

interface Wish {
  /** Hears of each verdict as it is found, for a large house takes a while. */
  told?: (verdict: Verdict) => void;
  /** Checks that are left out. */
  but?: readonly Check[];
}

/** Runs every check in every company, each in a transaction of its own. */
export async function verifyHouse(db: Database, dataDir: string, { told = () => undefined, but = [] }: Wish = {}): Promise<Verdict[]> {
  const checks = allChecks({ stockDrift, lotDrift, transferDrift, reversalDrift, moneyDrift, sealsOutside: (companyId) => sealsOutside(dataDir, companyId) }).filter((check) => !but.includes(check));
  const verdicts: Verdict[] = [];
  for (const { id } of await db.outside(companies.allCompanies))
    for (const check of checks) {
      const begun = performance.now();
      const finding = await db.inCompany(id, (tx) => check.run(tx)).catch(unreadable);
      const verdict = { company: id, check: check.name, means: check.means, ...finding, seconds: Math.round(performance.now() - begun) / 1000 };
      verdicts.push(verdict);
      told(verdict);
    }
  return verdicts;
}

function lineOf({ company, check, counted, wrong, first, means, seconds }: Verdict): string {
  const line = `${wrong ? "WRONG" : "ok   "} company ${company}  ${check.padEnd(22)} ${String(counted).padStart(9)} checked  ${seconds.toFixed(2).padStart(7)} s`;
  return first ? `${line}\n      ${wrong} wrong; it should hold that ${means}\n      first: ${first.row}: expected ${first.expected}, found ${first.found}` : line;
}

/** `gendan verify`: re-derives what the house promises from its stored facts. Answers 0 when all of it holds, 1 when anything does not. */
export async function verify(config: Config, { json, print }: { json: boolean; print: (line: string) => void }): Promise<number> {
  const { connection, stop } = await connected(config);
  // A statement over all rows of a large house takes longer than any that serves a person.
  const db = openDatabase({ connection: { ...connection, max: 2, query_timeout: 600_000 } });
  try {
    const verdicts = await verifyHouse(db, config.dataDir, { told: (verdict) => void (json || print(lineOf(verdict))) });
    const holds = verdicts.every(({ wrong }) => wrong === 0);
    if (json) print(JSON.stringify({ holds, verdicts }, null, 2));
    else print(!verdicts.length ? "There is no company yet: nothing to verify." : holds ? "Everything holds." : "Something does not hold: see the lines marked WRONG.");
    return holds ? 0 : 1;
  } finally {
    await db.close();
    await stop();
  }
}

import { verifyHouse } from "../cli/verify.ts";
import type { Database } from "../platform/db.ts";
import type { Check } from "../views/verify/index.ts";

/** What `gendan verify` finds wrong in a database, in words, but for what it is not asked for; nothing where everything holds. `folder` holds the copies of its seals. */
export async function faultsIn(db: Database, folder: string, but: readonly Check[] = []): Promise<string[]> {
  const verdicts = await verifyHouse(db, folder, { but });
  return verdicts.flatMap(({ check, wrong, first }) => (wrong ? [`${check}: ${wrong} wrong, first ${first?.row}: expected ${first?.expected}, found ${first?.found}`] : []));
}

import { sealsOutside } from "../../server/modules/journal/index.ts";
import * as settlement from "../../server/modules/settlement/index.ts";
import * as stock from "../../server/modules/stock/index.ts";
import { allChecks } from "../../server/views/verify/index.ts";
import type { TestHouse } from "./house.ts";

/** What `gendan verify` finds wrong in a company; nothing where everything follows from its facts. */
export async function verifyCompany({ database, dataDir }: Pick<TestHouse, "database" | "dataDir">, companyId: string): Promise<string[]> {
  const checks = allChecks({
    stockDrift: async (tx) => (await stock.drift(tx)).map((one) => ({ row: JSON.stringify(one), expected: "", found: "" })),
    lotDrift: async (tx) => (await stock.lotDrift(tx)).map(({ what, ...one }) => ({ row: what, ...one })),
    transferDrift: async (tx) => (await stock.transferDrift(tx)).map(({ what, ...one }) => ({ row: what, ...one })),
    reversalDrift: async (tx) => (await stock.reversalDrift(tx)).map(({ what, ...one }) => ({ row: what, ...one })),
    moneyDrift: async (tx) => (await settlement.drift(tx)).map(({ what, id, stored, derived }) => ({ row: `${what} ${id}`, expected: derived, found: stored })),
    sealsOutside: (id) => sealsOutside(dataDir, id),
  });
  return database.inCompany(companyId, async (tx) => {
    const found = await Promise.all(checks.map(async ({ name, run }) => ({ name, ...(await run(tx)) })));
    return found.flatMap(({ name, wrong, first }) => (wrong ? [`${name}: ${String(wrong)} wrong, first ${first?.row} expected ${first?.expected} found ${first?.found}`] : []));
  });
}

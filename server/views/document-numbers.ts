import type { Subject } from "../../contract/toolkit.ts";
import { sql, type Tx } from "../platform/db.ts";

/** The numbers under which people know what moved stock, by its id; what has no number is left out. */
export async function documentNumbersOf(tx: Tx, subjects: readonly Subject[]): Promise<ReadonlyMap<string, string>> {
  if (!subjects.length) return new Map();
  const rows = await tx.many<{ id: string; number: string }>(sql`
    with asked as (select id from unnest(${[...new Set(subjects.map(({ id }) => id))]}::uuid[]) as a (id))
    select d.id, d.number from asked join shipping.deliveries d using (id) where d.company_id = ${tx.companyId}
    union all select d.id, d.number from asked join production.runs d using (id) where d.company_id = ${tx.companyId}
    union all select d.id, d.number from asked join aftersales.returns d using (id) where d.company_id = ${tx.companyId}
    union all select d.id, d.number from asked join purchasing.receipts d using (id) where d.company_id = ${tx.companyId}
    union all select d.id, d.number from asked join stock.transfers d using (id) where d.company_id = ${tx.companyId}
    union all select d.id, d.number from asked join stock.counts d using (id) where d.company_id = ${tx.companyId}`);
  return new Map(rows.flatMap(({ id, number }) => (number ? [[id, number] as const] : [])));
}

import type { CaseKind, CaseSums } from "../../../contract/cases.ts";
import { sql, type Sql, type Tx } from "../../platform/db.ts";
import { type Asking, asked, type Filter } from "./store.ts";

/** Of cases `c`, each counted once a group. */
const figures: Sql<unknown> = sql`
  count(*)::int as count, count(*) filter (where c.state = 'settled')::int as settled, coalesce(sum(c.cost), 0)::numeric(18,2)::text as cost,
  round(extract(epoch from avg(c.settled_at - c.opened_at) filter (where c.state = 'settled')) / 86400, 1)::float8 as days`;

/** What cases come to: together, by cause, and by the products that they are about (a case of several products counts for each). */
export async function sumsOf(tx: Tx, filter: Filter, who: Asking) {
  const these = asked(tx, filter, who);
  const all = await tx.one<CaseSums>(sql`select ${figures} from cases.cases c where ${these}`);
  const byKind = await tx.many<CaseSums & { kind: CaseKind }>(sql`select c.kind, ${figures} from cases.cases c where ${these} group by 1 order by 2 desc, 1`);
  const byProduct = await tx.many<CaseSums & { productId: string; product: string }>(sql`
    select l.product_id, min(l.product_code || ' ' || l.name) as product, ${figures}
      from cases.cases c join cases.lines l on l.company_id = c.company_id and l.case_id = c.id where ${these} and l.company_id = ${tx.companyId} group by 1 order by 3 desc, 2 limit 50`);
  return { ...all, byKind, byProduct };
}

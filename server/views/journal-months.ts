import type { Subject } from "../../contract/toolkit.ts";
import { sql, type Sql, type Tx } from "../platform/db.ts";

/** For a question about one subject's entries `e` of the journal: only the months between its first and its last are looked into. */
export const inMonthsOf = (tx: Tx, { kind, id }: Subject): Sql<unknown> => {
  const head = sql`from journal.heads h where h.company_id = ${tx.companyId} and h.subject_kind = ${kind} and h.subject_id = ${id}`;
  return sql`e.at >= (select h.first_at ${head}) and e.at <= (select h.last_at ${head})`;
};

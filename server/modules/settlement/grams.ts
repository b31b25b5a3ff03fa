import { type Sql, sql } from "../../platform/db.ts";
import { type Asked, filedUnder, gramsOf } from "../../platform/search-words.ts";

const table = "settlement.grams";

/** Files new rows under the keys of their search texts; part of the statement that writes them. */
export function filed(companyId: string, rows: readonly { id: string; searchText: string }[]): Sql<unknown> {
  const keys = rows.flatMap(({ id, searchText }) => gramsOf(searchText).map((gram) => ({ gram, id })));
  return sql`insert into settlement.grams (company_id, gram, id)
    select ${companyId}::bigint, gram, id from jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as g (gram text, id uuid)`;
}

/** Rows of an aliased table that are found by what a person typed; all of them when nothing was. */
export const foundBy = (alias: string, companyId: string, asked: Asked | undefined): Sql<unknown> =>
  asked ? sql`and ${sql.ref(alias)}.id in (${filedUnder(table, companyId, asked.grams)}) and ${sql.ref(alias)}.search_text like all(${asked.patterns}::text[])` : sql``;

import type { TestHouse } from "../support/house.ts";

/** Every id of a company, to be recognised in another one's answers. */
export async function idsOf({ asOwner }: TestHouse, companyId: string): Promise<Set<string>> {
  const tables = await asOwner(`select table_schema || '.' || table_name as name from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
    where column_name = 'id' and data_type = 'uuid' and table_type = 'BASE TABLE' and exists (select from information_schema.columns k where k.table_schema = c.table_schema and k.table_name = c.table_name and k.column_name = 'company_id')`);
  const found = new Set<string>();
  for (const { name } of tables) for (const { id } of await asOwner(`select id from ${String(name)} where company_id = $1`, [companyId])) found.add(String(id));
  return found;
}

/** All rows of a company in one figure. */
export async function digestOf({ asOwner }: TestHouse, companyId: string): Promise<string> {
  const tables = await asOwner(`select table_schema || '.' || table_name as name from information_schema.columns join information_schema.tables using (table_schema, table_name)
    where column_name = 'company_id' and table_type = 'BASE TABLE' order by 1`);
  const rows = tables.map(({ name }) => `select md5(coalesce(string_agg(t::text, '' order by t::text), '')) as sum from ${String(name)} t where company_id = ${Number(companyId)}`);
  return String((await asOwner(`select md5(string_agg(sum, '')) as sum from (${rows.join(" union all ")}) as all_rows`))[0]?.["sum"]);
}

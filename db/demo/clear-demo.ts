import type pg from "pg";

const tables = `
  select format('%I.%I', schemaname, tablename) as name from pg_tables
   where schemaname in (select distinct schemaname from pg_policies where policyname = 'own_company' union select 'login') or (schemaname, tablename) = ('companies', 'companies')`;

/** Empties all tables of all companies; its caller has made sure that they are demos. Numbers of companies are not used again. */
export async function clearDemo(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ name: string }>(tables);
  await pool.query(`truncate ${rows.map(({ name }) => name).join(", ")} cascade`);
  await pool.query("delete from platform.settings where name = 'demo.clock'");
}

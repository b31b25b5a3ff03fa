import type pg from "pg";
import { monthlyText } from "../../platform/months.ts";

/** One table of the database, whoever's it is. */
export interface KnownTable {
  /** `schema.table`, to be quoted nowhere: our names are plain. */
  name: string;
  columns: string[];
  /** Whether row-level security binds its owner too, so that it can be read company by company only. */
  guarded: boolean;
}

/** Not of the data: what the migrator keeps, and the mark of a restore. */
const notCopied = ["public.kysely_migration", "public.kysely_migration_lock", "public.gendan_restore"];

/** All tables with their columns (generated ones are left out), in the order of their names. */
export async function tablesIn(client: pg.ClientBase): Promise<KnownTable[]> {
  const { rows } = await client.query<KnownTable>(`
    select n.nspname || '.' || c.relname as name, c.relforcerowsecurity as guarded,
           array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and not c.relispartition and c.relpersistence = 'p'
       and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
       and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
     order by 1`);
  return rows.filter(({ name }) => !notCopied.includes(name));
}

/** Which migrations a database has seen, in their order; none when it is new. */
export async function migrationsOf(client: pg.ClientBase): Promise<string[]> {
  const { rows: found } = await client.query<{ there: boolean }>("select to_regclass('public.kysely_migration') is not null as there");
  if (!found[0]?.there) return [];
  const { rows } = await client.query<{ name: string }>("select name from public.kysely_migration order by name");
  return rows.map(({ name }) => name);
}

export interface Constraint {
  table: string;
  name: string;
  definition: string;
}

export const foreignKeysOf = async (client: pg.ClientBase): Promise<Constraint[]> =>
  (await client.query<Constraint>(`
    select n.nspname || '.' || c.relname as table, k.conname as name, pg_get_constraintdef(k.oid) as definition
      from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
     where k.contype = 'f' and k.conparentid = 0 and n.nspname !~ '^pg_' order by 1, 2`)).rows;

/** An index, or what is kept by one; in the words that take it away and bring it back. */
export interface Index {
  table: string;
  drop: string;
  make: string;
}

/** All indexes, those of primary keys and unique constraints included; those of a month or another part come and go with the whole table's. */
export const indexesOf = async (client: pg.ClientBase): Promise<Index[]> =>
  (await client.query<Index>(`
    select c.oid::regclass::text as table,
           case when k.oid is null then format('drop index %s', i.indexrelid::regclass) else format('alter table %s drop constraint %I', c.oid::regclass, k.conname) end as drop,
           case when k.oid is null then replace(pg_get_indexdef(i.indexrelid), ' ON ONLY ', ' ON ') else format('alter table %s add constraint %I %s', c.oid::regclass, k.conname, pg_get_constraintdef(k.oid)) end as make
      from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
      left join pg_constraint k on k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x')
     where not c.relispartition and c.relkind in ('r', 'p') and n.nspname !~ '^pg_' order by i.indexrelid`)).rows;

/** The tables that lie in months, by the column that says in which; none in a database from before there were any. */
export async function monthlyTables(client: pg.ClientBase): Promise<{ name: string; by: string }[]> {
  const { rows: [found] } = await client.query<{ there: boolean }>(monthlyText.there);
  return found?.there ? (await client.query<{ name: string; by: string }>(monthlyText.tables)).rows : [];
}

/** Sets every counter of an identity column behind the rows that are there. */
export async function advanceCounters(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ table: string; column: string }>(`
    select n.nspname || '.' || c.relname as table, a.attname as column
      from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
     where a.attidentity <> '' and not a.attisdropped and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'`);
  for (const { table, column } of rows)
    await client.query(`select setval(pg_get_serial_sequence('${table}', '${column}'), greatest(max(${column}), 1), max(${column}) is not null) from ${table}`);
}

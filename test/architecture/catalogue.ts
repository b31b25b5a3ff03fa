/** Asks the catalogue of a migrated database; answers names of what is wrong. */
export type Ask = (text: string, values?: unknown[]) => Promise<Record<string, unknown>[]>;

export const namesOf = async (ask: Ask, text: string): Promise<string[]> => (await ask(text)).map(({ name }) => String(name));

const tables = `
  select c.oid, n.nspname || '.' || c.relname as name, c.relrowsecurity, c.relforcerowsecurity,
         (select a.attnum from pg_attribute a where a.attrelid = c.oid and a.attname = 'company_id' and not a.attisdropped) as company
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
   where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg_toast%'`;

/** Tables that belong to no company. */
export const withoutCompany = (ask: Ask): Promise<string[]> => namesOf(ask, `select name from (${tables}) t where company is null order by 1`);

/** Tables of a company that row-level security does not keep apart, not even from the owner. */
export const unprotected = (ask: Ask): Promise<string[]> =>
  namesOf(ask, `
    select name from (${tables}) t
     where company is not null and not (relrowsecurity and relforcerowsecurity and exists (select from pg_policy p where p.polrelid = t.oid)) order by 1`);

/** Primary keys, unique indexes and foreign keys of a company's tables that do not begin with company_id; tables of no company may be pointed at. */
export const keysOfNoCompany = (ask: Ask): Promise<string[]> =>
  namesOf(ask, `
    with t as (${tables})
    select t.name || ' ' || i.relname as name from t join pg_index x on x.indrelid = t.oid join pg_class i on i.oid = x.indexrelid
     where t.company is not null and x.indisunique and x.indkey[0] <> t.company
    union all
    select t.name || ' ' || k.conname from t join pg_constraint k on k.conrelid = t.oid
      join t target on target.oid = k.confrelid
     where t.company is not null and k.contype = 'f' and target.company is not null and k.conkey[1] <> t.company
    order by 1`);

/** Foreign keys that could lead into another company: they point at a company's table by something else than its company. */
export const crossing = (ask: Ask): Promise<string[]> =>
  namesOf(ask, `
    with t as (${tables})
    select o.name || ' ' || k.conname as name from t join pg_constraint k on k.confrelid = t.oid and k.contype = 'f' join t o on o.oid = k.conrelid
     where t.company is not null and (k.confkey[1] <> t.company or k.conkey[1] is distinct from o.company) order by 1`);

/** company_id columns that may be empty or are no bigint. */
export const looseCompany = (ask: Ask): Promise<string[]> =>
  namesOf(ask, `
    with t as (${tables})
    select t.name from t join pg_attribute a on a.attrelid = t.oid and a.attnum = t.company
     where not a.attnotnull or a.atttypid <> 'bigint'::regtype order by 1`);

/** Tables of a company. */
export const tablesOfCompanies = (ask: Ask): Promise<string[]> => namesOf(ask, `select name from (${tables}) t where company is not null order by 1`);

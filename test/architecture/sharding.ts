import { type Ask, namesOf } from "./catalogue.ts";
import type { Source } from "./source.ts";

// Whether the database can be spread over several machines by company; each rule was seen to fail or to pass on Citus. R1 to R4 stand in
// catalogue.ts too. Neither catalogue nor text shows in which turn tables are spread (R5), that work over two companies is the system's own (R13),
// that a commit that failed is tried again (R17: the kill tests), that decisions read the primary (R18: there is no other), and the order of locks (R19, R20).

const ours = "n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg_toast%'";

/** Exclusions whose first column is not the company (R1): no machine alone could keep them. */
export const exclusionsOfNoCompany = (ask: Ask): Promise<string[]> =>
  namesOf(ask, `
    select k.conrelid::regclass || ' ' || k.conname as name from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
     where k.contype = 'x' and a.attname <> 'company_id' order by 1`);

/** Triggers (R9), as `table function`. */
export const triggers = (ask: Ask): Promise<string[]> =>
  namesOf(ask, "select distinct t.tgrelid::regclass || ' ' || p.proname as name from pg_trigger t join pg_proc p on p.oid = t.tgfoid where not t.tgisinternal order by 1");

/** Sequences (R12): numbers that one machine would have to give out for all. */
export const sequences = (ask: Ask): Promise<string[]> =>
  namesOf(ask, `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'S' and ${ours} order by 1`);

/** What relatives of PostgreSQL lack (R16): exclusions, deferred checks, indexes other than B-trees, types of one's own, tables that no log keeps. */
export const unportable = (ask: Ask): Promise<string[]> =>
  namesOf(ask, `
    select 'exclusion ' || conname as name from pg_constraint where contype = 'x'
    union all select 'deferred ' || conrelid::regclass || ' ' || conname from pg_constraint where condeferrable
    union all select am.amname || ' ' || i.indexrelid::regclass from pg_index i join pg_class c on c.oid = i.indexrelid join pg_namespace n on n.oid = c.relnamespace join pg_am am on am.oid = c.relam
               where am.amname <> 'btree' and ${ours}
    union all select 'type ' || t.typname from pg_type t join pg_namespace n on n.oid = t.typnamespace where t.typtype in ('e', 'd') and ${ours}
    union all select 'unlogged ' || c.relname from pg_class c where c.relpersistence = 'u'
    order by 1`);

/** What of a statement breaks a rule; `tables` are those of a company. */
type Breaks = (text: string, tables: ReadonlySet<string>) => boolean;
const namesTable = (text: string, tables: ReadonlySet<string>) => [...text.matchAll(/\b(?:from|join|into|update|using) (\w+\.\w+)/g)].some(([, name]) => tables.has(name!));
// A condition that comes from elsewhere (`where ?`) is a statement or a piece of its own, which is looked at where it stands.
const saysCompany = (text: string) => /company_id|\bwhere \?/.test(text);

/** Rules that a statement's text shows, by their number. */
export const statementRules = {
  /** Every statement says the company, so that one machine answers it. */
  R6: (text, tables) => namesTable(text, tables) && !saysCompany(text),
  /** Rows are locked on one machine only. */
  R7: (text, tables) => /\bfor (no key )?update\b/.test(text) && namesTable(text, tables) && !saysCompany(text),
  /** A row never goes over to another company. */
  R8: (text, tables) => namesTable(text, tables) && /\bset (?:[^;]*, )?company_id =/.test(text.replace(/\bwhere .*?(?= returning|$)/g, "")),
  /** Advisory locks are of one machine, and behind a pool of nobody. */
  R10: (text) => text.includes("advisory"),
  /** What is heard is a hint. */
  R11: (text) => /\bpg_notify\(|^ ?listen /.test(text),
  R12: (text) => text.includes("nextval("),
  /** Nothing outlives its transaction on a connection that others share. */
  R14: (text) => /\bcreate temp|\bwith hold\b|\bset (session|time zone)\b|^ ?set (?!local)/.test(text),
  R16: (text) => /\block table\b|\bprepare transaction\b/.test(text),
} satisfies Record<string, Breaks>;

/** Files whose SQL breaks a rule, each once. */
export const breaking = (sources: readonly Source[], rule: Breaks, tables: ReadonlySet<string>): string[] =>
  [...new Set(sources.filter(({ sql }) => sql.some((text) => rule(text.replace(/\s+/g, " "), tables))).map(({ path }) => path))].sort();

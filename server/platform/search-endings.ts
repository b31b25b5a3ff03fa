import { type Sql, sql, type Tx } from "./db.ts";
import { byOnePlan } from "./one-plan.ts";
import { type Asked, searchable } from "./search-words.ts";

// As in platform.endings of migration 0077.
const longestEnding = 40;
/** Comes behind every text that begins alike. */
const behindAll = "\u{10FFFF}";

/** Two tables of a room: (company_id, ending, id) for what is one row's own, (company_id, ending, holder_id) for what many rows of one holder share. */
export interface EndingTables {
  numbers: string;
  names: string;
}

/** The condition that an ending begins with a word: a range, for row-level security keeps LIKE from driving an index. */
const beginsWith = (word: string): Sql<unknown> => {
  const head = Array.from(word).slice(0, longestEnding).join("");
  return sql`ending >= ${head} and ending < ${head + behindAll}`;
};

// Above these a word is so frequent that walking the list in its order soon meets a page of matches; below, looking up each match costs a few milliseconds (4,000 of a million orders 11; those of one day,
// which lie at one end of the list, 25 when it is walked).
const mostHolders = 100;
const mostNumbers = 5_000;

/** What a search is answered from: these holders' rows and those whose numbers match; undefined when matches are so many that the list itself is walked. */
export type Driven = { holders: readonly string[]; numbered: Sql<unknown> } | undefined;

/** Finds out from where a search is best answered, by its longest word; rows found must still match every pattern. */
export async function drivenBy(tx: Tx, { numbers, names }: EndingTables, { words }: Asked): Promise<Driven> {
  const word = words.reduce((longest, each) => (each.length > longest.length ? each : longest));
  const numbered = sql`select id from ${sql.raw(numbers)} where company_id = ${tx.companyId} and ${beginsWith(word)}`;
  const [found] = await byOnePlan<{ holders: string[]; numbers: number }>(tx, sql`
    select array(select distinct holder_id from ${sql.raw(names)} where company_id = ${tx.companyId} and ${beginsWith(word)} limit ${mostHolders + 1}) as holders,
           (select count(*)::int from (${numbered} limit ${mostNumbers + 1}) n) as numbers`);
  return !found || found.holders.length > mostHolders || found.numbers > mostNumbers ? undefined : { holders: found.holders, numbered };
}

/**
 * How a list is searched: `rows` is a query of all that match, which more conditions may follow, of no more than what they are sorted by, for of thousands that match a page is shown; `ordered` sorts and
 * ends them with a page.
 */
export interface Searched {
  rows: Sql<unknown>;
  id: Sql<unknown>;
  holder: Sql<unknown>;
  ordered: Sql<unknown>;
}

/**
 * The rows that a search is answered from: those whose numbers match, and of each holder found no more than a page, for his rows lie in the list's order. A number is seldom part of a name, and without
 * holders the statement is planned in less time. Ids go as an array: the index takes it sorted and reads each of its pages once, where a join begins anew at its root for every id.
 */
export const rowsFound = ({ numbered, holders }: NonNullable<Driven>, { rows, id, holder, ordered }: Searched): Sql<unknown> => {
  const byNumber = sql`${rows} and ${id} = any(array(${numbered}))`;
  return holders.length
    ? sql`select own.* from unnest(${holders}::uuid[]) as named (id) cross join lateral (${rows} and ${holder} = named.id ${ordered}) own union all ${byNumber} and ${holder} <> all(${holders}::uuid[])`
    : byNumber;
};

/** What was typed, where it is one word. */
const oneWord = (typed = ""): string => (/\s/.test(typed.trim()) ? "" : searchable(typed));

/** A day as a number names it: alone, with its month, with the year or the end of it. */
const namesDay = (digits: string): boolean => /^(\d{0,4}(0[1-9]|1[0-2]))?(0[1-9]|[12]\d|3[01])$/.test(digits);

/** What was typed as what stands before the dash and the running number behind it: 25-1, or 1125 and 1 (11 and 251) for 11251. */
const partsSaid = (word: string): [before: string, running: string][] => {
  const [, dashed, behind] = /^(.*\d)-(\d+)$/.exec(word) ?? [];
  if (dashed !== undefined && behind !== undefined) return [[dashed, behind]];
  if (!/^\d{3,14}$/.test(word)) return [];
  return Array.from(word, (_, at): [string, string] => [word.slice(0, at), word.slice(at)]).filter(([before]) => namesDay(before));
};

/** Endings that a number may have which somebody says without its zeros or its dash, as 25-1 and 251 for …25-0001; undefined for other words. */
export function saidEndings(typed: string | undefined): string[] | undefined {
  const said = partsSaid(oneWord(typed)).flatMap(([before, digits]) => {
    const running = digits.replace(/^0+/, "");
    return /^\d{1,4}$/.test(running) ? ["", "0", "00", "000", "0000", "00000"].map((zeros) => `${before}-${zeros}${running}`) : [];
  });
  return said.length ? said : undefined;
}

const fewestTyped = 3;
/** Endings of the numbers that are meant by what was typed: itself, and as it is said; undefined where it is no end of a number. */
export function meantEndings(typed: string | undefined): string[] | undefined {
  const word = oneWord(typed);
  return /\d$/.test(word) && word.length >= fewestTyped ? [...new Set([word, ...(saidEndings(word) ?? [])])] : undefined;
}

/** The ids of rows of which a number ends like one of these. */
export const endingLike = ({ numbers }: EndingTables, companyId: string, endings: readonly string[]): Sql<unknown> => sql`
  select id from ${sql.raw(numbers)} where company_id = ${companyId} and ending = any(${[...endings]}::text[])`;

/** Files a row under the endings of its numbers, and its holder under those of his names: parts of one statement. */
export const fileByEndings = ({ numbers, names }: EndingTables, { companyId, id, holderId, own, shared }: { companyId: string; id: string; holderId: string; own: readonly string[]; shared: readonly string[] }): { own: Sql<unknown>; shared: Sql<unknown> } => ({
  own: sql`insert into ${sql.raw(numbers)} (company_id, ending, id)
    select distinct ${companyId}::bigint, ending, ${id}::uuid from unnest(${own}::text[]) as word, platform.endings(word) as ending on conflict do nothing`,
  // In one order for everybody, so that two who file the same new name cannot deadlock.
  shared: sql`insert into ${sql.raw(names)} (company_id, ending, holder_id)
    select distinct ${companyId}::bigint, ending, ${holderId}::uuid from unnest(${shared}::text[]) as word, platform.endings(word) as ending order by 2 on conflict do nothing`,
});

/** Takes a row from under the endings of the numbers that it had (a query of one column, `word`) and no longer has. */
export const noLongerUnder = ({ numbers }: EndingTables, { companyId, id, had, own }: { companyId: string; id: string; had: Sql<unknown>; own: readonly string[] }): Sql<unknown> => sql`
  delete from ${sql.raw(numbers)} where company_id = ${companyId} and id = ${id}
     and ending in (select ending from (${had}) as had (word), platform.endings(word) as ending
                    except select ending from unnest(${own}::text[]) as word, platform.endings(word) as ending)`;

import { pinyin } from "pinyin-pro";
import { type Sql, sql } from "./db.ts";

/** Text as it is searched: half-width, lower case, the signs between measures alike (57×50, 57*50), without spaces. */
export const searchable = (text: string): string => text.normalize("NFKC").toLowerCase().replace(/[×*]/g, "x").replace(/\s+/g, "");

/** Pinyin initials of a name: 澄江纸品 → cjzp; letters and digits stand for themselves. */
export const initialsOf = (name: string): string => searchable(pinyin(name, { pattern: "first", toneType: "none", type: "array" }).join("")).replace(/[^\p{L}\p{N}]/gu, "");

/** A name spelled in pinyin: 李敏 → limin. */
export const spelledOf = (name: string): string => searchable(pinyin(name, { toneType: "none", type: "array" }).join(""));

const separator = "\n";

/** What a row is found by, ready for a LIKE: its fields one under another, so that no match runs across two of them. */
export const searchText = (fields: readonly (string | null)[]): string => fields.filter((field) => field !== null).map(searchable).filter(Boolean).join(separator);

function pairsOf(text: string): string[] {
  const characters = Array.from(text);
  return characters.flatMap((character, i) => (i ? [character, characters[i - 1]! + character] : [character]));
}

/** Single characters and pairs of all fields: the keys under which a row is filed, since trigrams do not serve two Chinese characters. */
export const gramsOf = (text: string): string[] => [...new Set(text.split(separator).flatMap(pairsOf))];

/** The keys that a row must be filed under to match a word: its pairs, or the one character that it is. */
const gramsAsked = (word: string): string[] => {
  const grams = pairsOf(word);
  return grams.length > 1 ? grams.filter((gram) => Array.from(gram).length > 1) : grams;
};

export interface Asked {
  words: string[];
  grams: string[];
  patterns: string[];
}

/** What a person typed, as keys and LIKE patterns; every word must be found. Undefined when nothing was typed. */
export function askedFor(typed: string | undefined): Asked | undefined {
  const words = (typed ?? "").split(/\s+/).map(searchable).filter(Boolean).slice(0, 6);
  if (!words.length) return undefined;
  return { words, grams: [...new Set(words.flatMap(gramsAsked))], patterns: words.map((word) => `%${word.replace(/[\\%_]/g, "\\$&")}%`) };
}

/**
 * Ids of the rows filed under every key, from a room's table (company_id, gram, id). A table and not a GIN index: row-level security
 * keeps operators that are not leakproof (LIKE, @@, @>) from driving an index, equality is leakproof.
 */
export const filedUnder = (table: string, companyId: string, grams: readonly string[]): Sql<unknown> => sql`
  select id from ${sql.raw(table)} where company_id = ${companyId} and gram = any(${grams}::text[])
   group by id having count(*) = ${grams.length}`;

/** Files new rows under their keys. */
export const fileAll = (table: string, companyId: string, rows: readonly { id: string; text: string }[]): Sql<unknown> => sql`
  insert into ${sql.raw(table)} (company_id, gram, id)
  select ${companyId}::bigint, gram, given.id from jsonb_to_recordset(${JSON.stringify(rows.map(({ id, text }) => ({ id, grams: gramsOf(text) })))}::jsonb) as given (id uuid, grams text[]), unnest(given.grams) as gram
  on conflict do nothing`;

/** Files a row anew under its keys: parts of one statement, for a row that may have been filed before. */
export const refile = (table: string, { companyId, id, text }: { companyId: string; id: string; text: string }): { gone: Sql<unknown>; filed: Sql<unknown> } => {
  const grams = gramsOf(text);
  return {
    gone: sql`delete from ${sql.raw(table)} where company_id = ${companyId} and id = ${id} and gram <> all(${grams}::text[])`,
    filed: sql`insert into ${sql.raw(table)} (company_id, gram, id)
      select ${companyId}::bigint, gram, ${id}::uuid from unnest(${grams}::text[]) as given (gram) on conflict do nothing`,
  };
};

import { halfWidth } from "../../../contract/typed-values.ts";

/** Field → column, counted from 0. */
export type Columns<Field extends string> = Partial<Record<Field, number>>;

const plainName = (title: string): string => halfWidth(title).toLowerCase().replaceAll(/[\s*:_./()[\]（）【】]/g, "");

/** Short Latin words stand alone ("no", "code"): inside others they mean nothing. */
const fits = (title: string, name: string): boolean => title === name || (title.includes(name) && (name.length > 5 || !/^[a-z#]+$/.test(name)));

/** Tells which column holds which field by a row of headers; of two columns for one field the one with the plainer header counts, then the first. */
export function columnsBy<Field extends string>(names: Record<Field, readonly string[]>): (row: readonly string[]) => Columns<Field> {
  const aliases = (Object.entries(names) as [Field, readonly string[]][])
    .flatMap(([field, each]) => each.map((name) => ({ field, name: plainName(name) })))
    .toSorted((a, b) => b.name.length - a.name.length);
  function fieldOf(title: string): { field: Field; exact: boolean } | undefined {
    const plain = plainName(title);
    // Headers are short; a sentence that speaks of quantities is a note.
    if (!plain || plain.length > 20) return undefined;
    const found = aliases.find(({ name }) => plain === name) ?? aliases.find(({ name }) => fits(plain, name));
    return found && { field: found.field, exact: found.name === plain };
  }
  return (row) => {
    const columns: Columns<Field> = {};
    const read = row.map(fieldOf);
    for (const wanted of [true, false])
      for (const [at, found] of read.entries()) if (found?.exact === wanted) columns[found.field] ??= at;
    return columns;
  };
}

// Titles, addresses and dates of somebody's own form stand above the table.
const deepestHeader = 40;

/** The first row whose columns suffice. */
export function headerIn<Field extends string>(
  rows: readonly (readonly string[])[],
  { columnsOf, suffices }: { columnsOf(row: readonly string[]): Columns<Field>; suffices(columns: Columns<Field>): boolean },
): { at: number; columns: Columns<Field> } | undefined {
  for (const [at, row] of rows.slice(0, deepestHeader).entries()) {
    const columns = columnsOf(row);
    if (suffices(columns)) return { at, columns };
  }
  return undefined;
}

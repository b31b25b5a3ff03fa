import type { TableFile } from "../../platform/tables/read-tables.ts";
import { columnsBy, headerIn } from "../../platform/tables/headers.ts";
import { type Refused, refuse } from "../../platform/refusal.ts";
import type { TableKind } from "./table-kind.ts";

/** The rows of a file under its headers. */
export interface KindTable {
  sheet: string | null;
  headerAt: number;
  header: readonly string[];
  /** Field → column. */
  columns: Readonly<Record<string, number>>;
  rows: { row: number; cells: readonly string[] }[];
}

/** The table in a file that has the columns of this kind: the first one that has all that it needs. Refused: importColumnsMissing, importNoRows. */
export function tableIn({ tables }: TableFile, { fields }: TableKind): KindTable | Refused {
  const names = Object.fromEntries(Object.entries(fields).map(([field, { headers }]) => [field, headers]));
  const needed = Object.entries(fields).filter(([, { required }]) => required);
  const columnsOf = columnsBy<string>(names);
  const suffices = (columns: object): boolean => needed.every(([field]) => field in columns);
  for (const { sheet, rows } of tables) {
    const found = headerIn(rows, { columnsOf, suffices });
    if (!found) continue;
    const filled = rows.map((cells, at) => ({ row: at + 1, cells })).slice(found.at + 1).filter(({ cells }) => cells.some(Boolean));
    if (!filled.length) return refuse("importNoRows");
    return { sheet, headerAt: found.at, header: rows[found.at]!, columns: found.columns as Record<string, number>, rows: filled };
  }
  const nearest = columnsOf(tables.flatMap(({ rows }) => rows.slice(0, 1))[0] ?? []);
  return refuse("importColumnsMissing", { columns: needed.filter(([field]) => !(field in nearest)).map(([, { headers }]) => headers[0]).join(", ") });
}

import type { TableFile } from "../../platform/tables/read-tables.ts";
import { isFoot } from "../../platform/tables/foot.ts";
import { columnsBy, headerIn } from "../../platform/tables/headers.ts";
import { type Refused, refuse } from "../../platform/refusal.ts";
import type { TableShape } from "./table-kind.ts";

/** The rows of a file under its headers. */
export interface KindTable {
  sheet: string | null;
  headerAt: number;
  header: readonly string[];
  /** Field → column. */
  columns: Readonly<Record<string, number>>;
  rows: { row: number; cells: readonly string[] }[];
}

/** Field → header, as a person chose it; empty: the file has none. */
export type Chosen = Readonly<Record<string, string>>;

type Row = readonly string[];
type Columns = Record<string, number>;

/** The columns of a row of headers: as its words say, and where somebody chose, as he chose. */
function columnsUnder({ fields }: Pick<TableShape, "fields">, chosen: Chosen): (row: Row) => Columns {
  const byName = columnsBy<string>(Object.fromEntries(Object.entries(fields).map(([field, { headers }]) => [field, headers])));
  const picked = Object.entries(chosen).filter(([field]) => field in fields);
  return (row) => {
    const columns = Object.fromEntries(Object.entries(byName(row)).flatMap(([field, at]): [string, number][] => (field in chosen || at === undefined ? [] : [[field, at]])));
    const free = picked.map(([field, header]): [string, number] => [field, header === "" ? -1 : row.indexOf(header)]);
    const taken = new Set(free.map(([, at]) => at));
    return { ...Object.fromEntries(Object.entries(columns).filter(([, at]) => !taken.has(at))), ...Object.fromEntries(free.filter(([, at]) => at >= 0)) };
  };
}

const missingIn = ({ fields }: Pick<TableShape, "fields">, columns: object): string[] => Object.entries(fields).flatMap(([field, { required }]) => (required && !(field in columns) ? [field] : []));

const below = (rows: readonly Row[], headerAt: number): KindTable["rows"] => rows.map((cells, at) => ({ row: at + 1, cells })).slice(headerAt + 1).filter(({ cells }) => !isFoot(cells));

/** The table in a file that has the columns of this kind: the first one that has all that it needs. Refused: importColumnsMissing, importNoRows. */
export function tableIn({ tables }: TableFile, shape: Pick<TableShape, "fields">, chosen: Chosen = {}): KindTable | Refused {
  const columnsOf = columnsUnder(shape, chosen);
  for (const { sheet, rows } of tables) {
    const found = headerIn<string>(rows, { columnsOf, suffices: (columns) => !missingIn(shape, columns).length });
    if (!found) continue;
    const taken = below(rows, found.at);
    return taken.length ? { sheet, headerAt: found.at, header: rows[found.at]!, columns: columnsOf(rows[found.at]!), rows: taken } : refuse("importNoRows");
  }
  const nearest = columnsOf(tables.flatMap(({ rows }) => rows.slice(0, 1))[0] ?? []);
  return refuse("importColumnsMissing", { columns: missingIn(shape, nearest).map((field) => shape.fields[field]!.headers[0]).join(", ") });
}

// Titles, dates and units of an old system's print stand above its headers.
const deepest = 40;

/** What most looks like the headers of this kind where some are missing, for a person to say which column is which; undefined for a file without a table. */
export function nearestTable({ tables }: TableFile, shape: Pick<TableShape, "fields">, chosen: Chosen): (KindTable & { missing: string[] }) | undefined {
  const columnsOf = columnsUnder(shape, chosen);
  const candidates = tables.flatMap(({ sheet, rows }) =>
    rows.slice(0, deepest).flatMap((header, headerAt) => (header.filter(Boolean).length < 2 ? [] : [{ sheet, rows, header, headerAt, columns: columnsOf(header) }])));
  const [best] = candidates.toSorted((a, b) => Object.keys(b.columns).length - Object.keys(a.columns).length);
  return best && { ...best, rows: below(best.rows, best.headerAt), missing: missingIn(shape, best.columns) };
}

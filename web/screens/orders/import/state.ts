import type { ImportField, ImportMapping, previewImport } from "../../../../contract/order-import.ts";
import type { Answer, Input } from "../../../api/client.ts";
import { type EntryLine, newLine, withProduct } from "../entry-form.ts";

export type Preview = Answer<typeof previewImport>;
type Verdict = Preview["rows"][number];

/** A row of the file as it stands now: mended, taken out, and what the house last said about it. */
export interface Row {
  /** Row of the file, counted from 1. */
  no: number;
  cells: string[];
  out: boolean;
  /** It was to be mended, so its cells stay fields when it is good. */
  open: boolean;
  verdict: Verdict | undefined;
}

/** A customer's file, or pasted rows of which some could not be taken, while somebody mends them. */
export interface Import {
  source: "file" | "paste";
  /** Of the file. */
  name: string;
  /** Its headers, or its first cells where it has none. */
  header: string[];
  mapping: ImportMapping;
  shape: string;
  remembered: boolean;
  facts: Preview["facts"];
  earlier: Preview["earlier"];
  /** Somebody has seen that the file was entered before. */
  earlierSeen: boolean;
  acceptDuplicates: boolean;
  skipped: number;
  /** Somebody changed or took out a row, so the file is not read afresh. */
  touched: boolean;
  rows: Row[];
}

const width = (rows: readonly string[][]) => Math.max(0, ...rows.map((row) => row.length));

/** What the house answered about a file or pasted rows, ready to be mended. */
export function begun(preview: Preview, name: string): Import {
  const { source, header, mapping, shape, remembered, facts, earlier, counts } = preview;
  const rows = preview.rows.map((verdict) => ({ no: verdict.row, cells: verdict.cells, out: false, open: verdict.mark !== "ok", verdict }));
  return {
    source, name, mapping, shape, remembered, facts, earlier, earlierSeen: false, acceptDuplicates: false, skipped: counts.skipped, touched: false, rows,
    header: header.length ? header : Array.from({ length: width(rows.map(({ cells }) => cells)) }, () => ""),
  };
}

/** The question that has the rows judged anew; those that were taken out are not asked about. */
export const asked = ({ rows, mapping, acceptDuplicates }: Import, customerId: string): Input<typeof previewImport> => ({
  rows: rows.filter(({ out }) => !out).map(({ cells }) => cells), headerRow: 0, mapping, acceptDuplicates, ...(customerId && { customerId }),
});

/** Puts new verdicts to the rows that were asked about; a row that they pass over was mended to nothing and counts as taken out. */
export function judged(now: Import, { rows: verdicts }: Pick<Preview, "rows">): Import {
  const byPlace = new Map(verdicts.map((verdict) => [verdict.row, verdict]));
  let place = 0;
  return {
    ...now,
    rows: now.rows.map((row) => {
      if (row.out) return row;
      place += 1;
      const verdict = byPlace.get(place);
      return verdict ? { ...row, verdict, open: row.open || verdict.mark !== "ok" } : { ...row, out: true, verdict: undefined };
    }),
  };
}

const changed = (now: Import, no: number, change: (row: Row) => Row): Import => ({ ...now, touched: true, rows: now.rows.map((row) => (row.no === no ? change(row) : row)) });
const withCell = (cells: readonly string[], column: number, text: string) => Array.from({ length: Math.max(cells.length, column + 1) }, (_, at) => (at === column ? text : (cells[at] ?? "")));

/** A cell mended by hand. */
export const mended = (now: Import, no: number, cell: { column: number; text: string }): Import => changed(now, no, (row) => ({ ...row, cells: withCell(row.cells, cell.column, cell.text) }));

/** Explicitly not entered, or entered after all. */
export const takenOut = (now: Import, no: number, out: boolean): Import => changed(now, no, (row) => ({ ...row, out }));

const codeFields: readonly ImportField[] = ["code", "customerPartNo", "barCode"];

/** The row stands for this product of ours: its code takes the place of whatever the row said. */
export function chosen(now: Import, no: number, code: string): Import {
  const [first, ...others] = codeFields.flatMap((field) => now.mapping[field] ?? []);
  if (first === undefined) return now;
  return changed(now, no, (row) => ({ ...row, cells: others.reduce((cells, column) => withCell(cells, column, ""), withCell(row.cells, first, code)) }));
}

export const kept = ({ rows }: Import): Row[] => rows.filter(({ out }) => !out);
export const ready = (now: Import): Row[] => kept(now).filter(({ verdict }) => verdict?.mark === "ok");
export const toMend = (now: Import): Row[] => kept(now).filter(({ verdict }) => verdict?.mark !== "ok");

/** Why nothing can be entered yet, as a key of the catalogue: a file is entered as a whole or not at all; of pasted rows the good ones are. */
export function barred(now: Import): { key: string; count?: number } | undefined {
  if (ready(now).length === 0) return { key: "imports.none" };
  if (now.source === "paste") return undefined;
  if (toMend(now).length > 0) return { key: "imports.mendFirst", count: toMend(now).length };
  return now.earlier.length > 0 && !now.earlierSeen ? { key: "imports.seenFirst" } : undefined;
}

const lineOf = ({ product, quantity, unitPrice, requestedDate, customerPartNo, remark }: Verdict): EntryLine[] =>
  product ? [withProduct(newLine({ quantity: quantity ?? "", unitPrice: unitPrice ?? "", requestedDate: requestedDate ?? "", remark }), product, customerPartNo ?? "")] : [];

/** The good rows as lines of the form. */
export const linesOf = (now: Import): EntryLine[] => ready(now).flatMap(({ verdict }) => (verdict ? lineOf(verdict) : []));

/** What is left of pasted rows once the good ones were taken; undefined when that is nothing. */
export function restOf(now: Import): Import | undefined {
  const rows = toMend(now);
  return rows.length ? { ...now, rows } : undefined;
}

/** The fields that the table shows, in the order of its columns. */
export const shownFields = (mapping: ImportMapping): { field: ImportField; column: number }[] =>
  (Object.entries(mapping) as [ImportField, number][]).map(([field, column]) => ({ field, column })).filter(({ field }) => field !== "amount" && field !== "lineNo").toSorted((a, b) => a.column - b.column);

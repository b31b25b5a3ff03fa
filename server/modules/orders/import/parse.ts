import type { ImportMapping } from "../../../../contract/order-import.ts";
import { readTables, type Table } from "../../../platform/tables/read-tables.ts";
import { findHeader, isUsable } from "./columns.ts";

/** A file as a table of texts, with its headers where it has any. */
export interface ParsedFile {
  /** Of the bytes; null for rows that no file holds as they are. */
  sha256: string | null;
  /** The sheet that was taken, of a spreadsheet. */
  sheet: string | null;
  rows: string[][];
  /** Index of the row with the headers; undefined when no row names columns of codes and quantities. */
  headerAt: number | undefined;
  mapping: ImportMapping;
}

/** The first sheet with a table of order rows; else the first that holds anything. */
function chosenTable(tables: readonly Table[]): Table {
  const filled = tables.filter(({ rows }) => rows.some((row) => row.some(Boolean)));
  return filled.find(({ rows }) => findHeader(rows)) ?? filled[0] ?? { sheet: tables[0]?.sheet === null ? null : "", rows: [] };
}

const parsed = (sha256: string | null, { sheet, rows }: Table): ParsedFile => {
  const header = findHeader(rows);
  return { sha256, sheet, rows, headerAt: header?.at, mapping: header?.mapping ?? {} };
};

// What people copy without its headers stands in the order in which they would type it.
const usualColumns: ImportMapping = { code: 0, quantity: 1, unitPrice: 2, requestedDate: 3, remark: 4 };

/** Rows of cells, pasted or mended; `headerRow` counts from 1 and is looked for when it is not given. */
export function parseRows(rows: string[][], headerRow: number | undefined): ParsedFile {
  const found = parsed(null, { sheet: null, rows });
  const headerAt = headerRow === undefined ? found.headerAt : headerRow === 0 ? undefined : headerRow - 1;
  return { ...found, headerAt, mapping: isUsable(found.mapping) ? found.mapping : usualColumns };
}

/** Reads a customer's order file. Throws TableRefused for what cannot or must not be read. */
export async function parseOrderFile(bytes: Uint8Array, name: string): Promise<ParsedFile> {
  const { sha256, tables } = await readTables(bytes, name);
  return parsed(sha256, chosenTable(tables));
}

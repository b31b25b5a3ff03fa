import { createHash } from "node:crypto";
import type { ImportMapping } from "../../../../contract/order-import.ts";
import { readTables, type Table } from "../../../platform/tables/read-tables.ts";
import { rowsOfText } from "../../../platform/tables/text-table.ts";
import { findHeader } from "./columns.ts";

/** A file as a table of texts, with its headers where it has any. */
export interface ParsedFile {
  sha256: string;
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

const parsed = (sha256: string, { sheet, rows }: Table): ParsedFile => {
  const header = findHeader(rows);
  return { sha256, sheet, rows, headerAt: header?.at, mapping: header?.mapping ?? {} };
};

/** Pasted rows: text as a spreadsheet program copies it. Throws TableRefused. */
export const parsePasted = (text: string): ParsedFile => parsed(createHash("sha256").update(text).digest("hex"), { sheet: null, rows: rowsOfText(text) });

/** Reads a customer's order file. Throws TableRefused for what cannot or must not be read. */
export async function parseOrderFile(bytes: Uint8Array, name: string): Promise<ParsedFile> {
  const { sha256, tables } = await readTables(bytes, name);
  return parsed(sha256, chosenTable(tables));
}

import { createHash } from "node:crypto";
import type { ImportMapping } from "../../../../contract/order-import.ts";
import { findHeader, isUsable } from "./columns.ts";
import { ImportRefused } from "./limits.ts";
import { readSpreadsheet, type Sheet } from "./spreadsheet.ts";
import { decoded, rowsOfText } from "./text-table.ts";

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

const hasOldMagic = (bytes: Buffer) => bytes.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]));
const isZip = (bytes: Buffer) => bytes.subarray(0, 2).toString("latin1") === "PK";
const looksBinary = (bytes: Buffer) => bytes.subarray(0, 5).toString("latin1") === "%PDF-" || bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])) || bytes.subarray(1, 4).toString("latin1") === "PNG";

/** The first sheet with a table of order rows; else the first that holds anything. */
function chosenSheet(sheets: readonly Sheet[]): Sheet {
  const filled = sheets.filter(({ rows }) => rows.some((row) => row.some(Boolean)));
  return filled.find(({ rows }) => findHeader(rows)) ?? filled[0] ?? { name: "", rows: [] };
}

const parsed = (sha256: string | null, sheet: string | null, rows: string[][]): ParsedFile => {
  const header = findHeader(rows);
  return { sha256, sheet, rows, headerAt: header?.at, mapping: header?.mapping ?? {} };
};

// What people copy without its headers stands in the order in which they would type it.
const usualColumns: ImportMapping = { code: 0, quantity: 1, unitPrice: 2, requestedDate: 3, remark: 4 };

/** Rows of cells, pasted or mended; `headerRow` counts from 1 and is looked for when it is not given. */
export function parseRows(rows: string[][], headerRow: number | undefined): ParsedFile {
  const found = parsed(null, null, rows);
  const headerAt = headerRow === undefined ? found.headerAt : headerRow === 0 ? undefined : headerRow - 1;
  return { ...found, headerAt, mapping: isUsable(found.mapping) ? found.mapping : usualColumns };
}

/**
 * Reads a customer's order file: .xlsx, or text separated by commas or tabs in UTF-8, UTF-16 or GB18030, told by its content and not by
 * its name. Throws ImportRefused, with the name among its facts, for what cannot or must not be read.
 */
export async function parseOrderFile(bytes: Uint8Array, name: string): Promise<ParsedFile> {
  const buffer = Buffer.from(bytes);
  const sha256 = createHash("sha256").update(buffer).digest("hex");
  try {
    if (hasOldMagic(buffer)) throw new ImportRefused("importOldExcel");
    if (looksBinary(buffer)) throw new ImportRefused("importUnreadable");
    if (!isZip(buffer)) return parsed(sha256, null, rowsOfText(decoded(buffer).text));
    const sheet = chosenSheet(await readSpreadsheet(buffer));
    return parsed(sha256, sheet.name, sheet.rows);
  } catch (error) {
    throw error instanceof ImportRefused ? new ImportRefused(error.code, { name, ...error.facts }) : error;
  }
}

import { createHash } from "node:crypto";
import type { ImportMapping } from "../../../../contract/order-import.ts";
import { findHeader } from "./columns.ts";
import { ImportRefused } from "./limits.ts";
import { readSpreadsheet, type Sheet } from "./spreadsheet.ts";
import { decoded, rowsOfText } from "./text-table.ts";

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

const hasOldMagic = (bytes: Buffer) => bytes.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]));
const isZip = (bytes: Buffer) => bytes.subarray(0, 2).toString("latin1") === "PK";
const looksBinary = (bytes: Buffer) => bytes.subarray(0, 5).toString("latin1") === "%PDF-" || bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])) || bytes.subarray(1, 4).toString("latin1") === "PNG";

/** The first sheet with a table of order rows; else the first that holds anything. */
function chosenSheet(sheets: readonly Sheet[]): Sheet {
  const filled = sheets.filter(({ rows }) => rows.some((row) => row.some(Boolean)));
  return filled.find(({ rows }) => findHeader(rows)) ?? filled[0] ?? { name: "", rows: [] };
}

const parsed = (sha256: string, sheet: string | null, rows: string[][]): ParsedFile => {
  const header = findHeader(rows);
  return { sha256, sheet, rows, headerAt: header?.at, mapping: header?.mapping ?? {} };
};

/** Pasted rows: text as a spreadsheet program copies it. Throws ImportRefused. */
export const parsePasted = (text: string): ParsedFile => parsed(createHash("sha256").update(text).digest("hex"), null, rowsOfText(text));

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

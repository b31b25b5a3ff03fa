import { createHash } from "node:crypto";
import { TableRefused } from "./limits.ts";
import { readInWorker, type Table } from "./in-worker.ts";

export type { Table } from "./in-worker.ts";

export interface TableFile {
  /** Of the bytes, in hex. */
  sha256: string;
  tables: Table[];
}

const hasOldMagic = (bytes: Buffer) => bytes.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]));
const isZip = (bytes: Buffer) => bytes.subarray(0, 2).toString("latin1") === "PK";
const looksBinary = (bytes: Buffer) => bytes.subarray(0, 5).toString("latin1") === "%PDF-" || bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])) || bytes.subarray(1, 4).toString("latin1") === "PNG";

function tablesOf(bytes: Buffer): Promise<Table[]> {
  if (hasOldMagic(bytes)) throw new TableRefused("importOldExcel");
  if (looksBinary(bytes)) throw new TableRefused("importUnreadable");
  return readInWorker({ bytes, kind: isZip(bytes) ? "spreadsheet" : "text" });
}

/**
 * Reads .xlsx, or text separated by commas or tabs in UTF-8, UTF-16 or GB18030, told by its content and not by its name. Throws
 * TableRefused, with the name among its facts, for what cannot or must not be read.
 */
export async function readTables(bytes: Uint8Array, name: string): Promise<TableFile> {
  const buffer = Buffer.from(bytes);
  try {
    return { sha256: createHash("sha256").update(buffer).digest("hex"), tables: await tablesOf(buffer) };
  } catch (error) {
    throw error instanceof TableRefused ? new TableRefused(error.code, { name, ...error.facts }) : error;
  }
}

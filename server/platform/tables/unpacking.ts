import { inflateRawSync } from "node:zlib";
import { TableRefused, limits } from "./limits.ts";

interface Entry {
  name: string;
  method: number;
  packed: Buffer;
}

const endRecord = 0x06054b50;
const directoryRecord = 0x02014b50;
const localRecord = 0x04034b50;

function entriesOf(zip: Buffer): Entry[] {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (end < 0 || zip.readUInt32LE(end) !== endRecord) throw new TableRefused("importUnreadable");
  const count = zip.readUInt16LE(end + 10);
  if (count > limits.entries) throw new TableRefused("importUnsafe");
  const entries: Entry[] = [];
  for (let i = 0, at = zip.readUInt32LE(end + 16); i < count; i += 1) {
    if (zip.readUInt32LE(at) !== directoryRecord) throw new TableRefused("importUnreadable");
    const [nameLength, extra, comment] = [zip.readUInt16LE(at + 28), zip.readUInt16LE(at + 30), zip.readUInt16LE(at + 32)];
    const local = zip.readUInt32LE(at + 42);
    if (zip.readUInt32LE(local) !== localRecord) throw new TableRefused("importUnreadable");
    const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    entries.push({ name: zip.toString("utf8", at + 46, at + 46 + nameLength), method: zip.readUInt16LE(at + 10), packed: zip.subarray(from, from + zip.readUInt32LE(at + 20)) });
    at += 46 + nameLength + extra + comment;
  }
  return entries;
}

function unpacked({ method, packed }: Entry, room: number): Buffer {
  if (method === 0) return packed;
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, room) });
  } catch (error) {
    throw new TableRefused((error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE" ? "importUnsafe" : "importUnreadable");
  }
}

const longestTag = 64 * 1024;
const columnOf = (letters: string): number => Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

/** Looks at a part before the reader does: tags that are too long for it (its time grows with their square), and the corner up to which it would make room for cells. */
function requireReadable(xml: string): { rows: number; columns: number } {
  for (let at = xml.indexOf("<"); at >= 0; ) {
    const end = xml.indexOf(">", at);
    if (end < 0 ? xml.length - at > longestTag : end - at > longestTag) throw new TableRefused("importUnsafe");
    at = end < 0 ? -1 : xml.indexOf("<", end);
  }
  const far = { rows: 0, columns: 0 };
  for (const [, letters, digits] of xml.matchAll(/\sr\s{0,9}=\s{0,9}["']([A-Za-z]{0,7})(\d{1,15})["']/g)) {
    far.rows = Math.max(far.rows, Number(digits));
    far.columns = Math.max(far.columns, columnOf(letters!.toUpperCase()));
  }
  return far;
}

function requireSheetSize({ rows, columns }: { rows: number; columns: number }): void {
  if (rows > limits.rows) throw new TableRefused("importTooLong", { rows, most: limits.rows });
  if (rows * columns > limits.cells) throw new TableRefused("importUnsafe");
}

/**
 * Unpacks a spreadsheet once under a hard bound, before the reader does it without one: declared sizes may lie. Refuses bombs, document
 * type declarations (their entities expand, or fetch), links to other workbooks, and cells so far out that the reader's table would fill the memory. What it looks at is
 * not told by its name, for a workbook may call its sheets as it likes; pictures stay as they are.
 */
export function requireHarmless(zip: Buffer): void {
  let total = 0;
  for (const entry of entriesOf(zip)) {
    const bytes = unpacked(entry, limits.unpackedBytes - total);
    total += bytes.length;
    if (total >= limits.unpackedBytes || (total > limits.ratioFromBytes && total > limits.ratio * zip.length)) throw new TableRefused("importUnsafe");
    if (entry.name.startsWith("xl/externalLinks/")) throw new TableRefused("importUnsafe");
    if (/^xl\/(media|embeddings)\//.test(entry.name)) continue;
    // A declaration stands before the first element; the reader takes XML as UTF-8, so it cannot hide in another encoding.
    const text = bytes.toString("latin1");
    if (/<!(DOCTYPE|ENTITY)/i.test(text)) throw new TableRefused("importUnsafe");
    if (/^\s*(?:\xef\xbb\xbf)?\s*</.test(text)) requireSheetSize(requireReadable(text));
  }
}

import iconv from "iconv-lite";
import Papa from "papaparse";
import { TableRefused, limits } from "./limits.ts";

/** Text out of a file: UTF-8 or UTF-16 by its mark, else UTF-8 where that is valid, else GB18030 (which holds GBK), as Chinese spreadsheets save it. */
export function decoded(bytes: Buffer): { text: string; encoding: "utf-8" | "utf-16le" | "gb18030" } {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: iconv.decode(bytes, "utf-16le"), encoding: "utf-16le" };
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), encoding: "utf-8" };
  } catch {
    return { text: iconv.decode(bytes, "gb18030"), encoding: "gb18030" };
  }
}

const separators = ["\t", ",", ";", "，"];

/** The separator that stands most often in the first lines, for a title above the table has none. */
function separatorOf(text: string): string {
  const head = text.split(/\r?\n/, 30).join("\n");
  const counted = separators.map((separator) => ({ separator, count: head.split(separator).length }));
  return counted.toSorted((a, b) => b.count - a.count)[0]!.separator;
}

/** Cells out of comma, tab or semicolon separated text. Throws TableRefused for binary content and for too many rows. */
export function rowsOfText(text: string): string[][] {
  if (text.includes("\0")) throw new TableRefused("importUnreadable");
  const { data } = Papa.parse<string[]>(text.trimEnd(), { delimiter: separatorOf(text), preview: limits.rows + 1 });
  if (data.length > limits.rows) throw new TableRefused("importTooLong", { rows: `> ${limits.rows}`, most: limits.rows });
  return data.map((row) => row.slice(0, limits.columns).map((cell) => cell.trim()));
}

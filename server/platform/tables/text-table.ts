import iconv from "iconv-lite";
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

const fieldUntil = (separator: string) => new RegExp(`[^${separator}\\r\\n]*`, "y");

/** What stands between quotes from `from` on, and where the field goes on behind them; what is never closed goes on to the end. */
function quoted(text: string, from: number): { value: string; end: number } {
  let value = "";
  for (let at = from; ; ) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return { value: value + text.slice(at), end: text.length };
    value += text.slice(at, quote);
    if (text[quote + 1] !== '"') return { value, end: quote + 1 };
    value += '"';
    at = quote + 2;
  }
}

/** Rows by RFC 4180, and what people make of it: any line end, words behind a closing quote. Looks at each sign once, whatever the text, for its time must not grow with its square. */
function rowsBy(separator: string, text: string, most: number): string[][] {
  const rest = fieldUntil(separator);
  const rows: string[][] = [];
  let row: string[] = [];
  for (let at = 0; rows.length < most; ) {
    const { value, end } = text[at] === '"' ? quoted(text, at + 1) : { value: "", end: at };
    rest.lastIndex = end;
    const words = rest.exec(text)![0];
    if (row.length < limits.columns) row.push(value + words);
    at = end + words.length;
    if (text[at] !== separator) {
      rows.push(row);
      row = [];
      if (at >= text.length) break;
      if (text.startsWith("\r\n", at)) at += 1;
    }
    at += 1;
  }
  return rows;
}

/** Cells out of comma, tab or semicolon separated text. Throws TableRefused for binary content and for too many rows. */
export function rowsOfText(text: string): string[][] {
  if (text.includes("\0")) throw new TableRefused("importUnreadable");
  const whole = text.trimEnd();
  const rows = rowsBy(separatorOf(whole), whole, limits.rows + 1);
  if (rows.length > limits.rows) throw new TableRefused("importTooLong", { rows: `> ${limits.rows}`, most: limits.rows });
  return rows.map((row) => row.map((cell) => cell.trim()));
}

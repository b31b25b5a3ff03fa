/**
 * Reads what people copy out of spreadsheets: cells as text (so that leading zeros stay), and, where a column asks for it, numbers
 * and dates in the ways they are written by hand. Nothing is evaluated.
 */

/** Rows of cells out of tab-separated text; quoted cells may hold tabs, line breaks and doubled quotes. Blank rows are left out. */
export function parseTable(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const cell = /(?:"((?:[^"]|"")*)"(?=[\t\r\n]|$)|([^\t\r\n]*))(\t|\r\n|\n|\r|$)/gy;
  while (cell.lastIndex <= text.length) {
    const [, quoted, plain, end] = cell.exec(text) ?? [];
    if (end === undefined) break;
    row.push((quoted?.replaceAll('""', '"') ?? plain ?? "").trim());
    if (end === "\t") continue;
    rows.push(row);
    row = [];
    if (end === "") break;
  }
  return rows.filter((cells) => cells.some((value) => value !== ""));
}

/** Whether pasted text is a table rather than words for one field. */
export const isTable = (text: string): boolean => /[\t\n\r]/.test(text.replace(/[\r\n]+$/, ""));

/** Full-width digits, letters and signs as their ordinary forms. */
export function halfWidth(text: string): string {
  const shifted = text.replaceAll(/[！-～]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
  return shifted.replaceAll("\u3000", " ").replaceAll("。", ".").trim();
}

export interface Measured {
  /** A decimal string such as "1200.50". */
  value: string;
  /** What followed the number, such as "件" or "%". */
  unit: string;
}

/** "1,200", "１２", "12 件", "¥9.50" as number and unit; nothing when the text is not one number. */
export function readMeasured(text: string): Measured | undefined {
  const found = /^[¥￥$€£]?\s*([-+]?)(\d{1,3}(?:,\d{3})+|\d*)(\.\d+)?\s*([^\d\s.,+-][^\d,]{0,11})?$/.exec(halfWidth(text));
  const [, sign = "", whole = "", fraction = "", unit = ""] = found ?? [];
  if (!whole && !fraction) return undefined;
  const digits = whole.replaceAll(",", "").replace(/^0+(?=\d)/, "") || "0";
  return { value: `${sign === "-" ? "-" : ""}${digits}${fraction}`, unit: unit.trim() };
}

export const readNumber = (text: string): string | undefined => readMeasured(text)?.value;

/**
 * A business day as `YYYY-MM-DD` out of 2026/11/5, 2026-11-05, 2026年11月5日, 20261105, 12月5号, 11/5 or a spreadsheet's serial number.
 * A day without a year is the one nearest to `today`, for order dates lie around now. Impossible days give nothing.
 */
export function readDay(text: string, today: string): string | undefined {
  const plain = halfWidth(text).replace(/\s+\d{1,2}:\d{2}(:\d{2})?$/, "");
  if (/^\d{5}$/.test(plain)) return daySince1899(Number(plain));
  const full = /^(\d{4})(?:[-/.年]\s*(\d{1,2})[-/.月]\s*(\d{1,2})[日号]?|(\d{2})(\d{2}))$/.exec(plain);
  if (full) return dayOf(Number(full[1]), Number(full[2] ?? full[4]), Number(full[3] ?? full[5]));
  const short = /^(\d{1,2})(?:月|[-/.])\s*(\d{1,2})[日号]?$/.exec(plain);
  return short ? nearestDay(Number(short[1]), Number(short[2]), today) : undefined;
}

function nearestDay(month: number, day: number, today: string): string | undefined {
  const year = Number(today.slice(0, 4));
  const distance = (candidate: string) => Math.abs(Date.parse(candidate) - Date.parse(today));
  const candidates = [year - 1, year, year + 1].flatMap((each) => dayOf(each, month, day) ?? []);
  return candidates.toSorted((a, b) => distance(a) - distance(b))[0];
}

function dayOf(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  const real = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return real ? date.toISOString().slice(0, 10) : undefined;
}

/** Spreadsheets count days from 1899-12-30; numbers outside 2000 to 2099 are taken for something else. */
function daySince1899(serial: number): string | undefined {
  if (serial < 36_526 || serial > 73_050) return undefined;
  return new Date(Date.UTC(1899, 11, 30 + serial)).toISOString().slice(0, 10);
}

/**
 * Which column of a pasted table holds which field, by the header names that each field is known under; longest match first.
 * Nothing when the first row names no field, which means that the table has no header.
 */
export function guessColumns<Field extends string>(
  header: readonly string[],
  names: Readonly<Record<Field, readonly string[]>>,
): Partial<Record<Field, number>> | undefined {
  const known = (Object.entries(names) as [Field, readonly string[]][])
    .flatMap(([field, aliases]) => aliases.map((alias) => ({ field, alias: plainName(alias) })))
    .toSorted((a, b) => b.alias.length - a.alias.length);
  const columns: Partial<Record<Field, number>> = {};
  const titles = header.map(plainName);
  for (const match of [(title: string, alias: string) => title === alias, (title: string, alias: string) => title.includes(alias)]) {
    for (const { field, alias } of known) {
      const at = titles.findIndex((title, index) => match(title, alias) && !Object.values(columns).includes(index));
      if (at >= 0) columns[field] ??= at;
    }
  }
  return Object.keys(columns).length ? columns : undefined;
}

const plainName = (title: string): string => halfWidth(title).toLowerCase().replaceAll(/[\s*:_()（）]/g, "");

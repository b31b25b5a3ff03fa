/*
 * Values as people write them in cells and files: the one way of reading them, for what is typed, pasted and imported. Nothing is evaluated.
 */

/** Full-width digits, letters and signs as their ordinary forms. */
export const halfWidth = (text: string): string => text.normalize("NFKC").trim();

/** The same where a number stands: "m²" stays a unit, and a Chinese full stop is a decimal point. */
const plainFigures = (text: string): string =>
  text.replaceAll(/[！-～]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0)).replaceAll("\u3000", " ").replaceAll("。", ".").trim();

export interface Measured {
  /** A decimal string such as "1200.5", not negative. */
  value: string;
  /** What stood behind the number: "件" in "12件". */
  unit: string;
}

/** "1,200", "１２", "12 件", "¥9.50", "9.50元" as number and unit; nothing when the text is not one number. */
export function readMeasured(text: string): Measured | undefined {
  const found = /^(?:[¥￥$€£]|rmb|cny)?\s*(\d{1,3}(?:,\d{3})+|\d+)?(\.\d+)?\s*([^\d\s.,+-][^\d,]{0,11})?$/i.exec(plainFigures(text).replace(/\s*\/\s*/, "/"));
  const [, whole = "", fraction = "", unit = ""] = found ?? [];
  if (!whole && !fraction) return undefined;
  const digits = whole.replaceAll(",", "").replace(/^0+(?=\d)/, "") || "0";
  const decimals = fraction.replace(/\.?0*$/, "");
  return { value: `${digits}${decimals}`, unit: unit.trim() };
}

/** The number alone. */
export const readNumber = (text: string): string | undefined => readMeasured(text)?.value;

function dayOf(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  const real = year >= 2000 && year < 2100 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return real ? date.toISOString().slice(0, 10) : undefined;
}

/** Spreadsheets count days from 1899-12-30. */
function dayOfSerial(serial: number): string | undefined {
  const date = new Date(Date.UTC(1899, 11, 30 + serial));
  return dayOf(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}

// A customer asks for days to come; a day that is long gone in this year means the next.
const longestPastDays = 60;

function dayWithoutYear(month: number, day: number, today: string): string | undefined {
  const year = Number(today.slice(0, 4));
  const oldest = new Date(Date.parse(today) - longestPastDays * 86_400_000).toISOString().slice(0, 10);
  return [year - 1, year, year + 1].flatMap((each) => dayOf(each, month, day) ?? []).find((candidate) => candidate >= oldest);
}

/** A business day as `YYYY-MM-DD` out of 2026/12/5, 2026.12.5, 26-12-5, 2026年12月5日, 20261205, 12月5号, 12/5 or a serial number; nothing for impossible days. */
export function readDay(text: string, today: string): string | undefined {
  const plain = plainFigures(text).replace(/(前|之前|交货|交|到货)$/, "").replace(/[\sT]+\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?Z?$/, "");
  if (/^\d{5}(\.\d+)?$/.test(plain)) return dayOfSerial(Math.floor(Number(plain)));
  const packed = /^(\d{4})(\d{2})(\d{2})$/.exec(plain);
  if (packed) return dayOf(Number(packed[1]), Number(packed[2]), Number(packed[3]));
  const full = /^(\d{4}|\d{2})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?$/.exec(plain);
  if (full) return dayOf(Number(full[1]!.padStart(4, "20")), Number(full[2]), Number(full[3]));
  const short = /^(\d{1,2})\s*(?:月|[-/.])\s*(\d{1,2})\s*[日号]?$/.exec(plain);
  return short ? dayWithoutYear(Number(short[1]), Number(short[2]), today) : undefined;
}

// Words for one piece; a box or a kilogram is another quantity.
const pieces = new Set(["件", "个", "個", "只", "隻", "pc", "pcs", "ea", "each"]);
const unitKey = (unit: string): string => {
  const plain = halfWidth(unit).toLowerCase().replaceAll(/[.\s]/g, "");
  return pieces.has(plain) ? "pc" : plain;
};

/** Whether two names mean the same unit: 12 PCS are 12 件, 12 箱 are not. */
export const sameUnit = (one: string, other: string): boolean => unitKey(one) === unitKey(other);

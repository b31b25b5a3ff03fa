/** The smallest period that a number format names: its counter starts again with each new one. */
export type PeriodPattern = "" | "YYYY" | "YYYYMM" | "YYYYMMDD";

export function periodPattern(format: string): PeriodPattern {
  if (format.includes("{dd}")) return "YYYYMMDD";
  if (format.includes("{MM}")) return "YYYYMM";
  return /\{yy(yy)?\}/.test(format) ? "YYYY" : "";
}

// A formatter costs more than all that is done with it.
const formats = new Map<string, Intl.DateTimeFormat>();
function formatIn(timeZone: string): Intl.DateTimeFormat {
  const format = formats.get(timeZone) ?? new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });
  formats.set(timeZone, format);
  return format;
}

/** The period of an instant in the company's time zone, cut to the pattern's length. */
export function periodAt(pattern: PeriodPattern, now: Date, timeZone: string): string {
  return formatIn(timeZone).format(now).replaceAll("-", "").slice(0, pattern.length);
}

/** Writes a number, for example format `SO{yyyy}{MM}{dd}-{0000}` with period 20260305 and number 7 as SO20260305-0007. */
export function numberText(format: string, { prefix, period, number }: { prefix: string; period: string; number: bigint }): string {
  const parts: Record<string, string> = { prefix, yyyy: period.slice(0, 4), yy: period.slice(2, 4), MM: period.slice(4, 6), dd: period.slice(6, 8) };
  return format.replace(/\{(\w+)\}/g, (_, hole: string) => parts[hole] ?? String(number).padStart(hole.length, "0"));
}

/** Decimal strings are formatted as they are: no floats, so no cent is lost above 2^53. */
type Decimal = `${number}`;

/** Making a formatter costs up to a millisecond, and a list shows hundreds of figures. */
function kept<F, O extends object>(make: (language: string, options: O) => F): (language: string, options: O) => F {
  const formats = new Map<string, F>();
  return (language, options) => {
    const key = language + JSON.stringify(options);
    const format = formats.get(key) ?? make(language, options);
    formats.set(key, format);
    return format;
  };
}

const numbers = kept((language, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(language, options));
const relatives = kept((language, options: Intl.RelativeTimeFormatOptions) => new Intl.RelativeTimeFormat(language, options));
const dates = kept((language, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(language, options));

/** An amount in its currency ("¥1,200.00"); `plain` leaves the sign out, for columns that name the currency once. */
export function formatMoney(amount: string, { currency, language, plain }: { currency: string; language: string; plain?: boolean }): string {
  const format = numbers(language, { style: "currency", currency, currencyDisplay: "narrowSymbol" });
  if (!plain) return format.format(amount as Decimal);
  const parts = format.formatToParts(amount as Decimal).filter((part) => part.type !== "currency" && part.type !== "literal");
  return parts.map((part) => part.value).join("");
}

/** A quantity with thousands separators and without closing zeros ("1,200.5"). */
export function formatQuantity(value: string, language: string): string {
  return numbers(language, { maximumFractionDigits: 6 }).format(value as Decimal);
}

const steps: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ["year", 31_536_000],
  ["month", 2_592_000],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];

/** "3 hours ago", "in 2 days"; under a minute "now". */
export function relativeTime(instant: Date, now: Date, language: string): string {
  const format = relatives(language, { numeric: "auto" });
  const seconds = (instant.getTime() - now.getTime()) / 1000;
  const step = steps.find(([, size]) => Math.abs(seconds) >= size);
  return step ? format.format(Math.trunc(seconds / step[1]), step[0]) : format.format(0, "second");
}

/** "today", "tomorrow", "in 12 days" between two business days `YYYY-MM-DD`. */
export function relativeDay(day: string, today: string, language: string): string {
  const days = Math.round((Date.parse(day) - Date.parse(today)) / 86_400_000);
  return relatives(language, { numeric: "auto" }).format(days, "day");
}

/** The business day of an instant in a time zone, `YYYY-MM-DD`. */
export const dayIn = (instant: Date, timeZone: string): string => partsIn(instant, timeZone).slice(0, 10);

/** A moment as files say it: 2026-11-24 14:20. */
export const writtenTime = (instant: Date, timeZone: string): string => partsIn(instant, timeZone).slice(0, 16);

/** "11-05 14:20" in a time zone, with the year when it is not this one; `seconds` for exact records. */
export function absoluteTime(instant: Date, { timeZone, now, seconds }: { timeZone: string; now: Date; seconds?: boolean }): string {
  const text = partsIn(instant, timeZone);
  const sameYear = text.slice(0, 4) === partsIn(now, timeZone).slice(0, 4);
  return text.slice(sameYear && !seconds ? 5 : 0, seconds ? 19 : 16);
}

/** ISO order in every language, which sorts and compares at a glance. */
function partsIn(instant: Date, timeZone: string): string {
  return dates("sv-SE", { timeZone, dateStyle: "short", timeStyle: "medium" }).format(instant);
}

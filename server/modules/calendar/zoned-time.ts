/** A calendar day of the company, written `YYYY-MM-DD`. It has no zone of its own. */
export type IsoDate = string;
/** Wall-clock time of the company, written `HH:MM`; `24:00` is the end of the day. */
export type TimeOfDay = string;

const dayMs = 86_400_000;
const minuteMs = 60_000;
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-US", {
    timeZone,
    calendar: "iso8601",
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  });
  formats.set(timeZone, made);
  return made;
}

/** What the clock on the wall shows at `instant`, written as if the wall hung in UTC; milliseconds, to the whole second. */
function wallMs(timeZone: string, instant: number): number {
  const parts: Record<string, number> = {};
  for (const part of formatOf(timeZone).formatToParts(instant)) parts[part.type] = Number(part.value);
  const { year = NaN, month = NaN, day = NaN, hour = NaN, minute = NaN, second = NaN } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** The day that the company's calendar shows at `instant`, whatever zone the process runs in. */
export function dateIn(timeZone: string, instant: Date): IsoDate {
  return new Date(wallMs(timeZone, instant.getTime())).toISOString().slice(0, 10);
}

/** What a person reads on the company's clock at `instant`, `YYYY-MM-DD HH:MM`. */
export function wallTime(timeZone: string, instant: Date): string {
  return new Date(wallMs(timeZone, instant.getTime())).toISOString().slice(0, 16).replace("T", " ");
}

/**
 * The instant at which the clock in `timeZone` shows `time` on `date`. A time that summer time skips is
 * taken one hour later, a time that occurs twice is taken the first time (RFC 5545 §3.3.5).
 * Throws on a malformed date or time: both come from checked data.
 */
export function instantAt(timeZone: string, date: IsoDate, time: TimeOfDay): Date {
  const wall = utcMidnight(date) + minutesOfDay(time) * minuteMs;
  const offsetAt = (instant: number) => wallMs(timeZone, instant) - instant;
  // A day on either side sees both offsets of a change; no zone changes twice within two days.
  const before = wall - offsetAt(wall - dayMs);
  const after = wall - offsetAt(wall + dayMs);
  if (before === after) return new Date(before);
  const real = [before, after].filter((instant) => wallMs(timeZone, instant) === wall);
  return new Date(real.length > 0 ? Math.min(...real) : before);
}

/** The day `days` after `date` (negative: before). */
export function plusDays(date: IsoDate, days: number): IsoDate {
  return new Date(utcMidnight(date) + days * dayMs).toISOString().slice(0, 10);
}

/** 0 is Sunday … 6 is Saturday. */
export const weekdayOf = (date: IsoDate): number => new Date(utcMidnight(date)).getUTCDay();

export const yearOf = (date: IsoDate): number => Number(date.slice(0, 4));

function utcMidnight(date: IsoDate): number {
  const ms = Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== date) throw new RangeError(`not a date: ${date}`);
  return ms;
}

function minutesOfDay(time: TimeOfDay): number {
  const [, hours, minutes] = /^(\d\d):(\d\d)$/.exec(time) ?? [];
  const total = Number(hours) * 60 + Number(minutes);
  if (!(total <= 1440) || Number(minutes) > 59) throw new RangeError(`not a time of day: ${time}`);
  return total;
}

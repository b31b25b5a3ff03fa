import { refuse, type Refused } from "../../platform/refusal.ts";
import { isYearMissing, type WorkCalendar } from "./calendar.ts";
import { chineseCalendar, chineseExceptions, chineseNames, chineseYears } from "./holidays-cn.ts";
import { type IsoDate, yearOf } from "./zoned-time.ts";

/** A calendar as it is kept: with the names of its days; the version stands beside it. */
export interface KeptCalendar extends Omit<WorkCalendar, "version"> {
  names: Readonly<Record<IsoDate, string>>;
}
/** A day that differs from the week. */
export interface NamedDay {
  day: IsoDate;
  is: "work" | "rest";
  name: string;
}

const without = <V>(record: Readonly<Record<IsoDate, V>>, drop: (date: IsoDate) => boolean): Record<IsoDate, V> =>
  Object.fromEntries(Object.entries(record).filter(([date]) => !drop(date)));

/** The days of a year that differ from the week, in order. */
export const daysOf = ({ exceptions, names }: KeptCalendar, year: number): NamedDay[] =>
  Object.entries(exceptions).filter(([day]) => yearOf(day) === year).map(([day, is]) => ({ day, is, name: names[day] ?? "" })).sort((a, b) => (a.day < b.day ? -1 : 1));

/** One day works, rests or follows the week again. Refuses a day of a year whose holidays nobody knows: the rest of it would look known. */
export function withDay(calendar: KeptCalendar, { day, is, name }: { day: IsoDate; is: NamedDay["is"] | "asWeek"; name: string }): KeptCalendar | Refused {
  if (!calendar.years.includes(yearOf(day))) return refuse("calendarYearMissing", { year: yearOf(day) });
  const exceptions = without(calendar.exceptions, (date) => date === day);
  const names = without(calendar.names, (date) => date === day);
  return is === "asWeek" ? { ...calendar, exceptions, names } : { ...calendar, exceptions: { ...exceptions, [day]: is }, names: { ...names, [day]: name } };
}

/** All days of a year at once; the year counts as known. */
export function withYear(calendar: KeptCalendar, year: number, days: readonly NamedDay[]): KeptCalendar | Refused {
  const foreign = days.findIndex(({ day }, at) => yearOf(day) !== year || days.findIndex((other) => other.day === day) !== at);
  if (foreign >= 0) return refuse("dayOfOtherYear", { day: days[foreign]!.day, year }, ["days", foreign, "day"]);
  const ofYear = (date: IsoDate) => yearOf(date) === year;
  return {
    ...calendar,
    years: [...new Set([...calendar.years, year])].sort((a, b) => a - b),
    exceptions: { ...without(calendar.exceptions, ofYear), ...Object.fromEntries(days.map(({ day, is }) => [day, is])) },
    names: { ...without(calendar.names, ofYear), ...Object.fromEntries(days.map(({ day, name }) => [day, name])) },
  };
}

/** Adds the announced years that the calendar lacks; what the company edited stays. Undefined when there are none. */
export function withAnnouncedYears(calendar: KeptCalendar, announced: readonly number[] = chineseYears): KeptCalendar | undefined {
  const lacking = announced.filter((year) => !calendar.years.includes(year));
  return lacking.length ? lacking.reduce(addAnnounced, calendar) : undefined;
}

function addAnnounced(calendar: KeptCalendar, year: number): KeptCalendar {
  const exceptions = chineseExceptions(year);
  if (isYearMissing(exceptions)) return calendar;
  return { ...calendar, years: [...calendar.years, year].sort((a, b) => a - b), exceptions: { ...calendar.exceptions, ...exceptions }, names: { ...calendar.names, ...chineseNames(year) } };
}

/** The calendar of a company that has not saved one: the usual office week and all announced years. */
export function firstCalendar(timeZone = "Asia/Shanghai"): KeptCalendar {
  const calendar = chineseCalendar(chineseYears);
  if (isYearMissing(calendar)) throw new Error(`${calendar.year} was listed as announced`);
  const { version: _version, ...kept } = calendar;
  return { ...kept, timeZone, names: Object.assign({}, ...chineseYears.map(chineseNames)) as Record<IsoDate, string> };
}

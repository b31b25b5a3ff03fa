import published from "chinese-days/dist/chinese-days.json" with { type: "json" };
import { isYearMissing, type CalendarYearMissing, type Shift, type WorkCalendar } from "./calendar.ts";
import { yearOf, type IsoDate } from "./zoned-time.ts";

const officeDay: readonly Shift[] = [
  { from: "08:30", to: "12:00" },
  { from: "13:00", to: "17:30" },
];

/**
 * Days of `year` that differ from a plain week in mainland China: public holidays and the days worked in
 * return for them, as the State Council announced them (data of the package chinese-days).
 */
export function chineseExceptions(year: number): WorkCalendar["exceptions"] | CalendarYearMissing {
  // The package calls every weekday of an unannounced year a working day. National Day comes last in each
  // announcement, so a year that has it is complete.
  if (!(`${year}-10-01` in published.holidays)) return { code: "calendarYearMissing", year };
  const inYear = (days: Record<IsoDate, string>) => Object.keys(days).filter((date) => yearOf(date) === year);
  return Object.fromEntries([
    ...inYear(published.holidays).map((date) => [date, "rest"] as const),
    ...inYear(published.workdays).map((date) => [date, "work"] as const),
  ]);
}

/** The years that have been announced. */
export const chineseYears = [...new Set(Object.keys(published.holidays).map(yearOf))].sort((a, b) => a - b).filter((year) => !isYearMissing(chineseExceptions(year)));

/** What people call the days of `year` that differ from the week, as they were announced. */
export function chineseNames(year: number): Record<IsoDate, string> {
  const days = Object.entries({ ...published.holidays, ...published.workdays }).filter(([date]) => yearOf(date) === year);
  // The package writes "National Day,国庆节,3".
  return Object.fromEntries(days.map(([date, text]) => [date, text.split(",")[1] ?? text]));
}

/**
 * A first calendar for a company in mainland China: Monday to Friday 08:30–12:00 and 13:00–17:30, with the
 * public holidays of `years`. The company edits its copy. Refuses a year that has not been announced.
 */
export function chineseCalendar(years: readonly number[]): WorkCalendar | CalendarYearMissing {
  const exceptions: Record<IsoDate, "work" | "rest"> = {};
  for (const year of years) {
    const ofYear = chineseExceptions(year);
    if (isYearMissing(ofYear)) return ofYear;
    Object.assign(exceptions, ofYear);
  }
  return {
    version: 1,
    timeZone: "Asia/Shanghai",
    years,
    week: [[], officeDay, officeDay, officeDay, officeDay, officeDay, []],
    makeUpShifts: officeDay,
    exceptions,
  };
}

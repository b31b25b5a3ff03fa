import { dateIn, instantAt, plusDays, weekdayOf, yearOf, type IsoDate, type TimeOfDay } from "./zoned-time.ts";

/** Working time from `from` up to `to` (exclusive). A night shift is two: up to `24:00` and from `00:00`. */
export type Shift = { from: TimeOfDay; to: TimeOfDay };

/** Sunday first, as in ISO dates' weekday 0; a day without shifts is a day of rest. */
export type Week = readonly [Day, Day, Day, Day, Day, Day, Day];
type Day = readonly Shift[];

/**
 * The working calendar of a company: plain data, fit for JSON. A changed calendar takes a new `version`,
 * because duties remember the version that set their due time.
 */
export type WorkCalendar = {
  version: number;
  /** IANA name, for example `Asia/Shanghai`. */
  timeZone: string;
  /** Years whose holidays are known. Any other year is refused, never guessed. */
  years: readonly number[];
  week: Week;
  /** Shifts, in order of time, of a make-up day 调休上班 whatever its weekday. */
  makeUpShifts: Day;
  /** Days that differ from the week: holidays `rest`, make-up days `work`. */
  exceptions: Readonly<Record<IsoDate, "work" | "rest">>;
};

/** The calendar holds no holidays of `year`, so nothing about its working time is known. */
export type CalendarYearMissing = { code: "calendarYearMissing"; year: number };

/** True for the refusal, so that `if (isYearMissing(answer)) return answer;` leaves the answer itself. */
export function isYearMissing(answer: unknown): answer is CalendarYearMissing {
  return typeof answer === "object" && answer !== null && "code" in answer && answer.code === "calendarYearMissing";
}

/**
 * What `date` is: whether people work, and in which shifts. Answers an object and not a boolean, because
 * a refusal would count as true in an `if`.
 */
export function dayOf(calendar: WorkCalendar, date: IsoDate): { working: boolean; shifts: Day } | CalendarYearMissing {
  if (!calendar.years.includes(yearOf(date))) return { code: "calendarYearMissing", year: yearOf(date) };
  const shifts = shiftsOn(calendar, date);
  return { working: shifts.length > 0, shifts };
}

function shiftsOn(calendar: WorkCalendar, date: IsoDate): Day {
  const exception = calendar.exceptions[date];
  if (exception === "rest") return [];
  return (exception === "work" ? calendar.makeUpShifts : calendar.week[weekdayOf(date)]) ?? [];
}

/** The first working day after `date` (never `date` itself). */
export function nextWorkingDay(calendar: WorkCalendar, date: IsoDate): IsoDate | CalendarYearMissing {
  for (let next = plusDays(date, 1); ; next = plusDays(next, 1)) {
    const day = dayOf(calendar, next);
    if (isYearMissing(day)) return day;
    if (day.working) return next;
  }
}

/** The day of the company to which `instant` belongs. Known for every year. */
export const businessDate = (calendar: WorkCalendar, instant: Date): IsoDate => dateIn(calendar.timeZone, instant);

/** The instant at which the company's clock shows `time` on `date`. Known for every year. */
export const atTimeOfDay = (calendar: WorkCalendar, date: IsoDate, time: TimeOfDay): Date =>
  instantAt(calendar.timeZone, date, time);

/** The instant at which `date` is over: midnight that begins the next day. A fact of `date` lies before it. */
export const endOfBusinessDay = (calendar: WorkCalendar, date: IsoDate): Date =>
  instantAt(calendar.timeZone, plusDays(date, 1), "00:00");

import {
  atTimeOfDay,
  businessDate,
  dayOf,
  isYearMissing,
  type CalendarYearMissing,
  type WorkCalendar,
} from "./calendar.ts";
import { plusDays, wallTime, type IsoDate, type TimeOfDay } from "./zoned-time.ts";

const minuteMs = 60_000;
type Stretch = { from: number; to: number };

/**
 * The earliest instant at which `minutes` of working time have passed since `start`. A start outside the
 * shifts counts from the next shift; work that ends with a shift ends there and not at the next one's
 * beginning; zero minutes answer `start`. Minutes may have fractions and are kept to the millisecond.
 * Throws on negative minutes. Refuses when a day of an unknown year would have to be counted.
 */
export function addWorkingTime(calendar: WorkCalendar, start: Date, minutes: number): Date | CalendarYearMissing {
  if (!(minutes >= 0 && Number.isFinite(minutes))) throw new RangeError(`not a length of time: ${minutes} minutes`);
  let left = Math.round(minutes * minuteMs);
  if (left === 0) return start;
  for (let date = businessDate(calendar, start); ; date = plusDays(date, 1)) {
    const stretches = stretchesOf(calendar, date);
    if (isYearMissing(stretches)) return stretches;
    for (const { from, to } of stretches) {
      const begin = Math.max(from, start.getTime());
      if (begin + left <= to) return new Date(begin + left);
      left -= Math.max(0, to - begin);
    }
  }
}

/**
 * Working minutes from `from` to `to`, with fractions to the millisecond; negative when `to` lies before `from`.
 * Refuses when a day of an unknown year lies between.
 */
export function workingMinutesBetween(calendar: WorkCalendar, from: Date, to: Date): number | CalendarYearMissing {
  if (to < from) {
    const reversed = workingMinutesBetween(calendar, to, from);
    return isYearMissing(reversed) ? reversed : -reversed;
  }
  let passed = 0;
  const lastDate = businessDate(calendar, new Date(to.getTime() - 1));
  for (let date = businessDate(calendar, from); date <= lastDate; date = plusDays(date, 1)) {
    const stretches = stretchesOf(calendar, date);
    if (isYearMissing(stretches)) return stretches;
    for (const stretch of stretches)
      passed += Math.max(0, Math.min(stretch.to, to.getTime()) - Math.max(stretch.from, from.getTime()));
  }
  return passed / minuteMs;
}

type Stretches = readonly Stretch[] | CalendarYearMissing;
const known = new WeakMap<WorkCalendar, Map<IsoDate, Stretches>>();
const mostDays = 1000;

/** When people work on a date. Asking the company's clock for an instant takes longer than all else here, and a command's duties ask of the same few days. */
function stretchesOf(calendar: WorkCalendar, date: IsoDate): Stretches {
  const days = known.get(calendar) ?? new Map<IsoDate, Stretches>();
  known.set(calendar, days);
  const found = days.get(date) ?? stretchesAnew(calendar, date);
  if (days.size >= mostDays) days.clear();
  days.set(date, found);
  return found;
}

function stretchesAnew(calendar: WorkCalendar, date: IsoDate): Stretches {
  const day = dayOf(calendar, date);
  if (isYearMissing(day)) return day;
  return day.shifts.map((shift) => ({
    from: atTimeOfDay(calendar, date, shift.from).getTime(),
    to: atTimeOfDay(calendar, date, shift.to).getTime(),
  }));
}

/** The calendar as functions alone, the shape in which other rooms (duties) are handed it. */
export type WorkingClock = ReturnType<typeof workingClock>;

/** Binds the functions of this room to one calendar. */
export function workingClock(calendar: WorkCalendar) {
  return {
    version: calendar.version,
    /** The wall clock of the company at an instant, `YYYY-MM-DD HH:MM`. */
    wallTime: (instant: Date) => wallTime(calendar.timeZone, instant),
    addWorkingTime: (start: Date, minutes: number) => addWorkingTime(calendar, start, minutes),
    workingMinutesBetween: (from: Date, to: Date) => workingMinutesBetween(calendar, from, to),
    atTimeOfDay: (date: IsoDate, time: TimeOfDay) => atTimeOfDay(calendar, date, time),
    businessDate: (instant: Date) => businessDate(calendar, instant),
    dayOf: (date: IsoDate) => dayOf(calendar, date),
  };
}

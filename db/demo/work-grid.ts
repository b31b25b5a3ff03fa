/** Working time of the demo company as one row of minutes: eight hours a day, 08:30–12:00 and 13:00–17:30. */
export interface WorkGrid {
  /** Working days, oldest first; the last one is the Tuesday on which the demo stands. */
  readonly days: readonly string[];
  /** The working minute at which the demo stands: that Tuesday, 14:20. */
  readonly now: number;
  instant(minute: number): Date;
  dayOf(minute: number): string;
  /** The first minute of a working day, counted back from the last one: 0 is the Tuesday. */
  daysAgo(days: number): number;
  /** The date so many calendar days after the Tuesday. */
  dateAfter(calendarDays: number): string;
}

export const minutesADay = 480;
const morning = 210;
const dayMs = 86_400_000;

/** The day `days` later, as dates are counted. */
export const plusDays = (day: string, days: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);

/** China has one zone and no summer time. */
const instantOf = (day: string, minuteOfDay: number): Date => new Date(Date.parse(`${day}T00:00:00+08:00`) + minuteOfDay * 60_000);

/** The latest Tuesday 14:20 that is worked and has passed, with room before a year whose holidays are not known. */
export function latestTuesday(realNow: Date, isWorking: (day: string) => boolean): string {
  const today = new Date(realNow.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
  for (let day = today, i = 0; i < 3660; day = plusDays(day, -1), i += 1) {
    const isTuesday = new Date(`${day}T00:00:00Z`).getUTCDay() === 2;
    if (isTuesday && isWorking(day) && instantOf(day, 14 * 60 + 20) <= realNow && [1, 2, 3, 6, 7, 8].some((later) => isWorking(plusDays(day, later)))) return day;
  }
  throw new Error("no Tuesday of the last ten years is in the calendar");
}

/** The working days of `calendarDays` up to a Tuesday. */
export function workGrid(tuesday: string, calendarDays: number, isWorking: (day: string) => boolean): WorkGrid {
  const days = Array.from({ length: calendarDays + 1 }, (_, i) => plusDays(tuesday, i - calendarDays)).filter(isWorking);
  const dayOf = (minute: number) => days[Math.floor(minute / minutesADay)] ?? tuesday;
  return {
    days, dayOf,
    now: (days.length - 1) * minutesADay + morning + 80,
    instant(minute) {
      const ofDay = ((minute % minutesADay) + minutesADay) % minutesADay;
      return instantOf(dayOf(minute), ofDay < morning ? 510 + ofDay : 780 + ofDay - morning);
    },
    daysAgo: (count) => (days.length - 1 - count) * minutesADay,
    dateAfter: (count) => plusDays(tuesday, count),
  };
}

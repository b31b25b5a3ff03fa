import type { Handler } from "../../platform/command.ts";
import { setDay, setShifts, setYear } from "./commands/change-calendar.ts";
import { readCalendar } from "./reads.ts";

export const routes: readonly Handler[] = [readCalendar, setDay, setShifts, setYear];

export { businessDate, type CalendarYearMissing, isYearMissing, type WorkCalendar } from "./calendar.ts";
export { clockOf } from "./clock.ts";
export { announcedYears, type CalendarJobDeps } from "./jobs.ts";
export type { WorkingClock } from "./working-time.ts";

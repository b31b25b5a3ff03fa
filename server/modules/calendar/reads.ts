import * as contract from "../../../contract/calendar.ts";
import { read } from "../../platform/command.ts";
import { daysOf, firstCalendar } from "./changing.ts";
import * as store from "./store.ts";

export const readCalendar = read(contract.readCalendar, async ({ year }, { tx }) => {
  const saved = await store.latest(tx);
  const calendar = saved?.calendar ?? firstCalendar();
  const { timeZone, week, makeUpShifts, years } = calendar;
  return {
    version: saved?.version ?? 0, timeZone, year, known: years.includes(year), week: week.map((shifts) => shifts.slice()), makeUpShifts: makeUpShifts.slice(), days: daysOf(calendar, year),
    changedAt: saved?.madeAt ?? null, changedBy: saved?.madeBy ?? null,
  };
});

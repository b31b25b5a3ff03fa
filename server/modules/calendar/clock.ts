import { kept } from "../../platform/registers.ts";
import { firstCalendar } from "./changing.ts";
import * as store from "./store.ts";
import { workingClock } from "./working-time.ts";

/** The company's clock by the calendar in force. A company that never saved a calendar works by the usual Chinese office week (version 0). */
export const clockOf = kept(async (tx) => {
  const saved = await store.latest(tx);
  return workingClock(saved ? { ...saved.calendar, version: saved.version } : { ...firstCalendar(), version: 0 });
});

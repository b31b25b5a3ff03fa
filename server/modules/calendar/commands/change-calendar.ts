import * as contract from "../../../../contract/calendar.ts";
import type { AnswerOf, Subject } from "../../../../contract/toolkit.ts";
import { type CommandContext, handle } from "../../../platform/command.ts";
import { isRefused, refuse, type Refused } from "../../../platform/refusal.ts";
import { recompute } from "../../duties/index.ts";
import { record } from "../../journal/index.ts";
import { firstCalendar, type KeptCalendar, withDay, withYear } from "../changing.ts";
import * as store from "../store.ts";
import { workingClock } from "../working-time.ts";

type Change = AnswerOf<typeof contract.setDay>;

/** The journal's subject of a company's calendar: the company's number in the form of the UUIDs that subjects have. */
const calendarSubject = (companyId: string): Subject => ({ kind: "calendar", id: `00000000-0000-4000-8000-${BigInt(companyId).toString(16).padStart(12, "0")}` });

interface Wish {
  expectedVersion: number;
  change: (before: KeptCalendar) => KeptCalendar | Refused;
  what: string;
  facts: Record<string, unknown>;
}

/** Saves a new version and gives running duties their new due times; the sweep does what one transaction should not. */
async function changeCalendar(context: CommandContext, { expectedVersion, change, what, facts }: Wish): Promise<Change | Refused> {
  const before = await store.latest(context.tx);
  const current = before?.version ?? 0;
  if (current !== expectedVersion) return refuse("stale", { revision: current });
  const calendar = change(before?.calendar ?? firstCalendar());
  if (isRefused(calendar)) return calendar;
  const version = current + 1;
  if (!(await store.insert(context.tx, { version, calendar, madeAt: context.now, madeBy: context.actor.id }))) return refuse("stale", { revision: version });
  record(context, { subject: calendarSubject(context.tx.companyId), what, facts: { ...facts, version } });
  return { version, ...(await recompute(context, workingClock({ ...calendar, version }))) };
}

export const setDay = handle(contract.setDay, ({ expectedVersion, ...day }, context) =>
  changeCalendar(context, { expectedVersion, change: (before) => withDay(before, day), what: "calendarDaySet", facts: day }));

export const setShifts = handle(contract.setShifts, ({ expectedVersion, ...shifts }, context) =>
  changeCalendar(context, { expectedVersion, change: (before) => ({ ...before, ...shifts }), what: "calendarShiftsSet", facts: shifts }));

export const setYear = handle(contract.setYear, ({ expectedVersion, year, days }, context) =>
  changeCalendar(context, { expectedVersion, change: (before) => withYear(before, year, days), what: "calendarYearSet", facts: { year, days: days.length } }));

/** Saves a calendar that the system made itself: a company's first one, or one with newly announced years. */
export const saveBySystem = (context: CommandContext, calendar: KeptCalendar, expectedVersion: number): Promise<Change | Refused> =>
  changeCalendar(context, { expectedVersion, change: () => calendar, what: "calendarYearsAnnounced", facts: { years: calendar.years.length } });

import type { DutyDefinition } from "../../../contract/duties.ts";
import { isRefused, type Refused } from "../../platform/refusal.ts";
import { type Duty, isOver, openDuty } from "./duties.ts";
import { isMissing, type WorkingClock, type YearMissing } from "./schedule.ts";

/** The definitions that `event` opens; `holds` evaluates a condition over the subject's facts. Daily duties open with the day instead. */
export const openedBy = (definitions: readonly DutyDefinition[], event: string, holds: (condition: string) => boolean): DutyDefinition[] =>
  definitions.filter((definition) => definition.opens === event && !("byTimeOfDay" in definition.length) && (definition.when === undefined || holds(definition.when)));

/**
 * The running duties of a subject that `event` closes. An event about a part closes that part's duties and those of the whole;
 * an event about the whole closes every part's (a report on a production run counts for its lines).
 */
export const closedBy = (duties: readonly Duty[], event: { name: string; part?: string }): Duty[] =>
  duties.filter(
    (duty) =>
      !isOver(duty) &&
      duty.definition.closes.includes(event.name) &&
      (duty.part === null || event.part === undefined || duty.part === event.part),
  );

/** The daily definitions under which `event` puts something under way, or that it reports on. */
export const dailyOf = (definitions: readonly DutyDefinition[], event: string, holds: (condition: string) => boolean): DutyDefinition[] =>
  definitions.filter(({ opens, closes, length, when }) => "byTimeOfDay" in length && (opens === event || closes.includes(event)) && (when === undefined || holds(when)));

/** The events at which a policy's definitions must be looked up: those that open a duty, and those that report for the day. */
export const eventsToLookUp = (definitions: readonly Pick<DutyDefinition, "opens" | "closes" | "length">[]): string[] =>
  definitions.flatMap(({ opens, closes, length }) => ("byTimeOfDay" in length ? [opens, ...closes] : [opens]));

/** A subject under way that owes daily reports, `since` when, with the facts that name its owner. */
export interface UnderWay {
  readonly subject: Duty["subject"];
  readonly title?: string;
  readonly part?: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly since: Date;
}

/**
 * The daily duties of `day` (T10): on a working day everything that came under way before the day's hour owes a report by it;
 * on a day of rest nobody does. Time runs from the first shift or from when the subject came under way, whichever is later, so
 * the result does not depend on when a worker looks. Refuses for a year without calendar data.
 */
export function dailyDuties(
  definition: DutyDefinition,
  underWay: readonly UnderWay[],
  { day, clock, newId }: { day: string; clock: WorkingClock; newId: () => string },
): { opened: Duty[]; refused: Refused[] } | YearMissing {
  const ofDay = clock.dayOf(day);
  if (isMissing(ofDay)) return ofDay;
  const firstShift = ofDay.shifts[0];
  if (!firstShift || !("byTimeOfDay" in definition.length)) return { opened: [], refused: [] };
  const begins = clock.atTimeOfDay(day, firstShift.from);
  const hour = clock.atTimeOfDay(day, definition.length.byTimeOfDay);
  const opened: Duty[] = [];
  const refused: Refused[] = [];
  for (const { since, ...about } of underWay.filter((one) => one.since < hour)) {
    const answer = openDuty({ ...about, id: newId(), definition, day, clock, now: since > begins ? since : begins });
    if (isRefused(answer)) refused.push(answer);
    else opened.push(answer);
  }
  return { opened, refused };
}

/** Whose report of `day` is missing once its hour has passed (the list of 16:01, R033). */
export const missingReports = (duties: readonly Duty[], day: string, now: Date): Duty[] =>
  duties.filter((duty) => duty.day === day && duty.state === "open" && duty.dueAt !== null && now > duty.dueAt);

/** One person's running duties for one message; each duty stands in exactly one list, the most pressing, soonest first. */
export type Digest = {
  /** Others' duties that were escalated to a role of this person. */
  escalated: Duty[];
  overdue: Duty[];
  /** Due later on the company's present day. */
  dueToday: Duty[];
  /** Warned, and due on a later day. */
  warned: Duty[];
  /** Due time unknown: the calendar lacks the year. */
  withoutDueTime: Duty[];
};

/** What a person is told in one message at `now`; undefined when there is nothing to tell. */
export function digestOf(
  duties: readonly Duty[],
  person: { id: string; roles: readonly string[] },
  { now, clock }: { now: Date; clock: Pick<WorkingClock, "businessDate"> },
): Digest | undefined {
  const digest: Digest = { escalated: [], overdue: [], dueToday: [], warned: [], withoutDueTime: [] };
  const today = clock.businessDate(now);
  for (const duty of duties) {
    const place = placeOf(duty, { person, now, isToday: (instant) => clock.businessDate(instant) === today });
    if (place) digest[place].push(duty);
  }
  const lists = Object.values(digest);
  for (const list of lists) list.sort((a, b) => Number(a.dueAt) - Number(b.dueAt));
  return lists.some((list) => list.length > 0) ? digest : undefined;
}

type Reader = { person: { id: string; roles: readonly string[] }; now: Date; isToday: (instant: Date) => boolean };

function placeOf(duty: Duty, { person, now, isToday }: Reader): keyof Digest | undefined {
  if (duty.state !== "open") return undefined;
  const owns = duty.ownerId === person.id || (duty.ownerRole !== null && person.roles.includes(duty.ownerRole));
  if (!owns) return duty.steps.some((step) => step.firedAt && step.to !== null && person.roles.includes(step.to)) ? "escalated" : undefined;
  if (!duty.dueAt) return duty.missingYear === null ? undefined : "withoutDueTime";
  if (now > duty.dueAt) return "overdue";
  if (isToday(duty.dueAt)) return "dueToday";
  return duty.level > 0 ? "warned" : undefined;
}

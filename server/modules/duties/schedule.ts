import type { DutyDefinition, DutyPause } from "../../../contract/duties.ts";

/** The calendar does not know the holidays of `year`. */
export type YearMissing = { code: "calendarYearMissing"; year: number };
type Known<T> = T | YearMissing;

/** What duties must know of a company's calendar; the calendar room's `workingClock` fits. */
export interface WorkingClock {
  readonly version: number;
  readonly addWorkingTime: (start: Date, minutes: number) => Known<Date>;
  readonly workingMinutesBetween: (from: Date, to: Date) => Known<number>;
  readonly atTimeOfDay: (date: string, time: string) => Date;
  readonly businessDate: (instant: Date) => string;
  readonly dayOf: (date: string) => Known<{ working: boolean; shifts: readonly { from: string }[] }>;
}

/** Something that is to happen once when time passes. `at` is null as long as the calendar lacks its year. */
export type Step = {
  level: number;
  kind: "warning" | "breach" | "escalation";
  /** The role told by an escalation; the owner is told of the others. */
  to: string | null;
  at: Date | null;
  firedAt: Date | null;
};

/** What a duty's instants follow from. */
export interface Terms {
  readonly definition: DutyDefinition;
  readonly openedAt: Date;
  /** A due time fixed from outside: a promised instant, a daily hour. Null when the length is counted. */
  readonly target: Date | null;
  readonly pauses: readonly DutyPause[];
}

export interface Schedule {
  readonly dueAt: Date | null;
  /** First year without calendar data that kept an instant unknown. */
  readonly missingYear: number | null;
  /** Warning, breach and escalations in order of time; step n has level n. */
  readonly steps: readonly Step[];
  /** The calendar version that these instants were counted with. */
  readonly calendarVersion: number;
}

/**
 * When the duty warns, is due and escalates: its length from the opening, moved by the time paused, all on the duty's own clock.
 * Every instant stands by itself, so a due time before New Year is known even where its escalation falls into an unknown year.
 */
export function scheduleOf(terms: Terms, clock: WorkingClock): Schedule {
  const { definition, openedAt, target } = terms;
  const time = definition.clock === "natural" ? naturalTime : { add: clock.addWorkingTime, between: clock.workingMinutesBetween };
  const allowed = minutesAllowed(terms, time);
  if (allowed === null) return { dueAt: null, missingYear: null, steps: [], calendarVersion: clock.version };
  const paused = minutesPaused(terms, time);
  const after = (start: Date, minutes: Known<number>) => both(minutes, paused, (m, still) => time.add(start, m + still));
  const due = target ? after(target, 0) : after(openedAt, allowed);
  const warning = after(openedAt, both(allowed, 0, (minutes) => minutes * definition.warnAt));
  const escalations = definition.escalate.map((step) => both(due, step.after, time.add));
  const steps = [warning, due, ...escalations].map((at, index): Step => ({
    level: index + 1,
    kind: index === 0 ? "warning" : index === 1 ? "breach" : "escalation",
    to: definition.escalate[index - 2]?.to ?? null,
    at: isMissing(at) ? null : at,
    firedAt: null,
  }));
  const unknown = [warning, due, ...escalations].find(isMissing);
  return { dueAt: isMissing(due) ? null : due, missingYear: unknown?.year ?? null, steps, calendarVersion: clock.version };
}

interface Time {
  readonly add: (start: Date, minutes: number) => Known<Date>;
  readonly between: (from: Date, to: Date) => Known<number>;
}

const naturalTime: Time = {
  add: (start, minutes) => new Date(start.getTime() + Math.round(minutes * 60_000)),
  between: (from, to) => (to.getTime() - from.getTime()) / 60_000,
};

/** Null without a limit. A promise that had passed when the duty opened allows nothing. */
function minutesAllowed({ definition: { length }, openedAt, target }: Terms, time: Time): Known<number> | null {
  if ("untilClosed" in length) return null;
  if ("minutes" in length) return length.minutes;
  if ("hours" in length) return length.hours * 60;
  return target && target > openedAt ? time.between(openedAt, target) : 0;
}

/** A pause that still lasts does not count yet: it moves the due time when it ends. */
function minutesPaused({ pauses }: Terms, time: Time): Known<number> {
  return pauses.reduce<Known<number>>((sum, { from, to }) => (to ? both(sum, time.between(from, to), (before, more) => before + more) : sum), 0);
}

function both<A, B, C>(a: Known<A>, b: Known<B>, combine: (a: A, b: B) => Known<C>): Known<C> {
  if (isMissing(a)) return a;
  return isMissing(b) ? b : combine(a, b);
}

export function isMissing(answer: unknown): answer is YearMissing {
  return typeof answer === "object" && answer !== null && "code" in answer;
}

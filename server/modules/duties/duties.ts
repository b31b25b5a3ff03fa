import { type DutyAnswer, type DutyDefinition, dutyLifecycle, type DutyState, remindAgainAfter, reviewDuties } from "../../../contract/duties.ts";
import type { Subject } from "../../../contract/toolkit.ts";
import { type Actor, ownersOf } from "../../platform/actor.ts";
import { refuse, type Refused } from "../../platform/refusal.ts";
import { isMissing, type Schedule, scheduleOf, type Step, type Terms, type WorkingClock } from "./schedule.ts";

/** Something that somebody must do by a time. All instants are UTC. */
export interface Duty extends Terms, Schedule {
  readonly id: string;
  readonly subject: Pick<Subject, "kind" | "id">;
  /** How people call the subject: an order's number and customer. */
  readonly title: string;
  /** Tells apart several of a kind on one subject: a review step, a run, a delivery. */
  readonly part: string | null;
  /** The business date of a daily duty; with definition, subject and part it is unique. */
  readonly day: string | null;
  readonly ownerId: string | null;
  readonly ownerRole: string | null;
  /** Highest level that fired. A worker writes it only where it still is what it read, so each step fires once. */
  readonly level: number;
  readonly state: DutyState;
  /** Whether the limit was kept; null while open, when cancelled, or without a due time. */
  readonly kept: boolean | null;
  readonly closedAt: Date | null;
  readonly closedBy: string | null;
  readonly cancelReason: string | null;
  /** How often its owner was reminded, and when last. */
  readonly reminded: number;
  readonly remindedAt: Date | null;
}

export type Opening = {
  id: string;
  definition: DutyDefinition;
  subject: Duty["subject"];
  title?: string;
  part?: string;
  /** Facts of the subject: owners (`salespersonId`) and promised instants, by name. */
  facts: Readonly<Record<string, unknown>>;
  clock: WorkingClock;
  now: Date;
  /** For a daily duty: the day that it is for. */
  day?: string;
};

/**
 * Opens a duty at `now` with its owner, due time, warning and escalations (00.2). Refuses `dutyFactMissing` when the definition
 * names a fact that is not there. A due time in a year without calendar data stays null instead of guessed or refused: the
 * command must not fail for it, and `recomputeForCalendar` sets it later.
 */
export function openDuty({ id, definition, subject, title = "", part, facts, clock, now, day }: Opening): Duty | Refused {
  const owner = ownerOf(definition, facts);
  const target = targetOf({ definition, facts, clock, day });
  if ("missing" in owner) return refuse("dutyFactMissing", { duty: definition.id, fact: owner.missing });
  if ("missing" in target) return refuse("dutyFactMissing", { duty: definition.id, fact: target.missing });
  const terms = { definition, openedAt: now, target: target.at, pauses: [] };
  return {
    id, subject, title, part: part ?? null, day: day ?? null, ...owner, ...terms, ...scheduleOf(terms, clock),
    level: 0, state: "open", kept: null, closedAt: null, closedBy: null, cancelReason: null, reminded: 0, remindedAt: null,
  };
}

/** Records that `event` closed the duty, by whom, and whether that was in time (00.2); at the due instant itself is in time. */
export function closeDuty(duty: Duty, event: { name: string; by: string }, now: Date): Duty | Refused {
  if (!dutyLifecycle.allows("close", duty.state)) return refuse("dutyStateWrong", { verb: "close", state: duty.state });
  if (!duty.definition.closes.includes(event.name)) return refuse("dutyEventForeign", { event: event.name, closes: duty.definition.closes });
  const pauses = endPause(duty.pauses, now);
  // Only a duty still in time can be paused, and paused time does not count, so closing it then keeps the limit.
  const kept = duty.dueAt && (duty.state === "paused" || now <= duty.dueAt);
  return { ...duty, pauses, state: "closed", kept, closedAt: now, closedBy: event.by };
}

/** Takes the duty off with a reason, for example because its order was cancelled; it counts neither as kept nor as broken. */
export function cancelDuty(duty: Duty, { reason, by }: { reason: string; by: string }, now: Date): Duty | Refused {
  if (!dutyLifecycle.allows("cancel", duty.state)) return refuse("dutyStateWrong", { verb: "cancel", state: duty.state });
  return { ...duty, pauses: endPause(duty.pauses, now), state: "cancelled", closedAt: now, closedBy: by, cancelReason: reason };
}

/** Lets the duty stand still for a reason that its policy allows. A limit already reached cannot be mended by a pause. */
export function pauseDuty(duty: Duty, pause: { reason: string; note?: string; by: string }, now: Date): Duty | Refused {
  if (!dutyLifecycle.allows("pause", duty.state)) return refuse("dutyStateWrong", { verb: "pause", state: duty.state });
  const reasons = duty.definition.pause?.reasons ?? [];
  return reasons.includes(pause.reason) ? standStill(duty, pause, now) : refuse("dutyPauseNotForeseen", { reason: pause.reason, reasons });
}

/** Lets the duty stand still; its policy is not asked. Refused where it does not run, or its limit is reached. */
export function standStill(duty: Duty, pause: { reason: string; note?: string; by: string }, now: Date): Duty | Refused {
  if (!dutyLifecycle.allows("pause", duty.state)) return refuse("dutyStateWrong", { verb: "pause", state: duty.state });
  if (duty.dueAt && now >= duty.dueAt) return refuse("dutyAlreadyDue", { dueAt: duty.dueAt });
  return { ...duty, state: "paused", pauses: [...duty.pauses, { from: now, to: null, note: null, ...pause }] };
}

/** Lets a paused duty run on; its due time and what has not fired yet move by the time paused on the duty's own clock. */
export function resumeDuty(duty: Duty, clock: WorkingClock, now: Date): Duty | Refused {
  if (!dutyLifecycle.allows("resume", duty.state)) return refuse("dutyStateWrong", { verb: "resume", state: duty.state });
  return rescheduled({ ...duty, state: "open", pauses: endPause(duty.pauses, now) }, clock);
}

/** Gives a running duty to another person or role; its times stay, for the work is as late as it was. */
export function reassignDuty(duty: Duty, owner: { personId: string } | { role: string }): Duty | Refused {
  if (isOver(duty)) return refuse("dutyStateWrong", { verb: "reassign", state: duty.state });
  return "role" in owner ? { ...duty, ownerId: null, ownerRole: owner.role } : { ...duty, ownerId: owner.personId, ownerRole: null };
}

/** Whether a duty is this person's: by name, of a role of his, or of somebody for whom he stands in. */
export const owns = (actor: Pick<Actor, "id" | "roles" | "standsFor">, { ownerId, ownerRole }: Pick<Duty, "ownerId" | "ownerRole">): boolean =>
  (ownerId !== null && ownersOf(actor).includes(ownerId)) || (ownerRole !== null && actor.roles.includes(ownerRole));

/** Whether a duty is a review's, of a step or an opinion: whose it is is the review's matter, and the duty follows. */
export const isOfReview = ({ definition }: Pick<Duty, "definition">): boolean => reviewDuties.some((opens) => opens === definition.opens);

/** For how many minutes after a reminder the duty is left in peace. */
export const peaceAfterReminder = ({ definition }: Pick<Duty, "definition">): number => definition.remindAgainAfter ?? remindAgainAfter;
const remindableAt = (duty: Pick<Duty, "definition" | "remindedAt">): Date | null => duty.remindedAt && new Date(duty.remindedAt.getTime() + peaceAfterReminder(duty) * 60_000);

/** Counts a reminder of an open duty; refuses one that comes too soon after the last, with the instant from which it may be repeated. */
export function remindedOf(duty: Duty, now: Date): Duty | { again: Date } | Refused {
  if (duty.state !== "open") return refuse("dutyStateWrong", { verb: "remind", state: duty.state });
  const again = remindableAt(duty);
  return again && now < again ? { again } : { ...duty, reminded: duty.reminded + 1, remindedAt: now };
}

export const isOver = ({ state }: Pick<Duty, "state">): boolean => state === "closed" || state === "cancelled";

/**
 * What the duty becomes under a changed calendar: a new due time from its start; a daily duty of a day that became a day of rest
 * is cancelled. What fired stays fired. A finished duty keeps its verdict, but for one whose due time was unknown until now.
 */
export function recomputeForCalendar(duty: Duty, clock: WorkingClock, now: Date): Duty {
  if (duty.state === "closed" && duty.missingYear !== null && duty.closedAt && !duty.dueAt) {
    const { dueAt, steps, missingYear, calendarVersion } = rescheduled(duty, clock);
    return { ...duty, dueAt, steps, missingYear, calendarVersion, kept: dueAt && duty.closedAt <= dueAt };
  }
  if (isOver(duty)) return duty;
  const day = duty.day === null ? undefined : clock.dayOf(duty.day);
  if (day && !isMissing(day) && !day.working) return { ...duty, pauses: endPause(duty.pauses, now), state: "cancelled", closedAt: now, cancelReason: "dayOfRest" };
  return rescheduled(duty, clock);
}

/**
 * The steps (warning, breach, escalations) that fire at `now`, each at most once in the duty's life, and the duty that
 * remembers them. After an outage several may fire together: tell people of the last, record all.
 */
export function warningsDue(duty: Duty, now: Date): { fired: readonly Step[]; duty: Duty } {
  if (duty.state !== "open") return { fired: [], duty };
  const fires = (step: Step) => step.level > duty.level && step.at !== null && step.at <= now;
  const steps = duty.steps.map((step) => (fires(step) ? { ...step, firedAt: now } : step));
  const fired = steps.filter(fires);
  return { fired, duty: { ...duty, steps, level: Math.max(duty.level, ...fired.map(({ level }) => level)) } };
}

/** When to look at the duty again; null when nothing is left to fire. A sweeper's index. */
export const nextStepAt = (duty: Duty): Date | null => (duty.state === "open" ? duty.steps.find((step) => step.level > duty.level)?.at ?? null : null);

function ownerOf({ owner }: DutyDefinition, facts: Opening["facts"]): Pick<Duty, "ownerId" | "ownerRole"> | { missing: string } {
  if ("role" in owner) return { ownerId: null, ownerRole: owner.role };
  const person = facts[owner.fact];
  return typeof person === "string" && person !== "" ? { ownerId: person, ownerRole: null } : { missing: owner.fact };
}

function targetOf({ definition: { length }, facts, clock, day }: Pick<Opening, "definition" | "facts" | "clock" | "day">): { at: Date | null } | { missing: string } {
  if ("byTimeOfDay" in length) return day === undefined ? { missing: "day" } : { at: clock.atTimeOfDay(day, length.byTimeOfDay) };
  if (!("fromFact" in length)) return { at: null };
  const promised = facts[length.fromFact];
  return promised instanceof Date && !Number.isNaN(promised.getTime()) ? { at: promised } : { missing: length.fromFact };
}

function endPause(pauses: Duty["pauses"], now: Date): Duty["pauses"] {
  return pauses.map((pause) => (pause.to ? pause : { ...pause, to: now }));
}

function rescheduled(duty: Duty, clock: WorkingClock): Duty {
  const schedule = scheduleOf(duty, clock);
  const fired = new Map(duty.steps.filter(({ firedAt }) => firedAt).map((step) => [step.level, step]));
  return { ...duty, ...schedule, steps: schedule.steps.map((step) => fired.get(step.level) ?? step) };
}

/** The duty as the API shows it. */
export function dutyAnswerOf(duty: Duty): DutyAnswer {
  const { definition, steps, target: _target, calendarVersion: _version, level: _level, pauses, ...shown } = duty;
  return {
    ...shown,
    definition: { id: definition.id, name: definition.name }, opens: definition.opens,
    warnAt: steps.find(({ kind }) => kind === "warning")?.at ?? null,
    escalations: steps.flatMap(({ kind, to, at, firedAt }) => (kind === "escalation" && to ? [{ to, at, firedAt }] : [])),
    pauses: [...pauses], remindableAt: remindableAt(duty),
  };
}

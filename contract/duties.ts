import { z } from "zod";
import { lifecycle } from "./lifecycle.ts";
import { roles } from "./permissions.ts";
import { command, day, id, instant, languages, page, paging, query, subject, text } from "./toolkit.ts";

const role = z.enum(roles);
const eventName = z.string().regex(/^[a-z][A-Za-z0-9]{0,59}$/, "the name of an event, for example orderSubmitted");
const factName = z.string().regex(/^[a-z][A-Za-z0-9]{0,59}$/, "the name of a fact, for example promisedReplyAt");
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "a time of day, for example 16:00");
const span = z.int().min(0).max(527_040);

/** How long a duty may take. */
const dutyLength = z.union([
  z.strictObject({ minutes: span.min(1) }),
  z.strictObject({ hours: z.number().positive().max(8784) }),
  /** On every working day of the calendar, up to this hour of the company's clock (T10). */
  z.strictObject({ byTimeOfDay: timeOfDay, daily: z.literal(true) }),
  /** Up to an instant that somebody promised (T22). */
  z.strictObject({ fromFact: factName }),
  /** No limit, only a window that an event closes (T24). */
  z.strictObject({ untilClosed: z.literal(true) }),
]);

/**
 * A kind of duty as a policy carries it (timers T01–T25): what opens and closes it, how long it may take, whose it is, when to
 * warn, whom to tell next. All figures are data of the policy (00.1); whatever has a limit has an escalation (00.2).
 */
export const dutyDefinition = z
  .strictObject({
    id: z.string().regex(/^[A-Z][A-Z0-9]{1,9}$/, "an id, for example T08"),
    name: z.record(z.enum(languages), z.string().min(1).max(80)),
    opens: eventName,
    /** CEL over the facts of the order; absent: always. */
    when: z.string().min(1).max(2000).optional(),
    closes: z.array(eventName).min(1).max(20),
    length: dutyLength,
    /** `working`: only the shifts of the calendar count. `natural`: every hour counts. */
    clock: z.enum(["working", "natural"]),
    owner: z.union([z.strictObject({ role }), z.strictObject({ fact: factName })]),
    /** Part of the time after which the owner is warned (T25): 0.8 warns when a fifth is left. */
    warnAt: z.number().gt(0).lt(1),
    /** Minutes after the due time, on the duty's own clock, and the role that is told then. */
    escalate: z.array(z.strictObject({ after: span, to: role })).max(8),
    /** Reasons that justify a pause; absent: the duty cannot be paused. */
    pause: z.strictObject({ reasons: z.array(z.string().min(1).max(40)).min(1).max(20) }).optional(),
    /** For how many minutes after a reminder 催办 the duty is left in peace; absent in those of before a policy could say so: `remindAgainAfter`. */
    remindAgainAfter: span.min(1).optional(),
  })
  .refine((duty) => "untilClosed" in duty.length || duty.escalate.length > 0, { path: ["escalate"], message: "a duty with a limit names somebody to tell when it is broken" })
  .refine((duty) => duty.escalate.every((step, at) => at === 0 || step.after >= (duty.escalate[at - 1]?.after ?? 0)), { path: ["escalate"], message: "later steps come later" });
export type DutyDefinition = z.infer<typeof dutyDefinition>;

export const dutyStates = ["open", "paused", "closed", "cancelled"] as const;
export type DutyState = (typeof dutyStates)[number];

/** What can happen to a duty; `closed` and `cancelled` are final, for what happened is not edited. */
export const dutyLifecycle = lifecycle(dutyStates, {
  pause: { from: ["open"], to: "paused" },
  resume: { from: ["paused"], to: "open" },
  close: { from: ["open", "paused"], to: "closed" },
  cancel: { from: ["open", "paused"], to: "cancelled" },
});

/** A time in which the duty justly stood still; `to` is null while it lasts. */
export const dutyPause = z.object({ from: instant, to: instant.nullable(), reason: text(40), note: text(500).nullable(), by: z.string() });
export type DutyPause = z.infer<typeof dutyPause>;

/** A duty as the API shows it. */
export const dutyAnswer = z.object({
  id,
  definition: z.object({ id: z.string(), name: z.record(z.enum(languages), z.string()) }),
  subject,
  /** How people call the subject: the order's number and customer. */
  title: z.string(),
  /** Tells apart several of a kind on one subject: a review step, a run, a delivery. */
  part: z.string().nullable(),
  /** The day that a daily duty is for. */
  day: day.nullable(),
  ownerId: z.string().nullable(),
  ownerRole: z.string().nullable(),
  openedAt: instant,
  /** Null without a limit, or as long as the calendar does not know `missingYear`. */
  dueAt: instant.nullable(),
  missingYear: z.int().nullable(),
  warnAt: instant.nullable(),
  state: z.enum(dutyStates),
  /** Whether the limit was kept; null while open, when cancelled, or without a due time. */
  kept: z.boolean().nullable(),
  closedAt: instant.nullable(),
  closedBy: z.string().nullable(),
  cancelReason: z.string().nullable(),
  escalations: z.array(z.object({ to: z.string(), at: instant.nullable(), firedAt: instant.nullable() })),
  /** How often the owner was reminded, and when last. */
  reminded: z.int(),
  remindedAt: instant.nullable(),
  /** From when it may be reminded of again; null where nobody has yet. */
  remindableAt: instant.nullable(),
  /** The event that opened it: whose duty a review step is, the review decides. */
  opens: z.string(),
  pauses: z.array(dutyPause),
});
export type DutyAnswer = z.infer<typeof dutyAnswer>;

const dutyId = z.object({ dutyId: id });
const list = page(dutyAnswer);

export const myDuties = query({
  name: "duties.mine", summary: "What I have to do, the most overdue first; or what was escalated to my roles", path: "/duties/mine", permission: "duties.see",
  query: paging.extend({ list: z.enum(["owned", "escalated"]).default("owned"), search: text(60).optional() }), answer: list,
});
export const countMyDuties = query({
  name: "duties.count", summary: "Figures of my duties for the badge", path: "/duties/mine/count", permission: "duties.see",
  answer: z.object({ running: z.int(), overdue: z.int(), dueToday: z.int(), escalated: z.int() }),
});
export const dutiesOfSubject = query({
  name: "duties.ofSubject", summary: "All duties of a document, running ones first", path: "/subjects/:kind/:id/duties", permission: "duties.see", params: subject, answer: z.array(dutyAnswer),
});
export const listDuties = query({
  name: "duties.list", summary: "Duties of the company for supervisors", path: "/duties", permission: "duties.see",
  query: paging.extend({
    list: z.enum(["running", "overdue", "paused", "broken", "withoutDueTime"]).default("overdue"), role: role.optional(), ownerId: id.optional(), definition: text(10).optional(), search: text(60).optional(),
  }),
  answer: list,
});
export const missingReports = query({
  name: "duties.missingReports", summary: "Whose daily report is missing once its hour has passed (the list of 16:01)", path: "/duties/missing-reports", permission: "duties.see",
  query: z.strictObject({ day: day.optional() }), answer: z.object({ day, rows: z.array(dutyAnswer) }),
});

export const pauseDuty = command({
  name: "duties.pause", summary: "Let a duty stand still for a reason that its policy allows", path: "/duties/:dutyId/pause", permission: "duties.manage", params: dutyId,
  body: z.strictObject({ reason: text(40).min(1), note: text(500).optional() }), answer: dutyAnswer,
});
export const resumeDuty = command({
  name: "duties.resume", summary: "Let a paused duty run on", path: "/duties/:dutyId/resume", permission: "duties.manage", params: dutyId, answer: dutyAnswer,
});
export const reassignDuty = command({
  name: "duties.reassign", summary: "Give a running duty to another person or role", path: "/duties/:dutyId/owner", method: "PUT", permission: "duties.manage", params: dutyId,
  body: z.strictObject({ owner: z.union([z.strictObject({ personId: id }), z.strictObject({ role })]), why: text(500).min(1) }), answer: dutyAnswer,
});
/** Handed on by its owner; those who lead give it to anybody with `reassignDuty`. */
export const transferDuty = command({
  name: "duties.transfer", summary: "Hand a running duty of one's own to a colleague who may do the work", path: "/duties/:dutyId/transfer", permission: "duties.transfer", params: dutyId,
  body: z.strictObject({ personId: id, why: text(500).min(1) }), answer: dutyAnswer,
});
export const mayTakeDuty = query({
  name: "duties.takers", summary: "Colleagues who may do the work of a duty", path: "/duties/:dutyId/takers", permission: "duties.transfer", params: dutyId, answer: z.array(z.object({ id, name: z.string() })),
});
/** For how many minutes after a reminder a duty is left in peace where its policy does not say. */
export const remindAgainAfter = 30;
export const remindOfDuty = command({
  name: "duties.remind", summary: "Remind the owner of a running duty; not again before the time that its policy leaves him in peace", path: "/duties/:dutyId/reminder", permission: "duties.remind", params: dutyId, answer: dutyAnswer,
});
/** Events that open duties of a review, which are handed on in the review. */
export const reviewDuties = ["reviewStepOpened", "changeStepOpened", "opinionAsked"] as const;

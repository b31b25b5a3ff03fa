import { describe, expect, test } from "vitest";
import { dutyAnswer, type DutyDefinition } from "../../../contract/duties.ts";
import { isRefused, type Refused } from "../../platform/refusal.ts";
import { cancelDuty, closeDuty, type Duty, dutyAnswerOf, nextStepAt, openDuty, pauseDuty, recomputeForCalendar, resumeDuty, warningsDue } from "./duties.ts";
import { at, definition, granted, officeHours } from "./test-clock.ts";

const clock = officeHours();
const subject = { kind: "order", id: "0199a000-0000-7000-8000-000000000001" };
const dutyId = "0199a000-0000-7000-8000-000000000002";
const refusalOf = (answer: Duty | Refused) => (isRefused(answer) ? answer.refusals[0] : undefined);
const opening = (changes: Partial<DutyDefinition>, now: string, facts: Record<string, unknown> = {}) =>
  openDuty({ id: dutyId, definition: definition(changes), subject, facts, clock, now: at(now) });
const open = (changes: Partial<DutyDefinition>, now: string, facts?: Record<string, unknown>) => granted(opening(changes, now, facts));
const levels = (duty: Duty, now: string) => warningsDue(duty, at(now)).fired.map(({ level }) => level);
const planSaved = { name: "planSaved", by: "person-7" };

test("[00.2] a duty has its owner and due time, warns, escalates step by step, and records that its limit was broken", () => {
  let duty = open({}, "2026-03-02T10:00");
  expect(duty).toMatchObject({ ownerRole: "planner", state: "open", kept: null, dueAt: at("2026-03-02T12:00") });
  const told = ["2026-03-02T11:35", "2026-03-02T11:36", "2026-03-02T12:00", "2026-03-02T13:00", "2026-03-03T13:00"].map((now) => {
    const looked = warningsDue(duty, at(now));
    duty = looked.duty;
    return looked.fired.map(({ kind, to }) => (to ? `${kind} to ${to}` : kind));
  });
  expect(told).toEqual([[], ["warning"], ["breach", "escalation to productionHead"], ["escalation to generalManager"], []]);
  duty = granted(closeDuty(duty, planSaved, at("2026-03-02T14:00")));
  expect(duty).toMatchObject({ state: "closed", kept: false, closedBy: "person-7", closedAt: at("2026-03-02T14:00") });
});

test.each([
  ["well in time", "2026-03-02T10:30", true],
  ["at the due instant", "2026-03-02T12:00", true],
  ["a second late", "2026-03-02T12:00:01", false],
])("a duty done %s: kept %s %s", (_case, now, kept) => {
  expect(granted(closeDuty(open({}, "2026-03-02T10:00"), planSaved, at(now))).kept).toBe(kept);
});

describe("The owner", () => {
  const salesperson = { owner: { fact: "salespersonId" } };
  test("is the person that the order names", () => {
    expect(open(salesperson, "2026-03-02T10:00", { salespersonId: "person-3" })).toMatchObject({ ownerId: "person-3", ownerRole: null });
  });
  test("is not left empty when the order names nobody", () => {
    expect(refusalOf(opening(salesperson, "2026-03-02T10:00"))).toMatchObject({ code: "dutyFactMissing", facts: { duty: "T08", fact: "salespersonId" } });
  });
});

describe("Steps fire once", () => {
  test("two workers that read the same duty find the same level to set, and afterwards nothing is left", () => {
    const duty = open({}, "2026-03-02T10:00");
    const [first, second] = [warningsDue(duty, at("2026-03-02T12:00")), warningsDue(duty, at("2026-03-02T12:00"))];
    expect([duty.level, first.duty.level, second.duty.level]).toEqual([0, 3, 3]);
    expect(levels(first.duty, "2026-03-02T12:00")).toEqual([]);
  });
  test("after days without a worker all that was missed fires together, and the record says when", () => {
    const { fired, duty } = warningsDue(open({}, "2026-03-02T10:00"), at("2026-03-05T10:00"));
    expect(fired.map(({ level }) => level)).toEqual([1, 2, 3, 4]);
    expect(duty.steps.every(({ firedAt }) => firedAt?.getTime() === at("2026-03-05T10:00").getTime())).toBe(true);
  });
  test("a clock set back fires nothing again", () => {
    expect(levels(warningsDue(open({}, "2026-03-02T10:00"), at("2026-03-02T11:40")).duty, "2026-03-02T10:30")).toEqual([]);
  });
  test("the next look is at the first step that has not fired", () => {
    const duty = open({}, "2026-03-02T10:00");
    expect(nextStepAt(duty)).toEqual(at("2026-03-02T11:36"));
    expect(nextStepAt(warningsDue(duty, at("2026-03-02T11:36")).duty)).toEqual(at("2026-03-02T12:00"));
  });
});

describe("A justified pause", () => {
  const pausable = { pause: { reasons: ["customerAbroad"] } };
  const pause = { reason: "customerAbroad", by: "person-7" };

  test.each<[string, Partial<DutyDefinition>, string]>([
    ["working time is given back as working time", {}, "2026-03-03T11:00"],
    ["time by the clock as time by the clock", { clock: "natural" }, "2026-03-03T06:00"],
  ])("%s", (_case, changes, due) => {
    const paused = granted(pauseDuty(open({ ...pausable, ...changes }, "2026-03-02T10:00"), pause, at("2026-03-02T11:00")));
    expect(levels(paused, "2026-03-02T20:00")).toEqual([]);
    const resumed = granted(resumeDuty(paused, clock, changes.clock ? at("2026-03-03T05:00") : at("2026-03-03T10:00")));
    expect(resumed).toMatchObject({ state: "open", dueAt: at(due), pauses: [{ reason: "customerAbroad", by: "person-7" }] });
  });

  test("two pauses add up, and the warning and escalations move along", () => {
    let duty = open({ ...pausable, length: { hours: 4 } }, "2026-03-02T09:00");
    for (const [from, to] of [["10:00", "10:30"], ["11:00", "12:00"]])
      duty = granted(resumeDuty(granted(pauseDuty(duty, pause, at(`2026-03-02T${from}`))), clock, at(`2026-03-02T${to}`)));
    expect(duty.steps.map((step) => step.at)).toEqual(["13:42", "14:30", "14:30", "15:30"].map((time) => at(`2026-03-02T${time}`)));
  });

  test("a warning given before the pause is not given again", () => {
    const { duty } = warningsDue(open(pausable, "2026-03-02T10:00"), at("2026-03-02T11:40"));
    const resumed = granted(resumeDuty(granted(pauseDuty(duty, pause, at("2026-03-02T11:45"))), clock, at("2026-03-03T10:00")));
    expect(resumed.steps[0]).toMatchObject({ at: at("2026-03-02T11:36"), firedAt: at("2026-03-02T11:40") });
    expect(levels(resumed, "2026-03-03T10:14")).toEqual([]);
    expect(levels(resumed, "2026-03-03T10:15")).toEqual([2, 3]);
  });

  test("a duty closed while it stands still is kept, and the pause ends with it", () => {
    const paused = granted(pauseDuty(open(pausable, "2026-03-02T10:00"), pause, at("2026-03-02T11:00")));
    const closed = granted(closeDuty(paused, planSaved, at("2026-03-04T11:00")));
    expect(closed).toMatchObject({ kept: true, pauses: [{ to: at("2026-03-04T11:00") }] });
  });

  test.each<{ when: string; changes: Partial<DutyDefinition>; reason: string; now: string; code: string }>([
    { when: "for a reason that the policy does not know", changes: pausable, reason: "tired", now: "2026-03-02T11:00", code: "dutyPauseNotForeseen" },
    { when: "of a duty that no policy lets pause", changes: {}, reason: "customerAbroad", now: "2026-03-02T11:00", code: "dutyPauseNotForeseen" },
    { when: "once the limit is reached", changes: pausable, reason: "customerAbroad", now: "2026-03-02T12:00", code: "dutyAlreadyDue" },
  ])("is refused $when", ({ changes, reason, now, code }) => {
    expect(refusalOf(pauseDuty(open(changes, "2026-03-02T10:00"), { reason, by: "person-7" }, at(now)))?.code).toBe(code);
  });
});

describe("A changed calendar", () => {
  test("gives an open duty a new due time from its start and the calendar's version", () => {
    const duty = open({}, "2026-03-02T16:00");
    expect([duty.dueAt, duty.calendarVersion]).toEqual([at("2026-03-03T10:00"), 1]);
    const moved = recomputeForCalendar(duty, officeHours(2, ["2026-03-03"]), at("2026-03-02T16:30"));
    expect([moved.dueAt, moved.calendarVersion]).toEqual([at("2026-03-04T10:00"), 2]);
  });
  test("leaves a finished duty and its verdict alone", () => {
    const closed = granted(closeDuty(open({}, "2026-03-02T10:00"), planSaved, at("2026-03-02T11:00")));
    expect(recomputeForCalendar(closed, officeHours(2, ["2026-03-02"]), at("2026-03-04T10:00"))).toBe(closed);
  });
});

describe("A calendar that lacks next year", () => {
  const lacking = open({ length: { hours: 2 } }, "2026-12-31T16:00");
  const nextYear = { ...officeHours(2), addWorkingTime: (start: Date, minutes: number) => new Date(start.getTime() + minutes * 60_000) };

  test("does not stop the command: the duty opens, says which year it lacks, and is never guessed", () => {
    expect(lacking).toMatchObject({ state: "open", dueAt: null, missingYear: 2027 });
    expect(levels(lacking, "2027-06-01T10:00")).toEqual([]);
  });
  test("keeps what is known: a due time on the last day stands though its escalation is unknown", () => {
    const duty = open({ length: { hours: 1 } }, "2026-12-31T16:00");
    expect(duty).toMatchObject({ dueAt: at("2026-12-31T17:00"), missingYear: 2027 });
    expect(levels(duty, "2027-01-10T10:00")).toEqual([1, 2, 3]);
  });
  test("settles the verdict of a duty closed meanwhile once the year is there", () => {
    const closed = granted(closeDuty(lacking, planSaved, at("2026-12-31T17:30")));
    expect(closed.kept).toBe(null);
    expect(recomputeForCalendar(closed, nextYear, at("2027-01-05T10:00"))).toMatchObject({ state: "closed", kept: true, missingYear: null });
  });
});

describe("A duty that is over", () => {
  const over = granted(cancelDuty(open({}, "2026-03-02T10:00"), { reason: "orderCancelled", by: "person-1" }, at("2026-03-02T11:00")));
  test("was cancelled with a reason and counts neither as kept nor as broken", () => {
    expect(over).toMatchObject({ state: "cancelled", cancelReason: "orderCancelled", closedBy: "person-1", kept: null });
    expect(levels(over, "2026-03-09T10:00")).toEqual([]);
  });
  test.each([
    ["closed", (duty: Duty) => closeDuty(duty, planSaved, at("2026-03-02T12:00"))],
    ["paused", (duty: Duty) => pauseDuty(duty, { reason: "customerAbroad", by: "person-7" }, at("2026-03-02T12:00"))],
    ["resumed", (duty: Duty) => resumeDuty(duty, clock, at("2026-03-02T12:00"))],
    ["cancelled", (duty: Duty) => cancelDuty(duty, { reason: "again", by: "person-7" }, at("2026-03-02T12:00"))],
  ])("cannot be %s", (_verb, act) => expect(refusalOf(act(over))).toMatchObject({ code: "dutyStateWrong", facts: { state: "cancelled" } }));
});

test("a foreign event does not close a duty", () => {
  const answer = closeDuty(open({}, "2026-03-02T10:00"), { name: "orderShipped", by: "person-7" }, at("2026-03-02T11:00"));
  expect(refusalOf(answer)).toMatchObject({ code: "dutyEventForeign", facts: { closes: ["planSaved"] } });
});

test("the API shows a duty as its contract says", () => {
  const answer = dutyAnswerOf(warningsDue(open({}, "2026-03-02T10:00"), at("2026-03-02T12:00")).duty);
  expect(dutyAnswer.strict().parse(answer)).toEqual(answer);
  expect(answer.escalations).toEqual([
    { to: "productionHead", at: at("2026-03-02T12:00"), firedAt: at("2026-03-02T12:00") },
    { to: "generalManager", at: at("2026-03-02T13:00"), firedAt: null },
  ]);
});

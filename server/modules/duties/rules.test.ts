import { describe, expect, test } from "vitest";
import type { DutyDefinition } from "../../../contract/duties.ts";
import { closeDuty, type Duty, openDuty, pauseDuty, recomputeForCalendar, warningsDue } from "./duties.ts";
import { closedBy, dailyDuties, digestOf, missingReports, openedBy, type UnderWay } from "./rules.ts";
import { isMissing } from "./schedule.ts";
import { at, definition, granted, officeHours } from "./test-clock.ts";

const clock = officeHours();
const order = (n: number) => ({ kind: "order", id: `order-${n}` });
const open = (changes: Partial<DutyDefinition>, now: string, more: { part?: string; facts?: Record<string, unknown> } = {}): Duty =>
  granted(openDuty({ id: `duty-${now}`, definition: definition(changes), subject: order(1), facts: {}, clock, now: at(now), ...more }));

describe("What an event opens and closes", () => {
  const plan = definition();
  const custom = definition({ id: "T90", when: "order.customised" });
  const daily = definition({ id: "T10", length: { byTimeOfDay: "16:00", daily: true } });

  test.each([
    ["an approved order opens its plan", "orderApproved", false, ["T08"]],
    ["a customised one also what the condition asks for", "orderApproved", true, ["T08", "T90"]],
    ["another event opens nothing", "orderShipped", true, []],
  ])("%s", (_case, event, holds, ids) => {
    expect(openedBy([plan, custom, daily], event, () => holds).map(({ id }) => id)).toEqual(ids);
  });

  const finance = open({ closes: ["stepDecided"] }, "2026-03-02T10:00", { part: "finance" });
  const stock = open({ closes: ["stepDecided"] }, "2026-03-02T10:00", { part: "stock" });
  const whole = open({ closes: ["stepDecided"] }, "2026-03-02T10:00");
  const done = granted(closeDuty(finance, { name: "stepDecided", by: "person-1" }, at("2026-03-02T11:00")));

  test.each<[string, { name: string; part?: string }, Duty[]]>([
    ["finance's decision closes finance's step and the whole, not stock's", { name: "stepDecided", part: "finance" }, [finance, whole]],
    ["a decision about the whole closes every step", { name: "stepDecided" }, [finance, stock, whole]],
    ["another event closes nothing", { name: "planSaved" }, []],
  ])("%s", (_case, event, closed) => expect(closedBy([finance, stock, whole], event)).toEqual(closed));

  test("what is closed is not closed again", () => {
    expect(closedBy([done], { name: "stepDecided" })).toEqual([]);
  });
});

describe("Daily progress by 16:00 (T10)", () => {
  const progress = definition({ id: "T10", closes: ["progressReported"], length: { byTimeOfDay: "16:00", daily: true } });
  const underWay = (since: string, n = 1): UnderWay => ({ subject: order(n), facts: {}, since: at(since) });
  const dutiesOf = (day: string, ...orders: UnderWay[]) => dailyDuties(progress, orders, { day, clock, newId: () => "duty" });
  const openedOn = (day: string, ...orders: UnderWay[]): Duty[] => {
    const answer = dutiesOf(day, ...orders);
    return isMissing(answer) ? [] : answer.opened;
  };

  test.each([
    ["an order under way since last week", "2026-03-03", "2026-02-20T10:00", 1],
    ["an order that came in this morning", "2026-03-03", "2026-03-03T10:00", 1],
    ["not an order that came after 16:00", "2026-03-03", "2026-03-03T16:00", 0],
    ["nobody on a Sunday", "2026-03-08", "2026-02-20T10:00", 0],
  ])("is owed by %s", (_case, day, since, count) => expect(openedOn(day, underWay(since))).toHaveLength(count));

  test("runs from the first shift, or from when the order came under way, to 16:00", () => {
    const [old, fresh] = openedOn("2026-03-03", underWay("2026-02-20T10:00"), underWay("2026-03-03T11:00", 2));
    expect(old).toMatchObject({ day: "2026-03-03", openedAt: at("2026-03-03T09:00"), dueAt: at("2026-03-03T16:00") });
    expect(old?.steps[0]?.at).toEqual(at("2026-03-03T14:36"));
    expect(fresh).toMatchObject({ openedAt: at("2026-03-03T11:00"), dueAt: at("2026-03-03T16:00") });
  });

  test("at 16:00 nobody is late, at 16:01 the list names who has not reported", () => {
    const [reported, silent] = openedOn("2026-03-03", underWay("2026-02-20T10:00", 1), underWay("2026-02-20T10:00", 2));
    if (!reported || !silent) throw new Error("two duties were expected");
    const closed = granted(closeDuty(reported, { name: "progressReported", by: "person-4" }, at("2026-03-03T15:59")));
    expect(missingReports([closed, silent], "2026-03-03", at("2026-03-03T16:00"))).toEqual([]);
    expect(missingReports([closed, silent], "2026-03-03", at("2026-03-03T16:01"))).toEqual([silent]);
    expect(missingReports([closed, silent], "2026-03-04", at("2026-03-04T16:01"))).toEqual([]);
  });

  test("tomorrow's report closes yesterday's duty late and today's in time", () => {
    const both = [...openedOn("2026-03-03", underWay("2026-02-20T10:00")), ...openedOn("2026-03-04", underWay("2026-02-20T10:00"))];
    const closed = closedBy(both, { name: "progressReported" }).map((duty) => granted(closeDuty(duty, { name: "progressReported", by: "person-4" }, at("2026-03-04T10:00"))));
    expect(closed.map(({ kept }) => kept)).toEqual([false, true]);
  });

  test("a day that becomes a day of rest takes its duty with it", () => {
    const [duty] = openedOn("2026-03-03", underWay("2026-02-20T10:00"));
    expect(duty && recomputeForCalendar(duty, officeHours(2, ["2026-03-03"]), at("2026-03-02T18:00"))).toMatchObject({ state: "cancelled", cancelReason: "dayOfRest", kept: null });
  });

  test("an order without its responsible person is reported and does not stop the others", () => {
    const named = definition({ length: { byTimeOfDay: "16:00", daily: true }, owner: { fact: "plannerId" } });
    const orders = [underWay("2026-02-20T10:00"), { ...underWay("2026-02-20T10:00", 2), facts: { plannerId: "person-4" } }];
    const answer = dailyDuties(named, orders, { day: "2026-03-03", clock, newId: () => "duty" });
    expect(answer).toMatchObject({ opened: [{ ownerId: "person-4" }], refused: [{ refusals: [{ code: "dutyFactMissing" }] }] });
  });

  test("a year without calendar data is refused and not taken for working days", () => {
    expect(dutiesOf("2027-01-04", underWay("2026-12-20T10:00"))).toEqual({ code: "calendarYearMissing", year: 2027 });
  });
});

describe("One message a person", () => {
  const now = at("2026-03-03T10:00");
  const planner = { id: "person-4", roles: ["planner"] };
  const fire = (duty: Duty) => warningsDue(duty, now).duty;
  const overdue = fire(open({}, "2026-03-02T10:00"));
  const older = fire(open({}, "2026-02-27T10:00"));
  const today = open({}, "2026-03-03T09:30");
  const warned = fire(open({ length: { hours: 40 }, warnAt: 0.1 }, "2026-03-02T09:00"));
  const quiet = open({ length: { hours: 40 } }, "2026-03-02T09:00");
  const own = open({ owner: { fact: "salespersonId" } }, "2026-03-03T09:30", { facts: { salespersonId: "person-4" } });
  const foreign = open({ owner: { role: "finance" } }, "2026-03-03T09:30");
  const unknown = open({}, "2026-12-31T16:00");
  const digest = (duties: Duty[], person = planner) => digestOf(duties, person, { now, clock });

  test("sorts a person's duties into overdue, due today and warned, soonest first, each once", () => {
    expect(digest([quiet, warned, today, overdue, own, older, foreign, unknown])).toEqual({
      escalated: [], overdue: [older, overdue], dueToday: [today, own], warned: [warned], withoutDueTime: [unknown],
    });
  });
  test("calls a duty overdue after its due instant, not at it", () => {
    const due = at("2026-03-03T11:30");
    expect(digestOf([today], planner, { now: due, clock })).toMatchObject({ overdue: [], dueToday: [today] });
    expect(digestOf([today], planner, { now: new Date(due.getTime() + 1), clock })).toMatchObject({ overdue: [today], dueToday: [] });
  });
  test("tells the head of production of what was escalated to that role, and not of what was not", () => {
    expect(digest([overdue, today], { id: "person-9", roles: ["productionHead"] })).toMatchObject({ escalated: [overdue], overdue: [], dueToday: [] });
  });
  test("is silent about what is paused or over, and says nothing to whom nothing concerns", () => {
    const pausable = open({ pause: { reasons: ["customerAbroad"] } }, "2026-03-03T09:30");
    const paused = granted(pauseDuty(pausable, { reason: "customerAbroad", by: "person-4" }, now));
    const closed = granted(closeDuty(overdue, { name: "planSaved", by: "person-4" }, now));
    expect(digest([paused, closed])).toBeUndefined();
    expect(digest([overdue], { id: "person-8", roles: ["warehouse"] })).toBeUndefined();
  });
});

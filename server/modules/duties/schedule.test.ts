import { describe, expect, test } from "vitest";
import { dutyDefinition, type DutyDefinition } from "../../../contract/duties.ts";
import { closeDuty, type Duty, nextStepAt, openDuty, warningsDue } from "./duties.ts";
import { at, definition, granted, officeHours } from "./test-clock.ts";

const subject = { kind: "order", id: "order-1" };
const open = (changes: Partial<DutyDefinition>, now: string, facts: Record<string, unknown> = {}): Duty =>
  granted(openDuty({ id: "duty-1", definition: definition(changes), subject, facts, clock: officeHours(), now: at(now) }));
const levels = (duty: Duty, now: string) => warningsDue(duty, at(now)).fired.map(({ level }) => level);
const planSaved = { name: "planSaved", by: "person-7" };

describe("The due time", () => {
  test.each<[string, Partial<DutyDefinition>, string, string]>([
    ["an hour at work (T02)", { length: { hours: 1 } }, "2026-03-02T10:00", "2026-03-02T11:00"],
    ["three working hours run over the night (T03)", { length: { hours: 3 } }, "2026-03-02T16:00", "2026-03-03T11:00"],
    ["two working hours run over the weekend (T04)", { length: { hours: 2 } }, "2026-03-06T16:30", "2026-03-09T10:30"],
    ["minutes", { length: { minutes: 45 } }, "2026-03-02T10:00", "2026-03-02T10:45"],
    ["24 hours by the clock run through the weekend (T01, T14, T15)", { length: { hours: 24 }, clock: "natural" }, "2026-03-07T20:00", "2026-03-08T20:00"],
  ])("%s", (_case, changes, now, due) => expect(open(changes, now).dueAt).toEqual(at(due)));

  test("the hour that was promised to the customer, though it lies outside working time (T22)", () => {
    const promised = { promisedReplyAt: at("2026-03-02T20:00") };
    const duty = open({ length: { fromFact: "promisedReplyAt" } }, "2026-03-02T12:00", promised);
    expect([duty.dueAt, duty.steps[0]?.at]).toEqual([at("2026-03-02T20:00"), at("2026-03-02T16:00")]);
  });

  test("a promise that has already passed is broken from the start", () => {
    const duty = open({ length: { fromFact: "promisedReplyAt" } }, "2026-03-02T12:00", { promisedReplyAt: at("2026-03-02T11:00") });
    expect(granted(closeDuty(duty, planSaved, at("2026-03-02T12:00"))).kept).toBe(false);
  });

  test("a window without a limit never warns and is neither kept nor broken (T24)", () => {
    const duty = open({ length: { untilClosed: true }, escalate: [] }, "2026-03-02T12:00");
    expect([duty.dueAt, nextStepAt(duty), levels(duty, "2027-03-02T12:00")]).toEqual([null, null, []]);
    expect(granted(closeDuty(duty, planSaved, at("2026-03-05T12:00"))).kept).toBe(null);
  });

  test("the warning stands at the policy's part of the time (T25)", () => {
    expect(open({ warnAt: 0.5 }, "2026-03-02T10:00").steps[0]?.at).toEqual(at("2026-03-02T11:00"));
    expect(open({ warnAt: 0.9 }, "2026-03-02T16:00").steps[0]?.at).toEqual(at("2026-03-03T09:48"));
  });
});

describe("A policy is refused when its duty", () => {
  test.each<[string, object, string]>([
    ["has a limit and tells nobody of its breach", { escalate: [] }, "escalate"],
    ["escalates backwards", { escalate: [{ after: 60, to: "admin" }, { after: 30, to: "admin" }] }, "escalate"],
    ["is owned by an unknown role", { owner: { role: "janitor" } }, "owner"],
    ["has two lengths", { length: { minutes: 5, hours: 1 } }, "length"],
    ["has no length", { length: { hours: 0 } }, "length"],
    ["warns at the due time", { warnAt: 1 }, "warnAt"],
    ["is due at 25:00", { length: { byTimeOfDay: "25:00", daily: true } }, "length"],
    ["has no Chinese name", { name: { en: "Plan" } }, "name"],
  ])("%s", (_case, changes, field) => {
    const checked = dutyDefinition.safeParse({ ...definition(), ...changes });
    expect(checked.error?.issues[0]?.path[0]).toBe(field);
  });
});

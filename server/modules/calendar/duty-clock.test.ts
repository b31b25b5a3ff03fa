import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dutyDefinition, type DutyDefinition } from "../../../contract/duties.ts";
import { scheduleOf } from "../duties/schedule.ts";
import { isYearMissing } from "./calendar.ts";
import { chineseCalendar } from "./holidays-cn.ts";
import { workingClock } from "./working-time.ts";

const calendar = chineseCalendar([2025, 2026]);
if (isYearMissing(calendar)) throw new Error("2025 and 2026 are announced");
const clock = workingClock(calendar);
const at = (local: string) => new Date(`${local}+08:00`);
type Allowed = Pick<DutyDefinition, "length" | "clock">;
const schedule = (length: Allowed["length"], kind: Allowed["clock"], openedAt: Date, target: Date | null = null) => {
  const definition = dutyDefinition.parse({
    id: "T04", name: { "zh-CN": "部门审核", "zh-TW": "部門審核", en: "Department review" }, opens: "orderSubmitted", closes: ["reviewDecided"],
    length, clock: kind, owner: { role: "finance" }, warnAt: 0.8, escalate: [{ after: 60, to: "generalManager" }],
  });
  return scheduleOf({ definition, openedAt, target, pauses: [] }, clock);
};

describe("Duties on the Chinese calendar", () => {
  test.each([
    ["over lunch", "2026-03-03T11:00", "2026-03-03T14:00", "2026-03-03T15:00"],
    ["over Spring Festival, though its eve is a make-up Saturday", "2026-02-14T16:30", "2026-02-24T09:30", "2026-02-24T10:30"],
    ["into the make-up Sunday after New Year", "2026-01-03T12:00", "2026-01-04T10:30", "2026-01-04T11:30"],
    ["over the National holiday", "2026-09-30T16:30", "2026-10-08T09:30", "2026-10-08T10:30"],
  ])("a two-hour review runs %s: opened %s, due %s, escalated %s", (_case, opened, due, escalated) => {
    const { dueAt, steps } = schedule({ hours: 2 }, "working", at(opened));
    expect([dueAt, steps[2]?.at]).toEqual([at(due), at(escalated)]);
  });

  test("24 hours by the clock do not care for the holiday", () => {
    expect(schedule({ hours: 24 }, "natural", at("2026-02-16T12:00")).dueAt).toEqual(at("2026-02-17T12:00"));
  });

  test("a promise that had passed when the duty opened is due in the past and warns at once", () => {
    const { dueAt, steps } = schedule({ fromFact: "promisedReplyAt" }, "working", at("2026-03-03T11:00"), at("2026-03-03T10:00"));
    expect([dueAt, steps[0]?.at]).toEqual([at("2026-03-03T10:00"), at("2026-03-03T11:00")]);
  });

  test("two hours on the last afternoon of 2026 wait for the holidays of 2027", () => {
    expect(schedule({ hours: 2 }, "working", at("2026-12-31T16:30"))).toMatchObject({ dueAt: null, missingYear: 2027 });
  });

  test("whenever a duty opens and whatever its length, it warns, falls due and escalates in this order", () => {
    const opened = fc.date({ min: at("2025-01-01T00:00"), max: at("2026-10-31T00:00"), noInvalidDate: true });
    fc.assert(
      fc.property(opened, fc.integer({ min: 1, max: 6000 }), fc.constantFrom("working" as const, "natural" as const), (openedAt, minutes, kind) => {
        const times = schedule({ minutes }, kind, openedAt).steps.map((step) => Number(step.at));
        expect([Number(openedAt), ...times]).toEqual([Number(openedAt), ...times].toSorted((a, b) => a - b));
      }),
    );
  });
});

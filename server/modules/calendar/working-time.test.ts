import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isYearMissing, type CalendarYearMissing, type WorkCalendar } from "./calendar.ts";
import { chineseCalendar } from "./holidays-cn.ts";
import { addWorkingTime, workingMinutesBetween } from "./working-time.ts";

const known = <Answer>(answer: Answer | CalendarYearMissing): Answer => {
  if (isYearMissing(answer)) throw new Error(`no data for ${answer.year}`);
  return answer;
};
const calendar = known(chineseCalendar([2024, 2025, 2026]));
const at = (local: string) => new Date(`${local}+08:00`);
const add = (start: Date, minutes: number) => known(addWorkingTime(calendar, start, minutes));
const between = (from: Date, to: Date) => known(workingMinutesBetween(calendar, from, to));

describe("Shifts 08:30–12:00 and 13:00–17:30, Monday to Friday", () => {
  test.each([
    ["within a shift", "2026-03-03T09:00", 60, "2026-03-03T10:00"],
    ["across lunch", "2026-03-03T11:30", 60, "2026-03-03T13:30"],
    ["exactly to the end of a shift", "2026-03-03T11:00", 60, "2026-03-03T12:00"],
    ["from the end of the morning", "2026-03-03T12:00", 30, "2026-03-03T13:30"],
    ["from the end of the day", "2026-03-03T17:30", 30, "2026-03-04T09:00"],
    ["before work begins", "2026-03-03T06:00", 30, "2026-03-03T09:00"],
    ["late in the evening", "2026-03-03T23:59:59", 30, "2026-03-04T09:00"],
    ["at midnight", "2026-03-04T00:00", 30, "2026-03-04T09:00"],
    ["over the weekend", "2026-03-06T17:00", 60, "2026-03-09T09:00"],
    ["a whole day", "2026-03-03T08:30", 480, "2026-03-03T17:30"],
    ["a minute more than a whole day", "2026-03-03T08:30", 481, "2026-03-04T08:31"],
    ["into the make-up Saturday", "2026-02-13T17:00", 60, "2026-02-14T09:00"],
    ["over Spring Festival 2026", "2026-02-14T16:30", 120, "2026-02-24T09:30"],
    ["on a day of Spring Festival", "2026-02-17T10:00", 60, "2026-02-24T09:30"],
    ["into the leap day", "2024-02-28T17:00", 60, "2024-02-29T09:00"],
    ["half a minute", "2026-03-03T09:00", 0.5, "2026-03-03T09:00:30"],
    ["no time at all, even at night", "2026-03-03T23:00", 0, "2026-03-03T23:00"],
  ])("%s: %s and %d minutes make %s", (_case, start, minutes, end) => {
    expect(add(at(start), minutes)).toEqual(at(end));
    expect(between(at(start), at(end))).toBe(minutes);
  });

  test("time backwards is negative", () => {
    expect(between(at("2026-03-04T09:00"), at("2026-03-03T17:00"))).toBe(-60);
  });

  test("rest counts nothing", () => {
    expect(between(at("2026-03-06T17:30"), at("2026-03-09T08:30"))).toBe(0);
  });
});

test("a night shift written as two halves runs through midnight", () => {
  const night = [{ from: "00:00", to: "06:00" }, { from: "22:00", to: "24:00" }];
  const works: WorkCalendar = { ...calendar, week: [night, night, night, night, night, night, night] };
  expect(addWorkingTime(works, at("2026-03-03T23:00"), 120)).toEqual(at("2026-03-04T01:00"));
});

describe("A year without data", () => {
  const refusal = { code: "calendarYearMissing", year: 2027 };

  test("is refused once its days would have to be counted", () => {
    expect(addWorkingTime(calendar, at("2026-12-31T17:00"), 30)).toEqual(at("2026-12-31T17:30"));
    expect(addWorkingTime(calendar, at("2026-12-31T17:00"), 31)).toEqual(refusal);
    expect(workingMinutesBetween(calendar, at("2026-12-31T17:00"), at("2027-01-01T00:00"))).toBe(30);
    expect(workingMinutesBetween(calendar, at("2026-12-31T17:00"), at("2027-01-01T00:00:01"))).toEqual(refusal);
  });

  test("a week without any shift ends in the refusal and not in an endless search", () => {
    const idle: WorkCalendar = { ...calendar, week: [[], [], [], [], [], [], []], exceptions: {} };
    expect(addWorkingTime(idle, at("2026-12-01T09:00"), 1)).toEqual(refusal);
  });
});

test("a negative or endless length of time is a fault of the caller", () => {
  expect(() => add(at("2026-03-03T09:00"), -1)).toThrow(RangeError);
  expect(() => add(at("2026-03-03T09:00"), Infinity)).toThrow(RangeError);
});

describe("For any start in 2024 to 2026 and any length", () => {
  const start = fc.date({ min: at("2024-01-01T00:00"), max: at("2026-11-30T00:00"), noInvalidDate: true });
  const length = fc.oneof(fc.integer({ min: 0, max: 4000 }), fc.constantFrom(0, 210, 270, 480));

  test("more work never ends earlier, and a later start never ends earlier", () => {
    fc.assert(
      fc.property(start, start, length, length, (one, other, a, b) => {
        expect(add(one, a + b) >= add(one, a)).toBe(true);
        const [early, late] = one <= other ? [one, other] : [other, one];
        expect(add(late, a) >= add(early, a)).toBe(true);
      }),
    );
  });

  test("two lengths one after the other are their sum", () => {
    fc.assert(
      fc.property(start, length, length, (from, a, b) => {
        expect(add(add(from, a), b)).toEqual(add(from, a + b));
      }),
    );
  });

  test("the working time up to the end found is the length asked for", () => {
    fc.assert(
      fc.property(start, length, (from, minutes) => {
        expect(between(from, add(from, minutes))).toBe(minutes);
      }),
    );
  });

  test("the end found is the earliest: a millisecond sooner less has passed", () => {
    fc.assert(
      fc.property(start, length, (from, minutes) => {
        fc.pre(minutes > 0);
        expect(between(from, new Date(Number(add(from, minutes)) - 1))).toBeLessThan(minutes);
      }),
    );
  });

  test("times between three instants add up", () => {
    const threeInstants = fc.property(start, start, start, (a, b, c) => {
      expect(between(a, b) + between(b, c)).toBeCloseTo(between(a, c), 6);
    });
    fc.assert(threeInstants, { numRuns: 15 });
  });
});

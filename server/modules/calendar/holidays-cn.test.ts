import { describe, expect, test } from "vitest";
import { dayOf, isYearMissing, nextWorkingDay, type WorkCalendar } from "./calendar.ts";
import { chineseCalendar, chineseExceptions } from "./holidays-cn.ts";

const calendarOf = (...years: number[]): WorkCalendar => {
  const calendar = chineseCalendar(years);
  if (isYearMissing(calendar)) throw new Error(`no data for ${calendar.year}`);
  return calendar;
};
const working = (date: string) => {
  const day = dayOf(calendarOf(2026), date);
  return isYearMissing(day) ? day : day.working;
};

describe("Chinese holidays of 2026", () => {
  test.each([
    ["2026-02-13", true, "Friday before the make-up day"],
    ["2026-02-14", true, "Saturday worked for Spring Festival"],
    ["2026-02-15", false, "first day of Spring Festival, a Sunday"],
    ["2026-02-17", false, "New Year's day of the lunar calendar, a Tuesday"],
    ["2026-02-23", false, "last day of Spring Festival, a Monday"],
    ["2026-02-24", true, "first day back"],
    ["2026-02-28", true, "Saturday worked for Spring Festival"],
    ["2026-03-01", false, "ordinary Sunday"],
    ["2026-01-04", true, "Sunday worked for New Year"],
    ["2026-10-10", true, "Saturday worked for National Day"],
    ["2026-12-31", true, "last day of the known year"],
  ])("%s: working %s, %s", (date, expected) => expect(working(date)).toBe(expected));

  test("the working day after the eve of Spring Festival is nine days later", () => {
    expect(nextWorkingDay(calendarOf(2026), "2026-02-14")).toBe("2026-02-24");
  });

  test("February 2024 has its leap day, a Thursday at work", () => {
    expect(nextWorkingDay(calendarOf(2024), "2024-02-28")).toBe("2024-02-29");
    expect(nextWorkingDay(calendarOf(2024), "2024-02-29")).toBe("2024-03-01");
  });
});

describe("A year that has not been announced", () => {
  test("is refused with its number and not taken for fifty-two plain weeks", () => {
    const refusal = { code: "calendarYearMissing", year: 2027 };
    expect(chineseExceptions(2027)).toEqual(refusal);
    expect(chineseCalendar([2026, 2027])).toEqual(refusal);
    expect(dayOf(calendarOf(2026), "2027-01-01")).toEqual(refusal);
    expect(nextWorkingDay(calendarOf(2026), "2026-12-31")).toEqual(refusal);
  });

  test("a calendar is plain data and survives JSON", () => {
    expect(JSON.parse(JSON.stringify(calendarOf(2025, 2026)))).toEqual(calendarOf(2025, 2026));
  });
});

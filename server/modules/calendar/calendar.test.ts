import { afterEach, describe, expect, test } from "vitest";
import { atTimeOfDay, businessDate, endOfBusinessDay, type WorkCalendar } from "./calendar.ts";
import { workingMinutesBetween } from "./working-time.ts";

const around = { from: "00:00", to: "24:00" };
const calendarIn = (timeZone: string): WorkCalendar => ({
  version: 1,
  timeZone,
  years: [1986, 1987, 1988, 1989, 1990, 1991, 2024, 2026],
  week: [[around], [around], [around], [around], [around], [around], [around]],
  makeUpShifts: [],
  exceptions: {},
});
const shanghai = calendarIn("Asia/Shanghai");
const machineZone = process.env.TZ;
afterEach(() => {
  if (machineZone === undefined) delete process.env.TZ;
  else process.env.TZ = machineZone;
});

describe.each([
  ["UTC", 0],
  ["Asia/Shanghai", -480],
  ["America/New_York", 300],
])("On a machine in %s", (zone, offset) => {
  test("the machine's own clock really shows that zone", () => {
    process.env.TZ = zone;
    expect(new Date("2026-01-15T00:00:00Z").getTimezoneOffset()).toBe(offset);
  });

  test.each([
    ["2026-03-03T15:59:59.000Z", "2026-03-03", "23:59:59 in Shanghai is still the old day"],
    ["2026-03-03T15:59:59.999Z", "2026-03-03", "its last millisecond too"],
    ["2026-03-03T16:00:00.000Z", "2026-03-04", "00:00:00 in Shanghai is the new day"],
    ["2024-02-28T16:00:00.000Z", "2024-02-29", "the leap day begins"],
    ["2024-02-29T16:00:00.000Z", "2024-03-01", "the leap day ends"],
    ["1988-07-01T14:59:59.000Z", "1988-07-01", "in the summer time of 1988 midnight is at 15:00 UTC"],
    ["1988-07-01T15:00:00.000Z", "1988-07-02", "the day after"],
  ])("%s belongs to %s: %s", (instant, date) => {
    process.env.TZ = zone;
    expect(businessDate(shanghai, new Date(instant))).toBe(date);
  });

  test("16:00 in Shanghai is 08:00 UTC and the day ends at 16:00 UTC", () => {
    process.env.TZ = zone;
    expect(atTimeOfDay(shanghai, "2026-03-03", "16:00").toISOString()).toBe("2026-03-03T08:00:00.000Z");
    expect(endOfBusinessDay(shanghai, "2026-02-28").toISOString()).toBe("2026-02-28T16:00:00.000Z");
  });
});

describe("Summer time in China, 1986 to 1991", () => {
  test.each([
    ["1986-05-04", "1986-09-14"],
    ["1987-04-12", "1987-09-13"],
    ["1988-04-17", "1988-09-11"],
    ["1989-04-16", "1989-09-17"],
    ["1990-04-15", "1990-09-16"],
    ["1991-04-14", "1991-09-15"],
  ])("%s lasts 23 hours and %s 25 hours", (spring, autumn) => {
    const hours = (date: string) => {
      const from = atTimeOfDay(shanghai, date, "00:00");
      const to = endOfBusinessDay(shanghai, date);
      expect(workingMinutesBetween(shanghai, from, to)).toBe((Number(to) - Number(from)) / 60_000);
      return (Number(to) - Number(from)) / 3_600_000;
    };
    expect([hours(spring), hours(autumn)]).toEqual([23, 25]);
  });

  test("a time that the change skips is taken an hour later, a time that comes twice the first time", () => {
    const newYork = calendarIn("America/New_York");
    expect(atTimeOfDay(newYork, "2026-03-08", "02:30").toISOString()).toBe("2026-03-08T07:30:00.000Z");
    expect(atTimeOfDay(newYork, "2026-11-01", "01:30").toISOString()).toBe("2026-11-01T05:30:00.000Z");
    expect(atTimeOfDay(newYork, "2026-11-01", "03:00").toISOString()).toBe("2026-11-01T08:00:00.000Z");
  });
});

test("a date or a time of day that does not exist is a fault of the caller", () => {
  expect(() => atTimeOfDay(shanghai, "2026-02-29", "16:00")).toThrow("not a date: 2026-02-29");
  expect(() => atTimeOfDay(shanghai, "2026-02-28", "24:01")).toThrow("not a time of day: 24:01");
  expect(() => atTimeOfDay(shanghai, "2026-02-28", "4 pm")).toThrow("not a time of day: 4 pm");
});

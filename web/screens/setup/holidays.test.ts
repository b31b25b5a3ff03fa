import { expect, test } from "vitest";
import { daysIn, writtenDays } from "./holidays.ts";

const t = (key: string) => ({ "setup.day_rest": "休息", "setup.day_work": "上班" })[key] ?? key;
const days = [{ day: "2027-01-01", is: "rest", name: "元旦" }, { day: "2027-01-03", is: "work", name: "" }] as const;

test("the days of a year that differ from the week are read as they are written", () => {
  expect(writtenDays(days, t)).toBe("2027-01-01 休息 元旦\n2027-01-03 上班");
  expect(daysIn(`\n  ${writtenDays(days, t)}  \n\n`, t)).toEqual({ days });
});

test("a line that is not understood is told by its number, and none before it is lost", () => {
  expect(daysIn("2027-01-01 休息 元旦\n1月3日 上班", t)).toEqual({ days: [days[0]], wrong: 2 });
  expect(daysIn("2027-01-01 放假", t)).toEqual({ days: [], wrong: 1 });
});

import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import * as contract from "../../../contract/calendar.ts";
import { type TestDatabase, testDatabase } from "../../../test/support/database.ts";
import { watched } from "../../../test/support/telling.ts";
import { systemActor } from "../../platform/actor.ts";
import { clockWith } from "../../platform/clock.ts";
import { pipelineOf } from "../../platform/command.ts";
import { isRefused } from "../../platform/refusal.ts";
import { firstCalendar, withAnnouncedYears } from "./changing.ts";
import { chineseYears } from "./holidays-cn.ts";
import { announcedYears, clockOf, routes } from "./index.ts";

let db: TestDatabase;
beforeEach(async () => {
  db ??= await testDatabase();
  await db.asOwner("truncate calendar.versions");
});

watched({ handlers: routes });
let company = 100;
/** A company of its own, for a clock is remembered by company. */
function house() {
  const companyId = String((company += 1));
  const pipeline = pipelineOf(db.database, { clock: clockWith() }, []);
  const actor = { ...systemActor(companyId), kind: "person" as const, id: randomUUID() };
  return {
    companyId, pipeline,
    ask: async (name: string, input: object) => (await pipeline.invoke({ handler: routes.find(({ endpoint }) => endpoint.name === name)!, input, actor, language: "en", idempotency: { actorId: actor.id, key: randomUUID(), requestHash: "" } })).outcome,
    works: (day: string) => db.database.inCompany(companyId, async (tx) => (await clockOf(tx)).dayOf(day)),
  };
}
const codes = (outcome: unknown) => (isRefused(outcome) ? outcome.refusals.map(({ code }) => code) : []);

describe("A company's calendar", () => {
  test("is the usual office week with the announced holidays until the company changes it", async () => {
    const { ask, works } = house();
    expect(await works("2026-10-01")).toMatchObject({ working: false });
    expect(await works("2026-10-10")).toMatchObject({ working: true });
    expect(await ask("calendar.read", { year: 2026 })).toMatchObject({ version: 0, known: true, timeZone: "Asia/Shanghai" });
    const { days } = (await ask("calendar.read", { year: 2026 })) as contract.CalendarYear;
    expect(days.find(({ day }) => day === "2026-10-01")).toEqual({ day: "2026-10-01", is: "rest", name: "国庆节" });
    expect(await ask("calendar.read", { year: 2027 })).toMatchObject({ known: false, days: [] });
  });

  test("a day is set to rest, named, and later follows the week again; each change is a version of its own", async () => {
    const { ask, works, companyId } = house();
    expect(await ask("calendar.setDay", { day: "2026-03-03", is: "rest", name: "厂庆", expectedVersion: 0 })).toEqual({ version: 1, recomputed: 0, more: false });
    expect(await works("2026-03-03")).toMatchObject({ working: false });
    await ask("calendar.setDay", { day: "2026-03-03", is: "asWeek", name: "", expectedVersion: 1 });
    expect(await works("2026-03-03")).toMatchObject({ working: true });
    expect(await db.asOwner(`select version from calendar.versions where company_id = ${companyId} order by version`)).toEqual([{ version: 1 }, { version: 2 }]);
    expect(await works("2026-10-01")).toMatchObject({ working: false });
  });

  test("of two who change it at once one is told that the other was first", async () => {
    const { ask } = house();
    const outcomes = await Promise.all(["2026-03-03", "2026-03-04"].map((day) => ask("calendar.setDay", { day, is: "rest", name: "", expectedVersion: 0 })));
    expect(outcomes.flatMap(codes)).toEqual(["stale"]);
  });

  test("one company's change leaves the others' calendars alone", async () => {
    const [one, other] = [house(), house()];
    await one.ask("calendar.setDay", { day: "2026-03-03", is: "rest", name: "", expectedVersion: 0 });
    expect(await other.works("2026-03-03")).toMatchObject({ working: true });
  });

  test("a day of a year that nobody has announced cannot be set by itself; the whole year can", async () => {
    const { ask, works } = house();
    expect(codes(await ask("calendar.setDay", { day: "2027-01-01", is: "rest", name: "", expectedVersion: 0 }))).toEqual(["calendarYearMissing"]);
    expect(codes(await ask("calendar.setYear", { year: 2027, days: [{ day: "2026-01-01", is: "rest", name: "元旦" }], expectedVersion: 0 }))).toEqual(["dayOfOtherYear"]);
    await ask("calendar.setYear", { year: 2027, days: [{ day: "2027-01-01", is: "rest", name: "元旦" }], expectedVersion: 0 });
    expect(await works("2027-01-01")).toMatchObject({ working: false });
    expect(await works("2027-01-04")).toMatchObject({ working: true });
  });

  test("a rolled-back change is not remembered as the calendar in force", async () => {
    const { pipeline, works, companyId } = house();
    const lost = pipeline.act(systemActor(companyId), async (context) => {
      const { saveBySystem } = await import("./commands/change-calendar.ts");
      const calendar = firstCalendar();
      await saveBySystem(context, { ...calendar, exceptions: { ...calendar.exceptions, "2026-03-03": "rest" } }, 0);
      expect((await clockOf(context.tx)).dayOf("2026-03-03")).toMatchObject({ working: false });
      throw new Error("crash");
    });
    await expect(lost).rejects.toThrow("crash");
    expect(await works("2026-03-03")).toMatchObject({ working: true });
  });

  test("the job gives a company its first calendar once, and later only the years that it lacks", async () => {
    const { pipeline, companyId, ask } = house();
    const job = announcedYears({ pipeline, companies: () => Promise.resolve([{ id: companyId, timeZone: "Asia/Taipei" }]) });
    await Promise.all([1, 2, 3].map(() => job.work(new AbortController().signal)));
    expect(await ask("calendar.read", { year: 2026 })).toMatchObject({ version: 1, timeZone: "Asia/Taipei" });
    const older = { ...firstCalendar(), years: chineseYears.filter((year) => year < 2026), exceptions: { "2025-05-05": "work" as const } };
    const completed = withAnnouncedYears(older);
    expect(completed?.years).toEqual(chineseYears);
    expect(completed?.exceptions).toMatchObject({ "2025-05-05": "work", "2026-10-01": "rest" });
    expect(withAnnouncedYears(completed!)).toBeUndefined();
  });
});

describe("Shifts that people enter", () => {
  const office = [{ from: "08:30", to: "12:00" }, { from: "13:00", to: "17:30" }];
  const week = (monday: { from: string; to: string }[]) => ({ week: [[], monday, office, office, office, office, []], makeUpShifts: office, expectedVersion: 0 });
  test.each([
    ["in order", office, true],
    ["a night shift in two halves", [{ from: "00:00", to: "06:00" }, { from: "22:00", to: "24:00" }], true],
    ["none", [], true],
    ["out of order", office.toReversed(), false],
    ["overlapping", [{ from: "08:00", to: "12:00" }, { from: "11:00", to: "17:00" }], false],
    ["ending before it begins", [{ from: "22:00", to: "06:00" }], false],
    ["at a time that no clock shows", [{ from: "08:60", to: "25:00" }], false],
  ])("%s: accepted %s", (_case, monday, accepted) => {
    expect(contract.setShifts.body.safeParse(week(monday)).success).toBe(accepted);
  });
  test("a week without any working time is refused, for nothing would ever fall due", () => {
    expect(contract.setShifts.body.safeParse({ ...week([]), week: [[], [], [], [], [], [], []] }).success).toBe(false);
  });
  test("are in force with the next version", async () => {
    const { ask, works } = house();
    await ask("calendar.setShifts", week([{ from: "10:00", to: "11:00" }]));
    expect(await works("2026-03-02")).toEqual({ working: true, shifts: [{ from: "10:00", to: "11:00" }] });
  });
});

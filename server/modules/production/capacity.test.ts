import { describe, expect, test } from "vitest";
import { earliestFeasible, finishOf, fit, type Machine } from "./capacity.ts";

/** A machine that makes 1000 a day from Monday 2 to Friday 6 March 2026 and so on, with some load already. */
const machine = (loads: Record<string, string | undefined> = {}, down: string[] = []): Machine => ({
  capacity: "1000",
  loadOn: (day) => loads[day] ?? "0",
  isOpen: (day) => ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay()) && !down.includes(day),
});
const [mon, tue, wed, thu, fri, nextMon] = ["2026-03-02", "2026-03-03", "2026-03-04", "2026-03-05", "2026-03-06", "2026-03-09"] as const;

describe("a load on the days of a machine", () => {
  test.each([
    { what: "fits into an empty day", load: "1000", start: mon, days: [[mon, "1000"]] },
    { what: "fits beside another run", given: { [mon]: "400" }, load: "600", start: mon, days: [[mon, "600"]] },
    { what: "does not fit where less is free", given: { [mon]: "400" }, load: "600.5", start: mon, days: undefined },
    { what: "takes several days when it must", load: "2500", start: mon, days: [[mon, "1000"], [tue, "1000"], [wed, "500"]] },
    { what: "uses the rest of a day when the number of days stays the same", given: { [mon]: "400" }, load: "1500", start: mon, days: [[mon, "600"], [tue, "900"]] },
    { what: "may not crawl over more days than it needs", given: { [mon]: "600", [tue]: "600" }, load: "1900", start: mon, days: undefined },
    { what: "rests on the weekend", load: "1500", start: fri, days: [[fri, "1000"], [nextMon, "500"]] },
    { what: "cannot start on a day of rest", load: "10", start: "2026-03-07", days: undefined },
    { what: "waits while the machine is down", down: [tue, wed], load: "1500", start: mon, days: [[mon, "1000"], [thu, "500"]] },
    { what: "stops before a full day in between", given: { [tue]: "1000" }, load: "1500", start: mon, days: undefined },
  ])("$what", ({ given, down, load, start, days }) => {
    expect(fit(machine(given, down), load, start)).toEqual(days?.map(([day, part]) => ({ day, load: part })));
  });

  test("a machine without capacity never takes anything", () => {
    expect(earliestFeasible({ ...machine(), capacity: "0" }, "1", { from: mon })).toBeUndefined();
  });
});

describe("the earliest feasible date", () => {
  test.each([
    { what: "is today on a free machine", load: "500", from: mon, neededBy: tue, answer: { startDay: mon, finish: mon, inTime: true } },
    { what: "is after the full days", given: { [mon]: "1000", [tue]: "800" }, load: "500", from: mon, neededBy: wed, answer: { startDay: wed, finish: wed, inTime: true } },
    { what: "may be too late", given: { [mon]: "1000" }, load: "1500", from: mon, neededBy: tue, answer: { startDay: tue, finish: wed, inTime: false } },
    { what: "skips a breakdown", down: [mon, tue], load: "1", from: mon, neededBy: null, answer: { startDay: wed, finish: wed, inTime: true } },
    { what: "skips the weekend", load: "1", from: "2026-03-07", neededBy: "2026-03-08", answer: { startDay: nextMon, finish: nextMon, inTime: false } },
  ])("$what", ({ given, down, load, from, neededBy, answer }) => {
    expect(earliestFeasible(machine(given, down), load, { from: from, neededBy })).toEqual(answer);
  });
});

describe("the rough answer for the review", () => {
  test.each([
    { what: "one machine, free", machines: [machine()], load: "1000", finish: mon },
    { what: "two machines share the load", machines: [machine(), machine({ [mon]: "500" })], load: "1500", finish: mon },
    { what: "a little more needs a day more", machines: [machine(), machine({ [mon]: "500" })], load: "1500.1", finish: tue },
    { what: "one of them is down", machines: [machine(), machine({}, [mon, tue])], load: "2000", finish: tue },
    { what: "no machine, no answer", machines: [], load: "1", finish: undefined },
  ])("$what", ({ machines, load, finish }) => {
    expect(finishOf(machines, load, mon)).toBe(finish);
  });
});

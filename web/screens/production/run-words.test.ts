import { expect, test } from "vitest";
import { lateReason, whyNot } from "./run-words.ts";

const t = (key: string, facts?: object) => `${key}${facts ? JSON.stringify(facts) : ""}`;
const run = { state: "running" as const, late: true, neededBy: "2026-12-05", expectedFinish: "2026-12-08", startDay: "2026-12-01", returnReason: null, note: "" };

test("a run is late for the machine that is down while it should be made", () => {
  const down = [{ id: "1", from: "2026-12-02", to: "2026-12-03", reason: "轴承" }];
  expect(lateReason(run, down, t)).toContain("causeDown");
  expect(lateReason({ ...run, startDay: "2026-12-04" }, down, t)).not.toContain("causeDown");
  expect(lateReason({ ...run, late: false }, down, t)).toBeUndefined();
});

test("a planner sees why he cannot approve his plan, a head why a running one cannot be approved", () => {
  const asked = { verb: "approve" as const, t };
  expect(whyNot({ ...asked, state: "planned", may: () => false })).toBe("production.only_approve");
  expect(whyNot({ ...asked, state: "running", may: () => true })).toContain("notNow");
  expect(whyNot({ ...asked, state: "planned", may: () => true })).toBeUndefined();
});

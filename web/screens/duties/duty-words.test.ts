import { describe, expect, test } from "vitest";
import { pauseBarred, standingOf } from "./duty-words.ts";

const now = new Date("2026-11-05T08:00:00Z");
const duty = { state: "open", kept: null, dueAt: "2026-11-05T12:00:00Z", warnAt: "2026-11-05T11:00:00Z", missingYear: null } as const;

describe("how a duty stands against its limit", () => {
  test("it runs, then warns, then is overdue from the due instant on", () => {
    expect(standingOf(duty, now)).toBe("running");
    expect(standingOf({ ...duty, warnAt: "2026-11-05T08:00:00Z" }, now)).toBe("soon");
    expect(standingOf({ ...duty, dueAt: "2026-11-05T08:00:00Z" }, now)).toBe("overdue");
  });
  test("a paused duty is not overdue", () => expect(standingOf({ ...duty, state: "paused", dueAt: "2026-11-01T08:00:00Z" }, now)).toBe("paused"));
  test("without a due time it waits for the calendar or has no limit", () => {
    expect(standingOf({ ...duty, dueAt: null, missingYear: 2027 }, now)).toBe("calendarMissing");
    expect(standingOf({ ...duty, dueAt: null }, now)).toBe("unlimited");
  });
  test("a closed duty was kept, broken, or had nothing to keep", () => {
    expect([true, false, null].map((kept) => standingOf({ ...duty, state: "closed", kept }, now))).toEqual(["kept", "broken", "closed"]);
  });
});

test("a duty is paused only while it runs and before its limit", () => {
  expect(pauseBarred(duty, now)).toBeUndefined();
  expect(pauseBarred({ ...duty, dueAt: null }, now)).toBeUndefined();
  expect(pauseBarred({ ...duty, dueAt: "2026-11-05T08:00:00Z" }, now)).toBe("duties.tooLateToPause");
  expect(pauseBarred({ ...duty, state: "paused" }, now)).toBe("duties.notRunning");
});

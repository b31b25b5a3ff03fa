import { dutyDefinition, type DutyDefinition } from "../../../contract/duties.ts";
import { isRefused, type Refused } from "../../platform/refusal.ts";
import type { WorkingClock, YearMissing } from "./schedule.ts";

const hour = 3_600_000;
const day = 24 * hour;
const dateOf = (instant: number) => new Date(instant + 8 * hour).toISOString().slice(0, 10);
const startOf = (date: string) => Date.parse(`${date}T00:00:00+08:00`);

function hoursOf(date: string, rest: readonly string[]): { from: number; to: number } | YearMissing {
  if (!date.startsWith("2026")) return { code: "calendarYearMissing", year: Number(date.slice(0, 4)) };
  const works = ![0, 6].includes(new Date(date).getUTCDay()) && !rest.includes(date);
  return { from: startOf(date) + 9 * hour, to: startOf(date) + (works ? 17 : 9) * hour };
}

/** Monday to Friday 09:00–17:00 in UTC+8, without a break, in 2026 alone: a calendar that one can count in one's head. */
export const officeHours = (version = 1, rest: readonly string[] = []): WorkingClock => ({
  version,
  addWorkingTime(start, minutes) {
    let left = minutes * 60_000;
    for (let at = start.getTime(); ; at = startOf(dateOf(at)) + day) {
      if (left === 0) return new Date(at);
      const hours = hoursOf(dateOf(at), rest);
      if ("code" in hours) return hours;
      const begin = Math.max(at, hours.from);
      if (begin + left <= hours.to) return new Date(begin + left);
      left -= Math.max(0, hours.to - begin);
    }
  },
  workingMinutesBetween(from, to) {
    let passed = 0;
    for (let at = from.getTime(); at < to.getTime(); at = startOf(dateOf(at)) + day) {
      const hours = hoursOf(dateOf(at), rest);
      if ("code" in hours) return hours;
      passed += Math.max(0, Math.min(hours.to, to.getTime()) - Math.max(hours.from, at));
    }
    return passed / 60_000;
  },
  atTimeOfDay: (date, time) => new Date(`${date}T${time}:00+08:00`),
  businessDate: (instant) => dateOf(instant.getTime()),
  dayOf(date) {
    const hours = hoursOf(date, rest);
    if ("code" in hours) return hours;
    return hours.to > hours.from ? { working: true, shifts: [{ from: "09:00" }] } : { working: false, shifts: [] };
  },
});

/** An instant written in the company's local time; 2026-03-02 is a Monday. */
export const at = (local: string): Date => new Date(`${local}+08:00`);

/** "Make the production plan within two working hours", changed as a test needs it. */
export const definition = (changes: Partial<DutyDefinition> = {}): DutyDefinition =>
  dutyDefinition.parse({
    id: "T08",
    name: { "zh-CN": "制定生产计划", "zh-TW": "制定生產計劃", en: "Make the production plan" },
    opens: "orderApproved",
    closes: ["planSaved"],
    length: { hours: 2 },
    clock: "working",
    owner: { role: "planner" },
    warnAt: 0.8,
    escalate: [
      { after: 0, to: "productionHead" },
      { after: 60, to: "generalManager" },
    ],
    ...changes,
  });

/** The answer of a decision that the test expects to be granted. */
export function granted<Answer>(answer: Answer | Refused): Answer {
  if (isRefused(answer)) throw new Error(JSON.stringify(answer.refusals));
  return answer;
}

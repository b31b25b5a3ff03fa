import { dutyLifecycle, type myDuties } from "../../../contract/duties.ts";
import type { Answer } from "../../api/client.ts";
import type { Tone } from "../../ui/StatusTag.tsx";

export type DutyRow = Answer<typeof myDuties>["rows"][number];

/** How a duty stands against its time limit. */
export type Standing = "kept" | "broken" | "closed" | "cancelled" | "paused" | "overdue" | "soon" | "running" | "calendarMissing" | "unlimited";

export const standingTones: Record<Standing, Tone> = {
  kept: "good", broken: "bad", closed: "idle", cancelled: "idle", paused: "idle", overdue: "bad", soon: "warn", running: "moving", calendarMissing: "warn", unlimited: "idle",
};

type Timed = Pick<DutyRow, "state" | "kept" | "dueAt" | "warnAt" | "missingYear">;

export function standingOf({ state, kept, dueAt, warnAt, missingYear }: Timed, now: Date): Standing {
  if (state === "cancelled") return "cancelled";
  if (state === "closed") return kept === null ? "closed" : kept ? "kept" : "broken";
  if (state === "paused") return "paused";
  if (dueAt === null) return missingYear === null ? "unlimited" : "calendarMissing";
  if (new Date(dueAt) <= now) return "overdue";
  return warnAt !== null && new Date(warnAt) <= now ? "soon" : "running";
}

/** Why a duty cannot be paused now, as a key of the catalogue; undefined when it can. */
export function pauseBarred(duty: Pick<DutyRow, "state" | "dueAt">, now: Date): string | undefined {
  if (!dutyLifecycle.allows("pause", duty.state)) return "duties.notRunning";
  return duty.dueAt !== null && new Date(duty.dueAt) <= now ? "duties.tooLateToPause" : undefined;
}

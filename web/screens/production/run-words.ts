import { type Run, runAxis, type RunState, type WorkCentre } from "../../../contract/production.ts";
import type { Permission } from "../../../contract/permissions.ts";
import type { Answer } from "../../api/client.ts";
import type { listWorkCentres } from "../../../contract/production.ts";
import type { Translate } from "../../i18n/translator.ts";
import type { Tone } from "../../ui/StatusTag.tsx";

export type RunVerb = keyof typeof runAxis.steps;
/** A run as JSON carries it. */
export type RunRow = Omit<Run, "reportedAt"> & { reportedAt: string | null };
export type Machine = Answer<typeof listWorkCentres>["rows"][number];

export const runTones: Record<RunState, Tone> = {
  planned: "idle", returned: "bad", approved: "moving", running: "moving", finished: "warn", passed: "good", failed: "bad", stockedIn: "good", cancelled: "idle",
};

// A run is called off by the change of its orders alone.
const rights: Record<RunVerb, Permission> = {
  change: "production.plan", approve: "production.approve", return: "production.approve", start: "production.report", reportWaiting: "production.report", report: "production.report",
  finish: "production.report", pass: "production.inspect", fail: "production.inspect", stockIn: "production.stockIn", storeUninspected: "production.stockIn", cancel: "changes.request",
};

const next: Partial<Record<RunState, RunVerb>> = { planned: "approve", returned: "change", approved: "start", running: "report", finished: "pass", passed: "stockIn", failed: "start" };
/** What a run waits for. */
export const nextVerb = ({ state, percent }: Pick<RunRow, "state" | "percent">): RunVerb | undefined => (state === "running" && percent === 100 ? "finish" : next[state]);

interface Asked {
  verb: RunVerb;
  state: RunState;
  may(permission: Permission): boolean;
  t: Translate;
}

/** Why the verb is not possible now, or for this person; nothing when it is. */
export function whyNot({ verb, state, may, t }: Asked): string | undefined {
  if (!runAxis.allows(verb, state)) return t("production.notNow", { state: t(`production.state_${state}`) });
  return may(rights[verb]) ? undefined : t(`production.only_${rights[verb].slice("production.".length)}`);
}

type Late = Pick<RunRow, "state" | "late" | "neededBy" | "expectedFinish" | "startDay" | "returnReason" | "note">;

/** Why a run is late, the nearest cause first: sent back, machine down, failed inspection, or what was reported; empty when nobody said. */
export function lateCause({ state, startDay, expectedFinish, returnReason, note }: Late, down: WorkCentre["downtimes"], t: Translate): string {
  if (state === "returned" && returnReason) return t("production.causeReturned", { reason: returnReason });
  const stopped = down.find(({ from, to }) => from <= expectedFinish && to >= startDay);
  if (stopped) return t("production.causeDown", { from: stopped.from, to: stopped.to, reason: stopped.reason });
  return state === "failed" ? t("production.causeFailed", { reason: returnReason ?? "" }) : note;
}

/** The whole sentence: wanted when, expected when, and why; nothing for a run in time. */
export function lateReason(run: Late, down: WorkCentre["downtimes"], t: Translate): string | undefined {
  if (!run.late) return undefined;
  const late = run.neededBy ? t("production.lateBy", { neededBy: run.neededBy, expected: run.expectedFinish }) : "";
  return [late, lateCause(run, down, t)].filter(Boolean).join(" · ");
}

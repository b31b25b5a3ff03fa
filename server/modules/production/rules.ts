import Big from "big.js";
import type { Refusal } from "../../../contract/toolkit.ts";
import { refuse, type Refused } from "../../platform/refusal.ts";
import type { ProductionRules, ProgressField, StoredRun } from "./production.ts";

/** A report as it was given; what the policy does not ask for may be left out. */
export interface GivenProgress {
  currentOperation?: string | undefined;
  percent?: number | undefined;
  expectedFinish?: string | undefined;
}

/** What a report leaves out although the policy asks for it (01.13), collected. */
export function missingProgress(given: GivenProgress, wanted: ProductionRules["progress"]): Refusal[] {
  const said: Record<ProgressField, { value: unknown; path: string }> = {
    currentOperation: { value: given.currentOperation, path: "currentOperation" }, percentComplete: { value: given.percent, path: "percent" },
    expectedFinish: { value: given.expectedFinish, path: "expectedFinish" },
  };
  return wanted.filter((field) => said[field].value === undefined).map((field) => ({ code: "progressMissing", facts: { field }, path: [said[field].path] }));
}

export interface Progress {
  currentOperation: string | null;
  percent: number;
  expectedFinish: string;
}

/** What a report must be to be believed (01.13): an operation of this run, a finish that is still to come. */
export function checkProgress(run: Pick<StoredRun, "operations" | "state">, progress: Progress, today: string): Refusal[] {
  const { currentOperation, percent, expectedFinish } = progress;
  const refusals: Refusal[] = [];
  if (currentOperation !== null && run.operations.length && !run.operations.includes(currentOperation))
    refusals.push({ code: "operationUnknown", facts: { operation: currentOperation, operations: run.operations.join("、") }, path: ["currentOperation"] });
  if (expectedFinish < today) refusals.push({ code: "finishInPast", facts: { expectedFinish }, path: ["expectedFinish"] });
  if (run.state === "approved" && percent > 0) refusals.push({ code: "runNotStarted", facts: { percent }, path: ["percent"] });
  return refusals;
}

/** Whether somebody of these roles plans, or approves, by the policies of the run's orders; `code` says which. */
export const checkRole = (actor: { roles: readonly string[] }, roles: readonly string[], code: "notPlanner" | "notApprover"): Refused | undefined =>
  actor.roles.some((role) => roles.includes(role)) ? undefined : refuse(code, { roles: roles.join(", ") });

/** A plan is approved by somebody else than its planner, unless the policy lets him. */
export const checkApprover = (run: Pick<StoredRun, "plannedBy">, approverId: string, plannerMayApprove: boolean): Refused | undefined =>
  run.plannedBy === approverId && !plannerMayApprove ? refuse("approvedBySelf") : undefined;

export interface Verdict {
  outcome: "passed" | "failed";
  checks: Record<string, boolean>;
  good: string;
  rejected: string;
  reason?: string;
}

/** An inspection accounts for every piece, passes only what meets the whole outgoing standard, and says why it fails. */
export function checkVerdict(run: Pick<StoredRun, "good">, { outcome, checks, good, rejected, reason }: Verdict): Refusal[] {
  const refusals: Refusal[] = [];
  const made = run.good ?? "0";
  const unmet = Object.keys(checks).filter((check) => !checks[check]);
  if (!new Big(good).plus(rejected).eq(made)) refusals.push({ code: "inspectionIncomplete", facts: { made, good, rejected }, path: ["good"] });
  if (outcome === "passed" && unmet.length) refusals.push({ code: "standardNotMet", facts: { checks: unmet.join(", ") }, path: ["checks"] });
  if (outcome === "passed" && new Big(good).lte(0)) refusals.push({ code: "nothingPassed", path: ["good"] });
  if (outcome === "failed" && !reason) refusals.push({ code: "failureReasonMissing", path: ["reason"] });
  return refusals;
}

import type { Handler } from "../../platform/command.ts";
import { approveRun } from "./commands/approve-run.ts";
import { changePlan } from "./commands/change-plan.ts";
import { finishRun } from "./commands/finish-run.ts";
import { inspectRun } from "./commands/inspect-run.ts";
import { planRun } from "./commands/plan-run.ts";
import { recordDowntime } from "./commands/record-downtime.ts";
import { reportRun } from "./commands/report-run.ts";
import { reportUnchanged } from "./commands/report-unchanged.ts";
import { returnRun } from "./commands/return-run.ts";
import { reverseRun } from "./commands/reverse-run.ts";
import { saveWorkCentre } from "./commands/save-work-centre.ts";
import { startRun } from "./commands/start-run.ts";
import { stockInRun } from "./commands/stock-in-run.ts";
import { readsOf } from "./reads.ts";
import type { ProductionDeps } from "./run-work.ts";

/** This room's endpoints; what policies and calendar decide is handed over. */
export const routesOf = (deps: ProductionDeps): readonly Handler[] => [
  ...readsOf(deps), saveWorkCentre, recordDowntime(deps), planRun(deps), changePlan(deps), approveRun(deps), returnRun(deps), startRun(deps), reportRun(deps), reportUnchanged(deps),
  finishRun(deps), inspectRun, stockInRun(deps), reverseRun,
];

export type { WorkDays } from "./capacity.ts";
export * from "./events.ts";
export { cut, type CutDone, type PartChange, type PartWork, raise, retell, workOf } from "./follow-change.ts";
export type { ProductionRules } from "./production.ts";
export { runsOf, runsUnderWay, unreported } from "./queries.ts";
export { type CapacityAsked, capacityOn, planOf, request, type RequestedLine } from "./request.ts";
export type { ProductionDeps } from "./run-work.ts";

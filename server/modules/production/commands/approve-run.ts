import * as contract from "../../../../contract/production.ts";
import { handle } from "../../../platform/command.ts";
import { isRefused } from "../../../platform/refusal.ts";
import { checkApprover, checkRole } from "../rules.ts";
import { conclude, load, orderIdsOf, type ProductionDeps } from "../run-work.ts";
import { emitPlanApproved } from "./plan-run.ts";

/** Approves a plan (24.4): by a role that the policy names, and not by its planner unless the policy lets him. */
export const approveRun = ({ rulesOf, workDays }: ProductionDeps) =>
  handle(contract.approveRun, async ({ runId, expectedRevision }, context) => {
    const loaded = await load(context, runId, { verb: "approve", expectedRevision });
    if (isRefused(loaded)) return loaded;
    const { approvers, plannerMayApprove } = await rulesOf(context, orderIdsOf(loaded.shares));
    const refused = checkRole(context.actor, approvers, "notApprover") ?? checkApprover(loaded.run, context.actor.id, plannerMayApprove);
    if (refused) return refused;
    const toldFinish = emitPlanApproved(context, loaded);
    const approvedOn = (await workDays(context.tx)).dayOf(context.now);
    return conclude(context, loaded, { change: { state: "approved", approvedBy: context.actor.id, approvedOn, toldFinish }, told: { what: "planApproved" } });
  });

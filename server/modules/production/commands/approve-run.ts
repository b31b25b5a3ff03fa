import * as contract from "../../../../contract/production.ts";
import { handle } from "../../../platform/command.ts";
import { isRefused } from "../../../platform/refusal.ts";
import { checkApprover } from "../rules.ts";
import { conclude, load, orderIdsOf, type ProductionDeps } from "../run-work.ts";
import { emitPlanApproved } from "./plan-run.ts";

/** Approves a plan (24.4); not by its planner unless the policy lets him. */
export const approveRun = ({ rulesOf, workDays }: ProductionDeps) =>
  handle(contract.approveRun, async ({ runId, expectedRevision }, context) => {
    const loaded = await load(context, runId, { verb: "approve", expectedRevision });
    if (isRefused(loaded)) return loaded;
    const { plannerMayApprove } = await rulesOf(context.tx, orderIdsOf(loaded.shares));
    const refused = checkApprover(loaded.run, context.actor.id, plannerMayApprove);
    if (refused) return refused;
    const toldFinish = emitPlanApproved(context, loaded);
    const approvedOn = (await workDays(context.tx)).dayOf(context.now);
    return conclude(context, loaded, { change: { state: "approved", approvedBy: context.actor.id, approvedOn, toldFinish }, told: { what: "planApproved" } });
  });

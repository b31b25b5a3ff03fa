import * as contract from "../../../../contract/production.ts";
import { handle } from "../../../platform/command.ts";
import { isRefused } from "../../../platform/refusal.ts";
import { planReturned } from "../events.ts";
import { checkRole } from "../rules.ts";
import { conclude, emitPerOrder, load, orderIdsOf, type ProductionDeps } from "../run-work.ts";

/** Sends a plan back to the planner, by who could have approved it; its days stay taken until he changes it. */
export const returnRun = ({ rulesOf }: ProductionDeps) => handle(contract.returnRun, async ({ runId, expectedRevision, reason }, context) => {
  const loaded = await load(context, runId, { verb: "return", expectedRevision });
  if (isRefused(loaded)) return loaded;
  const refused = checkRole(context.actor, (await rulesOf(context, orderIdsOf(loaded.shares))).approvers, "notApprover");
  if (refused) return refused;
  emitPerOrder(context, loaded, { event: planReturned, facts: () => ({ reason }) });
  return conclude(context, loaded, { change: { state: "returned", returnReason: reason }, told: { what: "planReturned", why: reason } });
});

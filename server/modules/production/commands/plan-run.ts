import * as contract from "../../../../contract/production.ts";
import { type CommandContext, handle } from "../../../platform/command.ts";
import { isRefused, refuseAll } from "../../../platform/refusal.ts";
import { planApproved, planMade } from "../events.ts";
import { type Placed, placePlan } from "../place-plan.ts";
import { deltasOf, type ProductionRules, type StoredRun } from "../production.ts";
import { checkRole } from "../rules.ts";
import { answerOf, emitPerOrder, type Loaded, movesOf, orderIdsOf, type ProductionDeps, tell, tellDelays } from "../run-work.ts";
import { insertPlan } from "../store.ts";

function newRun(context: CommandContext, { centre, made, days }: Placed, { rules, today, number }: { rules: ProductionRules; today: string; number: string }): StoredRun {
  const endDay = days.at(-1)!.day;
  return {
    id: context.newId(), number, state: rules.planApproval ? "planned" : "approved", revision: 0,
    workCentreId: centre.id, productId: made.productId, quantity: made.quantity, startDay: days[0]!.day, endDay, expectedFinish: endDay, toldFinish: null,
    operations: made.operations, currentOperation: null, percent: 0, note: "", reportedOn: null, reportedAt: null, plannedBy: context.actor.id, plannedAt: context.now,
    approvedBy: null, approvedOn: rules.planApproval ? null : today, startedOn: null, finishedOn: null, good: null, scrap: null, returnReason: null,
  };
}

/** Tells the orders of a plan; the requests that it makes whole no longer wait. */
export function emitPlanMade(context: CommandContext, loaded: Loaded, wholeRequests: ReadonlySet<string>): void {
  emitPerOrder(context, loaded, {
    event: planMade,
    facts: (own) => ({ moves: movesOf(own), requestIds: own.map(({ requestId }) => requestId).filter((id) => wholeRequests.has(id)) }),
  });
}

/** What holds once a plan stands: the orders know what will be made for them, and which of them it is too late for. */
export function emitPlanApproved(context: CommandContext, loaded: Loaded): string | null {
  const { number, startDay, endDay } = loaded.run;
  emitPerOrder(context, loaded, { event: planApproved, facts: (own) => ({ moves: movesOf(own), run: number, startDay, endDay }) });
  return tellDelays(context, loaded);
}

/** Plans a run (24.4); where the policy wants no approval it stands at once. */
export const planRun = ({ rulesOf, onHold, workDays, takeNumber }: ProductionDeps) =>
  handle(contract.planRun, async (asked, context) => {
    const days = await workDays(context.tx);
    const placed = await placePlan(context, asked, { days });
    if (isRefused(placed)) return placed;
    const { shares } = placed;
    const held = refuseAll(await onHold(context, orderIdsOf(shares)));
    if (held) return held;
    const rules = await rulesOf(context, orderIdsOf(shares));
    const refused = checkRole(context.actor, rules.planners, "notPlanner");
    if (refused) return refused;
    const run = newRun(context, placed, { rules, today: days.dayOf(context.now), number: await takeNumber(context) });
    emitPlanMade(context, { run, shares }, placed.wholeRequests);
    const toldFinish = rules.planApproval ? null : emitPlanApproved(context, { run, shares });
    await insertPlan(context.tx, { ...run, toldFinish }, { runId: run.id, workCentreId: run.workCentreId, shares, days: placed.days, deltas: deltasOf(shares) });
    tell(context, { run, shares }, { what: "planMade", facts: { workCentreId: run.workCentreId, startDay: run.startDay, endDay: run.endDay, quantity: run.quantity } });
    return answerOf({ run, shares });
  });

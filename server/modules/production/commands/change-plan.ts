import * as contract from "../../../../contract/production.ts";
import { type CommandContext, handle } from "../../../platform/command.ts";
import { isRefused, refuse } from "../../../platform/refusal.ts";
import { record } from "../../journal/index.ts";
import { productionRequested } from "../events.ts";
import { placePlan } from "../place-plan.ts";
import { deltasOf, type Share, type StoredRun } from "../production.ts";
import { checkRole } from "../rules.ts";
import { conclude, load, orderIdsOf, type ProductionDeps } from "../run-work.ts";
import { replan } from "../store.ts";
import { emitPlanMade } from "./plan-run.ts";

/** What the changed plan no longer makes waits for a plan again. */
function dropShares(context: CommandContext, run: StoredRun, dropped: readonly Share[]): void {
  for (const { orderId, requestId } of dropped) {
    context.emit(productionRequested({ orderId, part: requestId }));
    record(context, { subject: { kind: "order", id: orderId }, what: "planDropped", facts: { runId: run.id, number: run.number, requestId } });
  }
}

/** Changes a plan that is not approved, a returned one included. */
export const changePlan = ({ rulesOf, workDays }: ProductionDeps) =>
  handle(contract.changePlan, async ({ runId, expectedRevision, ...asked }, context) => {
    const loaded = await load(context, runId, { verb: "change", expectedRevision });
    if (isRefused(loaded)) return loaded;
    const { run, shares: before } = loaded;
    const placed = await placePlan(context, asked, { days: await workDays(context.tx), before: { runId, shares: before } });
    if (isRefused(placed)) return placed;
    const { shares, days, made, centre } = placed;
    const refused = checkRole(context.actor, (await rulesOf(context, orderIdsOf(shares))).planners, "notPlanner");
    if (refused) return refused;
    if (made.productId !== run.productId) return refuse("differentProducts", { product: run.productId, other: made.productId }, ["shares"]);
    await replan(context.tx, { runId, workCentreId: centre.id, shares, days, deltas: deltasOf(shares, before) });
    dropShares(context, run, before.filter(({ requestId }) => !shares.some((kept) => kept.requestId === requestId)));
    emitPlanMade(context, { run, shares }, placed.wholeRequests);
    const [startDay, endDay] = [days[0]!.day, days.at(-1)!.day];
    return conclude(context, { run, shares }, {
      change: { state: "planned", workCentreId: centre.id, quantity: made.quantity, startDay, endDay, expectedFinish: endDay, returnReason: null, plannedBy: context.actor.id },
      told: { what: "planChanged", facts: { workCentreId: centre.id, startDay, endDay, quantity: made.quantity } },
    });
  });

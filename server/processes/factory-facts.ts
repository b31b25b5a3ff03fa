import { isMissing } from "../modules/duties/index.ts";
import { clockOf } from "../modules/calendar/index.ts";
import * as orders from "../modules/orders/index.ts";
import { pinned } from "../modules/policies/index.ts";
import { capacityOn, type ProductionDeps, type ProductionRules, type WorkDays } from "../modules/production/index.ts";
import type { Context } from "../platform/command.ts";
import type { Tx } from "../platform/db.ts";
import { today } from "./register-facts.ts";

/** The company's working days as production plans with them; a year that the calendar lacks has none. */
export async function workDays(tx: Tx): Promise<WorkDays> {
  const clock = await clockOf(tx);
  return {
    dayOf: (now) => clock.businessDate(now),
    isWorking(day) {
      const found = clock.dayOf(day);
      return !isMissing(found) && found.working;
    },
  };
}

/** When a load of work could be finished, counted from today; null when no machine can within a year. */
export async function feasibleBy(context: Pick<Context, "tx" | "now">, load: string, neededBy: string | null): Promise<string | null> {
  return (await capacityOn(context.tx, { load, from: await today(context), neededBy }, await workDays(context.tx))).finish;
}

/** What the policies of these orders decide about their runs; the strictest where they differ. */
export const productionRules: ProductionDeps["rulesOf"] = async (tx, orderIds): Promise<ProductionRules> => {
  const rules: ProductionRules = { planApproval: false, plannerMayApprove: true, inspection: false };
  for (const orderId of orderIds) {
    const order = await orders.readOrderRow(tx, orderId);
    if (!order?.policyId || order.policyVersion === null) continue;
    const { madeToOrder } = (await pinned(tx, order.policyId, order.policyVersion)).execution;
    rules.planApproval ||= madeToOrder.planApproval !== undefined;
    rules.plannerMayApprove &&= madeToOrder.planApproval?.selfApproval ?? true;
    rules.inspection ||= madeToOrder.inspection;
  }
  return rules;
};

import { roles } from "../../contract/permissions.ts";
import { runProgressFields } from "../../contract/production.ts";
import { isMissing } from "../modules/duties/index.ts";
import { clockOf } from "../modules/calendar/index.ts";
import { capacityOn, type ProductionDeps, type ProductionRules, type WorkDays } from "../modules/production/index.ts";
import type { Context } from "../platform/command.ts";
import type { Tx } from "../platform/db.ts";
import { hasGate, shutGates } from "./gates.ts";
import { heldAmong } from "./orders-on-hold.ts";
import { pinnedPolicyOf } from "./policy-of-order.ts";
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

const nothingAsked: ProductionRules = { planners: roles, planApproval: false, approvers: roles, plannerMayApprove: true, inspection: false, progress: [] };
const both = <T>(one: readonly T[], other: readonly T[]): T[] => one.filter((each) => other.includes(each));

/** What the policies of these orders decide about their runs; the strictest where they differ. An approval or inspection that no gate waits for holds nothing up. */
export const productionRules: ProductionDeps["rulesOf"] = async (context, orderIds): Promise<ProductionRules> => {
  let rules = nothingAsked;
  for (const orderId of orderIds) {
    const { madeToOrder } = (await pinnedPolicyOf(context.tx, orderId)).execution;
    const { planApproval } = madeToOrder;
    const waits = planApproval !== undefined && (await hasGate(context, orderId, { act: "produce", condition: "planApproved" }));
    const inspected = madeToOrder.inspection && (await hasGate(context, orderId, { act: "stockIn", condition: "inspectionPassed" }));
    rules = {
      planners: both(rules.planners, madeToOrder.plannedBy), planApproval: rules.planApproval || waits, approvers: both(rules.approvers, planApproval?.roles ?? rules.approvers),
      plannerMayApprove: rules.plannerMayApprove && (planApproval?.selfApproval ?? true), inspection: rules.inspection || inspected,
      progress: [...new Set([...rules.progress, ...runProgressFields.filter((field) => madeToOrder.progress.includes(field))])],
    };
  }
  return rules;
};

/** A run waits for all of its orders; only an approved plan comes to its start. */
export const shutBeforeStart: ProductionDeps["shutBeforeStart"] = async (context, orderIds) => {
  const refusals = await heldAmong(context, orderIds);
  for (const orderId of orderIds) refusals.push(...(await shutGates(context, orderId, { act: "produce", known: { planApproved: true } })).map(({ refusal }) => refusal));
  return refusals;
};

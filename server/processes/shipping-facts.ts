import { applies } from "../modules/policies/index.ts";
import { gateOf } from "../modules/settlement/index.ts";
import type { ShippingDeps } from "../modules/shipping/index.ts";
import { contextOf } from "./order-context.ts";
import { today } from "./register-facts.ts";

/** Which fields of a carriage the order's policy wants (01.15). */
export const carriageRuleOf: ShippingDeps["carriageRuleOf"] = async (tx, orderId) => (await contextOf(tx, orderId)).pack.shipping.carriage;

/** Whether money must come before the goods leave, and has not (C-06). */
export const gateBeforeShipping: ShippingDeps["gateBeforeShipping"] = async (context, orderId) => {
  const { pack, facts } = await contextOf(context.tx, orderId);
  const gate = pack.gates.find(({ before, condition, when }) => before === "ship" && (condition === "dueStagesPaid" || condition === "paidInFull") && applies(when, facts));
  if (!gate) return { open: true };
  const state = await gateOf(context.tx, orderId, { moment: "beforeShipping", today: await today(context) });
  return state.open ? { open: true } : { open: false, gate: gate.name["zh-CN"], reason: `${state.missing} ${state.currency}` };
};

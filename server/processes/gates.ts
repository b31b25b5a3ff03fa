import { gateReasons } from "../../contract/gate-reasons.ts";
import type { PolicyGate } from "../../contract/policies.ts";
import { moneyConditions } from "../../contract/policy-words.ts";
import type { GateMoment } from "../../contract/settlement.ts";
import type { Refusal } from "../../contract/toolkit.ts";
import type { Context } from "../platform/command.ts";
import * as customers from "../modules/customers/index.ts";
import * as orders from "../modules/orders/index.ts";
import type { OrderPorts as Ports } from "../modules/orders/index.ts";
import { applies, pinned } from "../modules/policies/index.ts";
import { gateOf, type GateRule } from "../modules/settlement/index.ts";
import { contextOf, factsOf } from "./order-context.ts";
import { today } from "./register-facts.ts";

type Asking = Pick<Context, "tx" | "now">;
type Act = PolicyGate["before"];
type Condition = PolicyGate["condition"];

/** A condition that does not hold, and why. */
export interface ShutGate {
  gate: PolicyGate;
  refusal: Refusal;
}

/** Which moment of settlement an act waits for. */
const momentOf: Partial<Record<Act, GateMoment>> = { execute: "beforeProduction", produce: "beforeProduction", pick: "beforeShipping", ship: "beforeShipping" };
const waitsForMoney = ({ condition }: PolicyGate) => moneyConditions.includes(condition);

/** Those of a submitted order's gates that are asked about; conditions are looked at only where some gate has one. */
async function gatesOf(context: Asking, orderId: string, concerned: (gate: PolicyGate) => boolean): Promise<{ order: orders.Order; gates: PolicyGate[] }> {
  const order = await orders.readOrderRow(context.tx, orderId);
  if (!order?.policyId || order.policyVersion === null) throw new Error(`order ${orderId} has no policy yet`);
  const standing = (await pinned(context.tx, order.policyId, order.policyVersion)).gates.filter(concerned);
  const facts = standing.some(({ when }) => when !== undefined) ? (await contextOf(context, orderId)).facts : undefined;
  return { order, gates: standing.filter(({ when }) => facts === undefined || applies(when, facts)) };
}

/** Refusals with words of their own. */
const codeOf: Partial<Record<Condition, string>> = { goodsChecked: "checkFirst", inspectionPassed: "inspectionFirst" };
const shut = (gate: PolicyGate): ShutGate => ({ gate, refusal: { code: codeOf[gate.condition] ?? "gateShut", facts: { gate: gate.name, reason: gateReasons[gate.condition] } } });
const ruleOf = (gates: readonly PolicyGate[]): GateRule => ({
  inFull: gates.some(({ condition }) => condition === "paidInFull"),
  // One release opens them all, so whoever gives it must be named by each.
  release: (gates[0]?.release ?? []).filter((role) => gates.every(({ release }) => release?.includes(role))),
});

async function moneyMissing(context: Asking, orderId: string, gate: PolicyGate): Promise<ShutGate | undefined> {
  const state = await gateOf(context.tx, orderId, { moment: momentOf[gate.before]!, today: await today(context), rule: ruleOf([gate]) });
  if (state.open) return undefined;
  return { gate, refusal: { code: "gateWaitsForMoney", facts: { gate: gate.name, reason: gateReasons[gate.condition], missing: state.missing, currency: state.currency } } };
}

/** What the act's own room knows of its goods and plans. */
export type Known = Partial<Record<Condition, boolean>>;

async function holds({ tx }: Asking, { condition }: PolicyGate, { order, known }: { order: orders.Order; known: Known }): Promise<boolean> {
  if (condition === "customerApproved") return (await customers.readOnce(tx, order.customerId))?.state === "approved";
  if (condition === "oralOrderConfirmed") return !order.oral || order.oralConfirmedAt !== null;
  if (condition === "confirmationReturned") return order.confirmation === "given";
  return known[condition] ?? false;
}

/** The gates of the order's policy that are shut before an act; none when the act may go on. */
export async function shutGates(context: Asking, orderId: string, { act, known = {} }: { act: Act; known?: Known }): Promise<ShutGate[]> {
  const { order, gates } = await gatesOf(context, orderId, ({ before }) => before === act);
  const found: ShutGate[] = [];
  for (const gate of gates) {
    const one = waitsForMoney(gate) ? await moneyMissing(context, orderId, gate) : (await holds(context, gate, { order, known })) ? undefined : shut(gate);
    if (one) found.push(one);
  }
  return found;
}

/** Whether a gate of this condition stands before an act of the order, open or shut. */
export const hasGate = async (context: Asking, orderId: string, { act, condition }: { act: Act; condition: Condition }): Promise<boolean> =>
  (await gatesOf(context, orderId, (gate) => gate.before === act && gate.condition === condition)).gates.length > 0;

/** What the order's policy says of money before a moment: whether the whole must be paid, and who may release it; undefined when it asks for none. */
export async function moneyGateOf(context: Asking, orderId: string, moment: GateMoment): Promise<GateRule | undefined> {
  const acts = (Object.keys(momentOf) as Act[]).filter((act) => momentOf[act] === moment);
  const { gates } = await gatesOf(context, orderId, (gate) => acts.includes(gate.before) && waitsForMoney(gate));
  return gates.length ? ruleOf(gates) : undefined;
}

/** Why an order cannot be submitted (01.3): its policy's gates before that act. The order is handed in as typed, for it pins its policy only then. */
export const gatesAtSubmit: Ports["gatesAtSubmit"] = async (context, { order, lines, customer, pack }) => {
  const standing = pack.gates.filter(({ before }) => before === "submit");
  const facts = standing.some(({ when }) => when !== undefined) ? await factsOf(context, pack, { order, lines, customer }) : undefined;
  return standing.flatMap((gate): Refusal[] => {
    if (facts && !applies(gate.when, facts)) return [];
    if (gate.condition === "customerApproved") return customer.state === "approved" ? [] : [{ code: "customerNotApproved", facts: { customer: customer.shortName }, path: ["customerId"] }];
    return order.oral && !order.oralConfirmedAt ? [shut(gate).refusal] : [];
  });
};

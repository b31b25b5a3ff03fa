import type { PolicyPack } from "../../contract/policies.ts";
import type { CommandContext } from "../platform/command.ts";
import { type Reaction, when } from "../platform/events.ts";
import { isRefused, refuse, type Refused } from "../platform/refusal.ts";
import * as confirmations from "../modules/confirmations/index.ts";
import * as orders from "../modules/orders/index.ts";
import * as reviews from "../modules/reviews/index.ts";
import { hasGate } from "./gates.ts";
import { establishedAt, pinnedPolicyOf } from "./policy-of-order.ts";
import { standsNoMore } from "./stands-no-more.ts";

type EstablishedAt = PolicyPack["orderKinds"][number]["establishedAt"];

/** Whether an order of this kind counts as established by one of these moments, which do not hold any more. */
const establishedBy = async ({ tx }: CommandContext, { id, kind }: orders.Order, moments: readonly EstablishedAt[]): Promise<boolean> => {
  const moment = establishedAt(await pinnedPolicyOf(tx, id), kind);
  return moment !== undefined && moments.includes(moment);
};

type Withdraw = (context: CommandContext, orderId: string) => Promise<void>;

/** A review that had passed or failed goes on: the order must still be the one that was reviewed, and nobody may have answered for the customer. */
async function reviewGoesOn(context: CommandContext, given: { orderId: string; passed: boolean; version: number; hash: string; reason: string }, withdraw: Withdraw): Promise<Refused | undefined> {
  const { orderId, passed, version, hash, reason } = given;
  const order = await orders.lockOrderRow(context.tx, orderId);
  if (order?.version !== version || order.versionHash !== hash || order.review !== (passed ? "passed" : "failed")) return refuse("reviewMovedOn");
  if (passed) {
    const answered = order.confirmation === "refused" || (order.confirmation === "given" && (await pinnedPolicyOf(context.tx, orderId)).confirmation.required);
    if (answered) return refuse("reverseConfirmationFirst", { number: order.number });
    const resting = await standsNoMore(context, orderId, reason);
    if (resting) return resting;
    await withdraw(context, orderId);
  }
  await orders.takeBackReview(context, orderId, { why: reason, unestablished: await establishedBy(context, order, ["reviewPassed", "customerConfirmed", "depositReceived"]) });
  return undefined;
}

/** The customer is asked anew; an order that waits for the answer before work begins stands no more. */
const customerIsAskedAnew: Reaction = when(confirmations.confirmationReversed, async ({ orderId, outcome, reason }, context) => {
  const order = await orders.lockOrderRow(context.tx, orderId);
  if (order?.review !== "passed" || order.confirmation !== outcome) return refuse("wrongState", { state: order?.stage });
  if (outcome === "given" && (await hasGate(context, orderId, { act: "execute", condition: "confirmationReturned" }))) {
    const resting = await standsNoMore(context, orderId, reason);
    if (isRefused(resting)) return resting;
  }
  await orders.takeBackConfirmation(context, orderId, { why: reason, unestablished: outcome === "given" && (await establishedBy(context, order, ["customerConfirmed", "depositReceived"])) });
});

/** Decisions of departments and answers of customers are taken back 反审核, and what followed from them goes back with them, or must first. */
export const decisionsAreTakenBack = (withdraw: Withdraw): Reaction[] => [
  when(reviews.reviewStepReversed, async ({ subject, was, version, hash, reason }, context) => {
    if (was === "open") return undefined;
    // What a change's departments had agreed to is carried out, or before the customer.
    return subject.kind === "order" ? reviewGoesOn(context, { orderId: subject.id, passed: was === "passed", version, hash, reason }, withdraw) : refuse("reviewMovedOn");
  }),
  customerIsAskedAnew,
];

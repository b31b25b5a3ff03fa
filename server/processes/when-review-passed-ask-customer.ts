import { type Reaction, when } from "../platform/events.ts";
import type { CommandContext } from "../platform/command.ts";
import * as confirmations from "../modules/confirmations/index.ts";
import type { AskCustomer } from "../modules/confirmations/index.ts";
import * as orders from "../modules/orders/index.ts";
import { hasGate } from "./gates.ts";
import { contextOf } from "./order-context.ts";
import { establishedAt, pinnedPolicyOf } from "./policy-of-order.ts";

/** Whatever shows the customer's yes; an order of this kind may count as established from it on. */
async function agreed(context: CommandContext, orderId: string): Promise<void> {
  const order = await orders.readOrderRow(context.tx, orderId);
  const establishes = order !== undefined && establishedAt(await pinnedPolicyOf(context.tx, orderId), order.kind) === "customerConfirmed";
  await orders.recordConfirmation(context, orderId, { verb: "give", establishes });
}

/** A reviewed order is put before its customer, unless the policy asks no confirmation (01.8, 01.9); the answer moves the order. */
export const customersAreAsked = (ask: (context: CommandContext, given: AskCustomer) => Promise<unknown>): Reaction[] => [
  when(orders.reviewPassed, async ({ orderId }, context) => {
    const { order, pack } = await contextOf(context, orderId);
    await orders.recordConfirmation(context, orderId, { verb: "ask" });
    if (!pack.confirmation.required) return agreed(context, orderId);
    await ask(context, { orderId, version: order.version, hash: order.versionHash!, customerId: order.customerId, contactId: order.contactId, policy: pack.confirmation, mail: true });
    // Without that gate the work begins while the customer's answer is on its way.
    if (!(await hasGate(context, orderId, { act: "execute", condition: "confirmationReturned" }))) await orders.stand(context, orderId);
  }),
  // What was said to a version that a change proposes concerns the change.
  when(confirmations.confirmationAccepted, async ({ orderId, changeId }, context) => (changeId ? undefined : agreed(context, orderId))),
  when(confirmations.confirmationRefused, async ({ orderId, changeId, reason }, context) => {
    if (!changeId) await orders.recordConfirmation(context, orderId, { verb: "refuse", why: reason });
  }),
];

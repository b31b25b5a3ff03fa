import { type Reaction, when } from "../platform/events.ts";
import type { CommandContext } from "../platform/command.ts";
import * as confirmations from "../modules/confirmations/index.ts";
import type { AskCustomer } from "../modules/confirmations/index.ts";
import * as orders from "../modules/orders/index.ts";
import { contextOf } from "./order-context.ts";

/** A reviewed order is put before its customer, unless the policy asks no confirmation (01.8, 01.9); the answer moves the order. */
export const customersAreAsked = (ask: (context: CommandContext, given: AskCustomer) => Promise<unknown>): Reaction[] => [
  when(orders.reviewPassed, async ({ orderId }, context) => {
    const { order, pack } = await contextOf(context, orderId);
    await orders.recordConfirmation(context, orderId, "ask");
    if (!pack.confirmation.required) return void (await orders.recordConfirmation(context, orderId, "give"));
    await ask(context, { orderId, version: order.version, hash: order.versionHash!, customerId: order.customerId, contactId: order.contactId, policy: pack.confirmation, mail: true });
  }),
  when(confirmations.confirmationAccepted, async ({ orderId }, context) => void (await orders.recordConfirmation(context, orderId, "give"))),
  when(confirmations.confirmationRefused, async ({ orderId, reason }, context) => void (await orders.recordConfirmation(context, orderId, "refuse", reason))),
];

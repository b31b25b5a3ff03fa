import type { CommandContext } from "../platform/command.ts";
import { type Reaction, when } from "../platform/events.ts";
import { isRefused, type Refused } from "../platform/refusal.ts";
import { attachFiles } from "../modules/files/index.ts";
import * as orders from "../modules/orders/index.ts";

async function keep(context: CommandContext, orderId: string, fileIds: readonly string[]): Promise<Refused | undefined> {
  const kept = await attachFiles(context, { fileIds, subject: { kind: "order", id: orderId } });
  return isRefused(kept) ? kept : undefined;
}

/** The customer's originals, uploaded while the order was typed, and the evidence of its call belong to the order from then on (01.1, 01.2). */
export const originalsBelongToOrders: readonly Reaction[] = [
  ...[orders.orderEntered, orders.orderEdited].map((event) =>
    when(event, async ({ orderId }, context) => keep(context, orderId, (await orders.readOrderRow(context.tx, orderId))?.originals ?? []))),
  ...[orders.oralOrderConfirmed, orders.proposalAnswered].map((event) => when(event, ({ orderId, fileIds }, context) => keep(context, orderId, fileIds))),
];

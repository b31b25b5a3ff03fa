import { type Reaction, when } from "../platform/events.ts";
import { isRefused } from "../platform/refusal.ts";
import { attachFiles } from "../modules/files/index.ts";
import * as orders from "../modules/orders/index.ts";

/** The customer's originals, uploaded while the order was typed, belong to the order from its entry on (01.1). */
export const originalsBelongToOrders: Reaction = when(orders.orderEntered, async ({ orderId }, context) => {
  const order = await orders.readOrderRow(context.tx, orderId);
  if (!order?.originals.length) return undefined;
  const kept = await attachFiles(context, { fileIds: order.originals, subject: { kind: "order", id: orderId } });
  return isRefused(kept) ? kept : undefined;
});

import * as contract from "../../../../contract/orders.ts";
import { openReview, reviewAxis } from "../../../../contract/order-axes.ts";
import { handle } from "../../../platform/command.ts";
import { isRefused, refuse } from "../../../platform/refusal.ts";
import { change, done, lockFor } from "../change.ts";
import { orderHeld, orderResumed } from "../events.ts";
import { onHold } from "../hold.ts";

/** Lets an order stand still 暂停 that is reviewed or stands: nothing of it is planned, picked, packed, shipped or invoiced until it is resumed. Refused: wrongState, orderOnHold. */
export const holdOrder = handle(contract.holdOrder, async ({ orderId, reason, expectedRevision }, context) => {
  const order = await lockFor(context, orderId, expectedRevision);
  if (isRefused(order)) return order;
  const held = onHold(order);
  if (held) return refuse(held.code, held.facts);
  if (!reviewAxis.allows("callOff", openReview(order)) || order.archived || order.stage === "completed") return refuse("wrongState", { state: order.stage });
  const after = await change(context, order, { heldAt: context.now, heldByName: context.actor.name, holdReason: reason }, { what: "orderHeld", why: reason });
  context.emit(orderHeld({ orderId, reason }));
  return done(after);
});

/** Lets it go on. Refused: orderNotOnHold. */
export const resumeOrder = handle(contract.resumeOrder, async ({ orderId, expectedRevision }, context) => {
  const order = await lockFor(context, orderId, expectedRevision);
  if (isRefused(order)) return order;
  if (!order.heldAt) return refuse("orderNotOnHold");
  const after = await change(context, order, { heldAt: null, heldByName: null, holdReason: null }, { what: "orderResumed", facts: { since: order.heldAt.toISOString() } });
  context.emit(orderResumed({ orderId }));
  return done(after);
});

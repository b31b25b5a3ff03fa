import * as contract from "../../../../contract/orders.ts";
import { openReview, reviewAxis } from "../../../../contract/order-axes.ts";
import { handle } from "../../../platform/command.ts";
import { isRefused, refuse } from "../../../platform/refusal.ts";
import { change, done, lockFor, standing } from "../change.ts";
import { cancelled, orderWithdrawn } from "../events.ts";

/** Takes an order back from review, with the reason. */
export const withdrawOrder = handle(contract.withdrawOrder, async ({ orderId, expectedRevision, reason }, context) => {
  const order = await lockFor(context, orderId, expectedRevision);
  if (isRefused(order)) return order;
  if (!reviewAxis.allows("withdraw", order.review)) return refuse("wrongState", { state: order.stage });
  const after = await change(context, order, { review: reviewAxis.after("withdraw", order.review) }, { what: "withdrawn", why: reason });
  context.emit(orderWithdrawn({ orderId }));
  return done(after);
});

/** Calls an order off before it stands; its open duties end without a verdict. */
export const cancelOrder = handle(contract.cancelOrder, async ({ orderId, expectedRevision, reason }, context) => {
  const order = await lockFor(context, orderId, expectedRevision);
  if (isRefused(order)) return order;
  const review = openReview(order);
  if (!reviewAxis.allows("cancel", review)) return refuse("wrongState", { state: order.stage });
  const underWay = await standing(context, order);
  if (underWay) return underWay;
  const after = await change(context, order, { review: reviewAxis.after("cancel", review) }, { what: "cancelled", why: reason });
  context.emit(cancelled({ orderId }));
  return done(after);
});

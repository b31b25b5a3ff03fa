import * as contract from "../../../../contract/orders.ts";
import { handle } from "../../../platform/command.ts";
import { isRefused, refuse } from "../../../platform/refusal.ts";
import { change, done, lockFor } from "../change.ts";
import { orderInformationConfirmed } from "../events.ts";

/** Sales vouches that what was entered is what the customer wants (24.2). */
export const confirmInformation = handle(contract.confirmInformation, async ({ orderId, expectedRevision }, context) => {
  const order = await lockFor(context, orderId, expectedRevision);
  if (isRefused(order)) return order;
  if (order.review !== "draft") return refuse("wrongState", { state: order.stage });
  const after = await change(context, order, { informationConfirmedAt: context.now }, { what: "informationConfirmed" });
  context.emit(orderInformationConfirmed({ orderId }));
  return done(after);
});

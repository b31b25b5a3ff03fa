import * as contract from "../../../../contract/delivery-parts.ts";
import { handle } from "../../../platform/command.ts";
import { isRefused } from "../../../platform/refusal.ts";
import { callOff } from "../cancelling.ts";
import { load } from "../work.ts";

/** Calls a delivery off that has not left: the goods go back to their places and wait for their order's next delivery. */
export const cancelDeliveryByHand = handle(contract.cancelDelivery, async ({ deliveryId, reason, expectedRevision }, context) => {
  const loaded = await load(context, deliveryId, { verb: "cancel", expectedRevision });
  return isRefused(loaded) ? loaded : callOff(context, loaded, { reason, goods: "backOrder" });
});

import * as contract from "../../../../contract/shipping.ts";
import { handle } from "../../../platform/command.ts";
import { isRefused } from "../../../platform/refusal.ts";
import { arriving } from "../arriving.ts";
import { load } from "../work.ts";

/** Puts on record when a delivery reached the customer. */
export const recordArrival = handle(contract.recordArrival, async ({ deliveryId, arrivedAt, expectedRevision }, context) => {
  const loaded = await load(context, deliveryId, { verb: "arrive", expectedRevision });
  return isRefused(loaded) ? loaded : arriving(context, loaded, arrivedAt ?? context.now);
});

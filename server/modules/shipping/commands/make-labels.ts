import { makeLabels as contract } from "../../../../contract/delivery-parts.ts";
import { handle } from "../../../platform/command.ts";
import { isRefused, refuse } from "../../../platform/refusal.ts";
import { labelsWanted } from "../events.ts";
import { about, doneOf, load } from "../work.ts";

/** Has the labels of a delivery's packages made as they are packed now. Refused: `labelsNotPacked` until it is packed, and once it is called off. */
export const makeLabels = handle(contract, async ({ deliveryId }, context) => {
  const loaded = await load(context, deliveryId, {});
  if (isRefused(loaded)) return loaded;
  const { delivery } = loaded;
  if (!delivery.packingDone || delivery.state === "cancelled") return refuse("labelsNotPacked", { number: delivery.number });
  context.emit(labelsWanted(about(delivery)));
  return doneOf(delivery);
});

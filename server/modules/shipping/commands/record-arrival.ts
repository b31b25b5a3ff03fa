import type { DeliveryDone } from "../../../../contract/shipping.ts";
import * as contract from "../../../../contract/shipping.ts";
import { type CommandContext, handle } from "../../../platform/command.ts";
import { isRefused, refuse } from "../../../platform/refusal.ts";
import { arrived } from "../events.ts";
import { movesOf } from "../shipping.ts";
import { about, conclude, load, type Loaded } from "../work.ts";

/** A delivery that is on its way reached the customer; `by`: the carrier that said so. */
export function arrive(context: CommandContext, { delivery, lines }: Loaded, { arrivedAt, by }: { arrivedAt: Date; by?: string }): Promise<DeliveryDone> {
  context.emit(arrived({ ...about(delivery), moves: movesOf(lines, (line) => line.shipped) }));
  return conclude(context, delivery, { change: { state: "arrived", arrivedAt }, told: { what: "arrived", facts: { arrivedAt, ...(by !== undefined && { by }) } } });
}

/** Puts on record when a delivery reached the customer; from then on the contact duty of 24 h runs. */
export const recordArrival = handle(contract.recordArrival, async ({ deliveryId, arrivedAt: given, expectedRevision }, context) => {
  const loaded = await load(context, deliveryId, { verb: "arrive", expectedRevision });
  if (isRefused(loaded)) return loaded;
  const { delivery } = loaded;
  const arrivedAt = given ?? context.now;
  if (arrivedAt > context.now || (delivery.shippedAt && arrivedAt < delivery.shippedAt)) return refuse("arrivalTimeWrong", { shippedAt: delivery.shippedAt?.toISOString() ?? "" }, ["arrivedAt"]);
  return arrive(context, loaded, { arrivedAt });
});

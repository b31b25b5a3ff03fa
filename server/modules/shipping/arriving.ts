import type { DeliveryDone } from "../../../contract/shipping.ts";
import type { CommandContext } from "../../platform/command.ts";
import { refuse, type Refused } from "../../platform/refusal.ts";
import { arrived } from "./events.ts";
import { heard, toldLater } from "./heard-later.ts";
import { movesOf } from "./shipping.ts";
import { about, conclude, type Loaded } from "./work.ts";

/** A loaded delivery reached the customer at an instant between its shipping and now; from then on the contact duty of 24 h runs. */
export async function arriving(context: CommandContext, { delivery, lines }: Loaded, arrivedAt: Date): Promise<DeliveryDone | Refused> {
  if (arrivedAt > context.now || (delivery.shippedAt && arrivedAt < delivery.shippedAt)) return refuse("arrivalTimeWrong", { shippedAt: delivery.shippedAt?.toISOString() ?? "" }, ["arrivedAt"]);
  context.emit(arrived({ ...about(delivery), at: arrivedAt, moves: movesOf(lines, (line) => line.shipped) }));
  return conclude(context, delivery, { change: { state: "arrived", arrivedAt, ...heard(delivery, { what: "arrived", at: arrivedAt, now: context.now }) }, told: { what: "arrived", facts: { arrivedAt, ...toldLater(arrivedAt, context.now) } } });
}

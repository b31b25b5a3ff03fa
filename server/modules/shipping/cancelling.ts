import { minus } from "../../../contract/money.ts";
import type { DeliveryDone } from "../../../contract/shipping.ts";
import type { CommandContext } from "../../platform/command.ts";
import { refuse, type Refused } from "../../platform/refusal.ts";
import { backOrdered, deliveryCancelled } from "./events.ts";
import { guard, movesOf } from "./shipping.ts";
import { excessOf } from "./tolerance.ts";
import * as store from "./store.ts";
import { about, conclude, type Loaded } from "./work.ts";

/**
 * Calls a loaded delivery off before it leaves: what was picked goes back. Its goods wait as back orders, promised to the order, or are
 * free for others when nobody waits for them any more.
 */
export function callOff(context: CommandContext, { delivery, lines }: Loaded, { reason, goods }: { reason: string; goods: "backOrder" | "free" }): Promise<DeliveryDone> {
  const { warehouseId } = delivery;
  const ordered = movesOf(lines, (line) => line.ordered);
  const note = movesOf(lines, (line) => minus("0", excessOf(line.packed, line)));
  // As back orders the goods leave the issue note one by one; here goes only what was packed beyond the order.
  const moves = goods === "free" ? movesOf(lines, (line) => minus(minus("0", line.ordered), excessOf(line.packed, line))) : note;
  context.emit(deliveryCancelled({ ...about(delivery), warehouseId, moves, ordered, packed: movesOf(lines, (line) => minus("0", line.packed)), free: goods === "free" }));
  if (goods === "backOrder") context.emit(backOrdered({ ...about(delivery), warehouseId, moves: ordered, why: "deliveryCancelled", reason, held: true, dueOn: delivery.dueOn }));
  return conclude(context, delivery, { change: { state: "cancelled", tripId: null, stopNo: null, groupId: null }, told: { what: "deliveryCancelled", facts: { goods, moves: ordered }, why: reason } });
}

/** The same for a process, when an order is called off or changed; refused with `reverseShipmentFirst` once the goods left. */
export async function cancelDelivery(context: CommandContext, given: { deliveryId: string; reason: string; goods: "backOrder" | "free" }): Promise<DeliveryDone | Refused> {
  const found = await store.lock(context.tx, given.deliveryId);
  if (!found) return refuse("notFound");
  if (found.delivery.shippedAt) return refuse("reverseShipmentFirst", { number: found.delivery.number });
  const barred = guard(found.delivery, "cancel");
  if (barred) return refuse(barred.code, barred.facts);
  return callOff(context, found, given);
}

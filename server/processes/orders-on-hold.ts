import { followUpDuty } from "../../contract/follow-up-duty.ts";
import type { Refusal } from "../../contract/toolkit.ts";
import { type Reaction, when } from "../platform/events.ts";
import type { Tx } from "../platform/db.ts";
import * as duties from "../modules/duties/index.ts";
import * as orders from "../modules/orders/index.ts";

/** Which of these orders stand still, as refusals of an act for them. */
export async function heldAmong({ tx }: { tx: Tx }, orderIds: readonly string[]): Promise<Refusal[]> {
  const found: Refusal[] = [];
  for (const orderId of new Set(orderIds)) {
    const order = await orders.readOrderRow(tx, orderId);
    const held = order && orders.onHold(order);
    if (held) found.push(held);
  }
  return found;
}

/** The same of an order that the act is about to change: it is locked at once, for looked at first it would be read twice. */
export async function heldToChange({ tx }: { tx: Tx }, orderId: string): Promise<Refusal[]> {
  const order = await orders.lockOrderRow(tx, orderId);
  const held = order && orders.onHold(order);
  return held ? [held] : [];
}

/** Whether nobody's word about an order's goods says anything: not while it stands still, nor while a complaint about it is open. */
export async function silenceCounts({ tx }: { tx: Tx }, orderId: string): Promise<boolean> {
  const order = await orders.readOrderRow(tx, orderId);
  return order !== undefined && !orders.onHold(order) && order.afterSales !== "open";
}

/** Nobody is late while the order stands still: its duties stand still with it. One that is due already stays due, and a day on which somebody wants to look at it himself stays his day: an order that stands still is one to ask about. */
export const ordersOnHoldPauseDuties = (clockOf: duties.ClockOf): readonly Reaction[] => [
  when(orders.orderHeld, ({ orderId, reason }, context) => duties.holdAll(context, { kind: "order", id: orderId }, { note: reason, butFor: followUpDuty.id })),
  when(orders.orderResumed, ({ orderId }, context) => duties.resumeAll(context, { kind: "order", id: orderId }, clockOf)),
];

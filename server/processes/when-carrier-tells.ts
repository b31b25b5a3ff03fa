import { type NoticeKind, notify } from "../modules/notices/index.ts";
import * as orders from "../modules/orders/index.ts";
import { delayDetected } from "../modules/production/index.ts";
import * as shipping from "../modules/shipping/index.ts";
import type { CommandContext } from "../platform/command.ts";
import { type Reaction, when } from "../platform/events.ts";
import type { ReadersOf } from "./readers.ts";
import { tellGroups } from "./tell-groups.ts";

interface Word {
  kind: NoticeKind;
  facts: Readonly<Record<string, unknown>>;
  key: string;
}

/** Tells the order's salesperson and logistics, who speak with the carrier. */
async function tell(context: CommandContext, readersOf: ReadersOf, { orderId, ...word }: Word & { orderId: string }) {
  const order = await orders.readOrderRow(context.tx, orderId);
  if (!order) return;
  const told = (await readersOf(context)).filter(({ id, roles }) => id === order.salespersonId || roles.includes("logistics"));
  const facts = { number: order.number, customer: order.customerName, ...word.facts };
  const subject = { kind: "order", id: orderId };
  await tellGroups(context, { kind: "urgent", notice: word.kind, facts, subject, key: word.key, told });
  for (const { id } of told) notify(context, { personId: id, kind: word.kind, facts, subject, key: `${word.key} ${id}` });
  return order;
}

/**
 * A delay on the way is told at once; one that misses the promised day is a delay of the order, so whoever speaks with the customer owes him the word (01.14, C-04). A fault is told, and
 * so is a number that no delivery has: somebody mistyped it.
 */
export const whenCarrierTells = (readersOf: ReadersOf): readonly Reaction[] => [
  when(shipping.shipmentDelayed, async ({ orderId, part, expected, carrier, note }, context) => {
    const order = await tell(context, readersOf, { orderId, kind: "shipmentDelayed", facts: { expected, carrier, note }, key: `shipment ${part} ${expected}` });
    const neededBy = order?.promisedDate ?? order?.requestedDate;
    if (neededBy && expected > neededBy) context.emit(delayDetected({ orderId, part, expected, neededBy }));
  }),
  when(shipping.shipmentException, async ({ orderId, part, carrier, note }, context) =>
    void (await tell(context, readersOf, { orderId, kind: "shipmentException", facts: { carrier, note }, key: `exception ${part} ${context.now.toISOString()}` }))),
  when(shipping.carrierNumberUnknown, async ({ carrier, trackingNumber }, context) => {
    for (const { id, roles } of await readersOf(context))
      if (roles.includes("logistics")) notify(context, { personId: id, kind: "carrierNumberUnknown", facts: { carrier, trackingNumber }, key: `number ${trackingNumber}` });
  }),
];

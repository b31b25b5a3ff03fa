import { notify } from "../modules/notices/index.ts";
import * as orders from "../modules/orders/index.ts";
import { delayDetected } from "../modules/production/index.ts";
import { type Reaction, when } from "../platform/events.ts";
import type { ReadersOf } from "./readers.ts";

/** A plan or report that misses an order's date is told at once to its salesperson and the head of sales, who speak with the customer (01.14). */
export const whenDelayDetectedTellSales = (readersOf: ReadersOf): Reaction =>
  when(delayDetected, async ({ orderId, part, expected, neededBy }, context) => {
    const order = await orders.readOrderRow(context.tx, orderId);
    if (!order) return;
    const concerned = (await readersOf(context)).filter(({ id, roles }) => id === order.salespersonId || roles.includes("salesDirector"));
    for (const { id } of concerned)
      notify(context, {
        personId: id, kind: "delayDetected", facts: { number: order.number, customer: order.customerName, expected, neededBy }, subject: { kind: "order", id: orderId }, part, key: `delay ${part} ${orderId} ${expected} ${id}`,
      });
  });

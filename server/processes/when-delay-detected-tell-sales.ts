import { companyOf } from "../modules/companies/index.ts";
import { notify } from "../modules/notices/index.ts";
import * as orders from "../modules/orders/index.ts";
import { delayDetected } from "../modules/production/index.ts";
import { type Reaction, when } from "../platform/events.ts";
import { speakersOn } from "./contact-owner.ts";
import { tellGroups } from "./tell-groups.ts";
import type { ReadersOf } from "./readers.ts";

/**
 * A plan or report that misses an order's date is told at once to its salesperson and the head of sales, and with the draft of a word to
 * the customer to whoever speaks with him about it (01.14, R306, C-04).
 */
export const whenDelayDetectedTellSales = (readersOf: ReadersOf): Reaction =>
  when(delayDetected, async ({ orderId, part, expected, neededBy }, context) => {
    const order = await orders.readOrderRow(context.tx, orderId);
    if (!order) return;
    const speaks = await speakersOn(context.tx, orderId, "delayDetected");
    const { name: company } = await companyOf(context.tx);
    const facts = { number: order.number, customer: order.customerName, expected, neededBy, company };
    const concerned = (await readersOf(context)).filter((reader) => speaks(reader) || reader.id === order.salespersonId || reader.roles.includes("salesDirector"));
    await tellGroups(context, { kind: "urgent", notice: "delayDetected", facts, subject: { kind: "order", id: orderId }, key: `delay ${part} ${orderId} ${expected}`, told: concerned });
    for (const reader of concerned)
      notify(context, {
        personId: reader.id, kind: speaks(reader) ? "delayToTell" : "delayDetected", facts, subject: { kind: "order", id: orderId }, part, key: `delay ${part} ${orderId} ${expected} ${reader.id}`,
      });
  });

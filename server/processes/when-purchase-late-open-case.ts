import type * as cases from "../modules/cases/index.ts";
import * as orders from "../modules/orders/index.ts";
import { delayDetected } from "../modules/production/index.ts";
import { purchaseDelayed } from "../modules/purchasing/index.ts";
import { type Reaction, when } from "../platform/events.ts";
import { delayedOrder } from "./when-delays-open-case.ts";

/**
 * A supplier who is late has one case over all orders that this makes late, with a word drafted to each of their customers; of a day that passed without the goods nobody
 * knows the new one, so it concerns all that wait. Each order with its new date is told to sales as a delay of production is (01.14, 24.5).
 */
export const purchaseDelaysOpenCases = (open: ReturnType<typeof cases.openDelay>): Reaction =>
  when(purchaseDelayed, async ({ purchaseId, number, supplierName, before, after, note, orderIds }, context) => {
    const found = (await Promise.all(orderIds.map((id) => orders.readOrderRow(context.tx, id)))).flatMap((order) => (order ? [{ order, neededBy: order.promisedDate ?? order.requestedDate }] : []));
    const late = found.filter(({ neededBy }) => after === null || neededBy === null || after > neededBy);
    if (!late.length) return;
    const rows: cases.NewDelayed[] = [];
    // An order's new date follows with the event below.
    for (const { order, neededBy } of late) rows.push(await delayedOrder(context, order.id, { before: neededBy, after: neededBy === null ? after : null }));
    const departments = [...new Set(late.flatMap(({ order }) => order.departmentId ?? []))];
    await open(context, {
      subject: { kind: "purchase", id: purchaseId }, title: `${number} ${supplierName}`, customerName: [...new Set(rows.map(({ customerName }) => customerName))].join(", "), salespersonId: null, departmentId: departments[0] ?? null,
      kind: "delay", source: "purchase", description: `${supplierName} · ${before} → ${after ?? "?"}${note && ` · ${note}`}`, departments,
    }, rows);
    for (const { order, neededBy } of late) if (after !== null && neededBy !== null) context.emit(delayDetected({ orderId: order.id, part: purchaseId, expected: after, neededBy }));
  });

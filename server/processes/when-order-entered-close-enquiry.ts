import { type Reaction, when } from "../platform/events.ts";
import { isRefused } from "../platform/refusal.ts";
import { moveRunning } from "../modules/duties/index.ts";
import { enterEnquiry, subjectOf } from "../modules/enquiries/index.ts";
import { passOn } from "../modules/files/index.ts";
import * as orders from "../modules/orders/index.ts";

/** The order that a recorded wish asked for is entered: its papers and the time that runs are the order's from now on (24.1). */
export const enquiryBecomesOrder: Reaction = when(orders.orderEntered, async ({ orderId, enquiryId }, context) => {
  const order = enquiryId ? await orders.readOrderRow(context.tx, orderId) : undefined;
  if (!enquiryId || !order) return undefined;
  const refused = await enterEnquiry(context, enquiryId, order);
  if (isRefused(refused)) return refused;
  const [from, to] = [subjectOf(enquiryId), { kind: "order", id: orderId }];
  await passOn(context.tx, { from, to });
  await moveRunning(context.tx, { from, to, title: `${order.number} ${order.customerName}` });
  return undefined;
});

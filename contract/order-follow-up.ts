import { z } from "zod";
import { command, day, id } from "./toolkit.ts";

const params = z.object({ orderId: id });
const ofOrder = z.object({ orderId: id, number: z.string() });

export const planFollowUp = command({
  name: "orders.planFollowUp", summary: "Have an order come back as a duty of one's own on a day; in place of an earlier such plan", path: "/orders/:orderId/follow-up", method: "PUT", permission: "orders.contact", params,
  /** `on`: absent, the next working day. */
  body: z.strictObject({ on: day.optional() }),
  /** `before`: for when it was planned until now, and can be again; null where that day is over. */
  answer: ofOrder.extend({ on: day, before: day.nullable() }),
});
export const dropFollowUp = command({
  name: "orders.dropFollowUp", summary: "Take back that an order comes back as a duty of one's own", path: "/orders/:orderId/follow-up", method: "DELETE", permission: "orders.contact", params, answer: ofOrder,
});

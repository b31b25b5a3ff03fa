import { z } from "zod";
import { deliveryDone } from "./shipping.ts";
import { command, day, id, instant, page, paging, quantity, query, text } from "./toolkit.ts";

// What happens to a delivery beside its straight way: it is divided, called off, let pass beyond a tolerance, or a step of it is taken back.

const deliveryId = z.object({ deliveryId: id });
const expectedRevision = z.number().int().min(0).optional();
const reason = text(500).min(1);

/** `delivery`: a second delivery from the same warehouse at once; `backOrder`: the goods stay promised to the order and wait for their next delivery. */
export const splitInto = ["delivery", "backOrder"] as const;
export const splitDelivery = command({
  name: "shipping.split", summary: "Let a part of a delivery go with another one, or later", path: "/deliveries/:deliveryId/split", permission: "shipping.arrange", params: deliveryId,
  body: z.strictObject({
    lines: z.array(z.strictObject({ lineId: id, quantity })).min(1).max(200), into: z.enum(splitInto), dueOn: day.optional(), reason, expectedRevision,
  }),
  answer: deliveryDone,
});
/** What was picked goes back to its place; the goods stay promised to the order and wait as back orders. */
export const cancelDelivery = command({
  name: "shipping.cancel", summary: "Call off a delivery that has not left", path: "/deliveries/:deliveryId/cancellation", permission: "shipping.arrange", params: deliveryId,
  body: z.strictObject({ reason, expectedRevision }), answer: deliveryDone,
});
/** The line counts as complete with this quantity: the most that may be picked, or the least. */
export const allowBeyondTolerance = command({
  name: "shipping.allow", summary: "Let a line leave with more or less than its tolerance", path: "/deliveries/:deliveryId/allowances", permission: "shipping.exceedTolerance", params: deliveryId,
  body: z.strictObject({ lineId: id, quantity, reason, expectedRevision }), answer: deliveryDone,
});

/** Made anew they show the packages as they are packed now; the labels made before are superseded. */
export const makeLabels = command({
  name: "shipping.makeLabels", summary: "Make the labels of a delivery's packages 装箱标签", path: "/deliveries/:deliveryId/labels", permission: "shipping.pack", params: deliveryId, answer: deliveryDone,
});

const takingBack = z.strictObject({ reason, expectedRevision });
export const reversePacking = command({
  name: "shipping.reversePacking", summary: "Take a packing back: the boxes are opened again", path: "/deliveries/:deliveryId/packing/reversal", permission: "shipping.reverse", params: deliveryId,
  body: takingBack, answer: deliveryDone,
});
export const reverseCheck = command({
  name: "shipping.reverseCheck", summary: "Take the check before leaving back", path: "/deliveries/:deliveryId/checks/reversal", permission: "shipping.reverse", params: deliveryId, body: takingBack, answer: deliveryDone,
});
/** The goods did not leave after all, or the truck came back: they lie in their warehouse again, promised to the order. */
export const reverseShipment = command({
  name: "shipping.reverseShipment", summary: "Take a shipment back", path: "/deliveries/:deliveryId/shipment/reversal", permission: "shipping.reverse", params: deliveryId, body: takingBack, answer: deliveryDone,
});
export const reverseArrival = command({
  name: "shipping.reverseArrival", summary: "Take an arrival back", path: "/deliveries/:deliveryId/arrival/reversal", permission: "shipping.reverse", params: deliveryId, body: takingBack, answer: deliveryDone,
});
/** The receipt stays on record with what was taken back; the customer may sign anew. */
export const reverseSignOff = command({
  name: "shipping.reverseSignOff", summary: "Take a customer's receipt back", path: "/deliveries/:deliveryId/receipt/reversal", permission: "shipping.reverseSignOff", params: deliveryId,
  body: takingBack, answer: deliveryDone,
});

export const backOrderStates = ["open", "sent", "dropped"] as const;
export const backOrderCauses = ["pickedShort", "sentLater", "deliveryCancelled"] as const;
/** What an order still has to get 欠货. `held`: the goods lie there, promised to it. `covered` is what could leave now. */
export const backOrder = z.object({
  id, deliveryId: id, deliveryNumber: z.string(), orderId: id, orderNumber: z.string(), customerId: id, customerName: z.string(), warehouseId: id, lineNo: z.number(), productId: id, productCode: z.string(),
  name: z.string(), spec: z.string(), unit: z.string(), quantity, held: z.boolean(), covered: quantity, why: z.enum(backOrderCauses), reason: z.string(), dueOn: day.nullable(), state: z.enum(backOrderStates),
  openedAt: instant,
});
export type BackOrder = z.output<typeof backOrder>;
export const listBackOrders = query({
  name: "shipping.backOrders", summary: "Back orders with what stock would cover now, the oldest first", path: "/back-orders", permission: "shipping.see",
  query: paging.extend({ state: z.enum(backOrderStates).default("open"), orderId: id.optional(), customerId: id.optional() }), answer: page(backOrder),
});
/** As much of each as stock covers gets its delivery, one for each order and warehouse; the rest goes on waiting. Refused with `stockShort` where it covers nothing. */
export const sendBackOrders = command({
  name: "shipping.sendBackOrders", summary: "Send back orders on as far as stock covers them", path: "/back-orders/sending", permission: "shipping.arrange",
  body: z.strictObject({ ids: z.array(id).min(1).max(100) }), answer: z.object({ orders: z.array(id), sent: z.number() }),
});

import { z } from "zod";
import { stage } from "./orders.ts";
import { because } from "./input-reasons.ts";
import { command, day, id, quantity, text } from "./toolkit.ts";

const done = z.object({ orderId: id, number: z.string(), revision: z.number(), stage });
const params = z.object({ orderId: id });
const expectedRevision = z.number().int().min(0);
const reason = text(500).min(1);

export const splitOrder = command({
  name: "orders.split", summary: "Split an order that is with sales: some of its lines, or a part of their quantities, become an order of their own", path: "/orders/:orderId/split", permission: "orders.enter",
  params,
  body: z.strictObject({
    lines: z.array(z.strictObject({ lineId: id, quantity })).min(1).max(500).refine((lines) => new Set(lines.map(({ lineId }) => lineId)).size === lines.length, because("twiceTheSame")),
    /** Absent: the day of the order that is split. */
    requestedDate: day.optional(),
    reason, expectedRevision,
  }),
  answer: done.extend({ part: done }),
});

export const mergeOrders = command({
  name: "orders.merge", summary: "Merge orders of one customer that are with sales: their lines join this one, and the others end", path: "/orders/:orderId/merger", permission: "orders.enter",
  params, body: z.strictObject({ otherIds: z.array(id).min(1).max(20), reason, expectedRevision }), answer: done,
});

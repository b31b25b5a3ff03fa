import { z } from "zod";
import { command, day, id, paging, page, quantity, query, text } from "./toolkit.ts";

/** How what is missing of an order line comes: made, moved from another warehouse, or bought. */
export const shortageAnswers = ["production", "transfer", "purchase"] as const;
/** An answer with its day; `number` and `documentId` are of its run, transfer or purchase order, null of production that has not planned it yet. */
export const shortageAnswer = z.object({ by: z.enum(shortageAnswers), quantity, on: day.nullable(), late: z.boolean(), documentId: id.nullable(), number: z.string().nullable() });
/** A line of a confirmed order that stock did not cover, in the order's sales unit. `missing` has not come; `unanswered` of it nobody has said anything about. */
export const shortage = z.object({
  scheduleId: id, orderId: id, orderNumber: z.string(), customerName: z.string(), lineNo: z.int(), productId: id, productCode: z.string(), productName: z.string(), spec: z.string(), unit: z.string(),
  neededBy: day.nullable(), missing: quantity, unanswered: quantity, answers: z.array(shortageAnswer),
});
export type Shortage = z.output<typeof shortage>;

export const listShortages = query({
  name: "purchasing.shortages", summary: "Lines of confirmed orders that stock does not cover, the soonest needed first", path: "/shortages", permission: "purchasing.see",
  query: paging.extend({ search: text(60).optional(), only: z.enum(["all", "unanswered"]).default("all") }), answer: page(shortage),
});
export const shortagesOfOrder = query({
  name: "purchasing.shortagesOfOrder", summary: "What of an order is missing, and how it comes", path: "/orders/:orderId/shortages", permission: "orders.see", params: z.object({ orderId: id }), answer: z.object({ rows: z.array(shortage) }),
});

const at = { permission: "purchasing.answer", answer: z.object({ answerId: id, number: z.string().nullable() }) } as const;
const part = { scheduleId: id, quantity, on: day, note: text(500).default("") };
const orderId = z.object({ orderId: id });
/** It keeps its request of production; the day stands until the run has a plan. */
export const answerByProduction = command({ name: "purchasing.answerByProduction", summary: "Answer a shortage by production, with its day", path: "/orders/:orderId/shortages/production", params: orderId, ...at, body: z.strictObject(part) });
/** Asks for the transfer; when it arrives the goods are for the order. */
export const answerByTransfer = command({
  name: "purchasing.answerByTransfer", summary: "Answer a shortage by a transfer from another warehouse", path: "/orders/:orderId/shortages/transfer", params: orderId, ...at, body: z.strictObject({ ...part, fromId: id, toId: id }),
});

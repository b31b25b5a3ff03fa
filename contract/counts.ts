import { z } from "zod";
import { lifecycle } from "./lifecycle.ts";
import { lotName } from "./lots.ts";
import { quantityChange, reversal } from "./stock.ts";
import { command, id, instant, page, paging, quantity, query, text } from "./toolkit.ts";

/** A stock count 盘点: taken down, submitted, and posted by somebody else, or sent back to be counted again; what was posted can be taken back 红冲. */
export const countLifecycle = lifecycle(["counting", "submitted", "posted", "cancelled", "reversed"], {
  count: { from: ["counting"], to: "counting" },
  submit: { from: ["counting"], to: "submitted" },
  sendBack: { from: ["submitted"], to: "counting" },
  post: { from: ["submitted"], to: "posted" },
  cancel: { from: ["counting", "submitted"], to: "cancelled" },
  reverse: { from: ["posted"], to: "reversed" },
});
export type CountState = (typeof countLifecycle.states)[number];
export const countState = z.enum(countLifecycle.states);

/** One product, or one lot of it. `book` is what the books said at `version` of the level; `moved` says that something moved since, so it must be counted again. */
export const countLine = z.object({
  productId: id, productCode: z.string(), productName: z.string(), spec: z.string(), unit: z.string(), lot: z.string(), book: quantity, version: z.number(), counted: quantity.nullable(),
  difference: quantityChange.nullable(), reason: z.string(), moved: z.boolean(), reserved: quantity, barCode: z.string().nullable(),
});
export type CountLine = z.output<typeof countLine>;
export const countRow = z.object({
  id, number: z.string(), state: countState, revision: z.number(), warehouseId: id, warehouseName: z.string(), note: z.string(), lineCount: z.number(), countedCount: z.number(), differCount: z.number(),
  createdBy: id, createdAt: instant, submittedBy: id.nullable(), submittedAt: instant.nullable(), decidedBy: id.nullable(), decidedAt: instant.nullable(), decision: z.string(),
});
export type CountRow = z.output<typeof countRow>;
/** `counters` put down lines that stand: like whoever submitted it, they neither post nor reverse it. */
export const count = countRow.extend({ lines: z.array(countLine), counters: z.array(id), reversal: reversal.nullable() });
export type Count = z.output<typeof count>;

export const listCounts = query({
  name: "stock.counts", summary: "Stock counts, newest first", path: "/stock/counts", permission: "stock.see",
  query: paging.extend({ state: countState.optional(), warehouseId: id.optional() }), answer: page(countRow),
});
const countId = z.object({ countId: id });
export const readCount = query({ name: "stock.count", summary: "One count with its lines and differences", path: "/stock/counts/:countId", permission: "stock.see", params: countId, answer: count });

const done = z.object({ countId: id, number: z.string(), state: countState, revision: z.number() });
export type CountDone = z.output<typeof done>;
const expectedRevision = z.number().int().min(0);

/** A sheet for all that lies in a warehouse, or for these products. */
export const openCount = command({
  name: "stock.openCount", summary: "Open a count of a warehouse, or of some products in it", path: "/stock/counts", permission: "stock.count",
  body: z.strictObject({ warehouseId: id, productIds: z.array(id).max(500).default([]), note: text(500).default("") }), answer: done,
});
/** What was counted of products and lots, also of such that the sheet does not have; null takes a line out again. `again` takes the books as they are now, for what moved since. */
export const enterCount = command({
  name: "stock.enterCount", summary: "Put down what was counted", path: "/stock/counts/:countId/lines", permission: "stock.count", params: countId,
  body: z.strictObject({
    lines: z.array(z.strictObject({ productId: id, lot: lotName.default(""), counted: quantity.nullable(), reason: text(200).default(""), again: z.boolean().default(false) })).min(1).max(500),
  }),
  answer: done,
});
export const submitCount = command({
  name: "stock.submitCount", summary: "Submit a count for approval; lines that nobody counted stay out of it", path: "/stock/counts/:countId/submission", permission: "stock.count", params: countId,
  body: z.strictObject({ expectedRevision }), answer: done,
});
/** By somebody else than who submitted it. Posting makes stock what was counted, unless something moved since or the goods are promised. */
export const postCount = command({
  name: "stock.postCount", summary: "Post the differences of a count", path: "/stock/counts/:countId/posting", permission: "stock.approveCount", params: countId,
  body: z.strictObject({ expectedRevision }), answer: done,
});
export const sendBackCount = command({
  name: "stock.sendBackCount", summary: "Send a count back to be counted again", path: "/stock/counts/:countId/return", permission: "stock.approveCount", params: countId,
  body: z.strictObject({ reason: text(500).min(1), expectedRevision }), answer: done,
});
export const cancelCount = command({
  name: "stock.cancelCount", summary: "Call off a count that was not posted", path: "/stock/counts/:countId/cancellation", permission: "stock.count", params: countId,
  body: z.strictObject({ reason: text(500).min(1), expectedRevision }), answer: done,
});
/**
 * Takes a posted count back 红冲: what it found leaves again and what it missed is there again, lot by lot. By nobody who counted or submitted it (`countedBySelf`). Refused with
 * `reverseCountFirst`, `reverseAdjustmentFirst`, `goodsLeftSince`, `goodsPromisedSince`.
 */
export const reverseCount = command({
  name: "stock.reverseCount", summary: "Take a posted count back, with the reason", path: "/stock/counts/:countId/reversal", permission: "stock.reverse", params: countId,
  body: z.strictObject({ reason: text(300).min(1), expectedRevision }), answer: done,
});

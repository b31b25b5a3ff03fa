import { z } from "zod";
import { copyTo } from "./copies.ts";
import { amount, command, day, id, instant, languages, price, quantity, query, subject, text } from "./toolkit.ts";

export const rulingOutcomes = ["released", "refused"] as const;
/** `none`: no price lies beyond its seller's authority; `unlimited`: the company has given nobody a limit; else what was ruled of the exception, or `open`. */
export const exceptionStates = ["none", "unlimited", "open", ...rulingOutcomes] as const;

/** What somebody bought before: of an order that the reader may not see neither number nor customer is told. */
export const deal = z.object({ orderId: id.nullable(), number: z.string().nullable(), customerName: z.string().nullable(), at: instant, quantity, unit: z.string(), price });
export type Deal = z.infer<typeof deal>;

const deviation = { lineId: id, lineNo: z.int(), productCode: z.string(), price, listPrice: price.nullable(), percent: z.string(), belowFloor: z.boolean() };
/** A line whose price its seller may not give by himself, with what it is judged by side by side. */
export const askedLine = z.object({
  ...deviation, name: z.string(), spec: z.string(), quantity, unit: z.string(), priceUnit: z.string(),
  /** From where the list's price comes, when it is today's still; the floor for readers who may see it. */
  list: z.object({ code: z.string(), name: z.string(), validFrom: day }).nullable(), floorPrice: price.nullable(),
  /** Down to which the seller may go by himself. */
  authorityPrice: price.nullable(),
  /** What the line is worth less than at the list's price, in money. */
  less: amount, own: z.array(deal), others: z.array(deal),
});
export type AskedLine = z.infer<typeof askedLine>;
export const ruledLine = z.object({ ...deviation, /** With a refusal: for how much it may be sold. */ counterPrice: price.nullable() });
export type RuledLine = z.infer<typeof ruledLine>;

export const ruling = z.object({
  id, outcome: z.enum(rulingOutcomes), words: z.string(), lines: z.array(ruledLine), version: z.int(), at: instant, byName: z.string(),
  reversal: z.object({ reason: z.string(), at: instant, byName: z.string() }).nullable(), mayReverse: z.boolean(),
});
export type Ruling = z.infer<typeof ruling>;

export const priceException = z.object({
  reviewId: id, subject, subjectHash: z.string(), state: z.enum(exceptionStates), stepName: z.record(z.enum(languages), z.string()).nullable(), currency: z.string(), lines: z.array(askedLine), sellerName: z.string().nullable(),
  /** The document's gross total, and what it would be at the prices of the list. */
  total: amount, atList: amount,
  /** Who may release all of it, the least authority first. */
  mayRelease: z.array(z.object({ role: z.string(), maxDiscountPercent: z.string(), belowFloor: z.boolean(), names: z.array(z.string()) })),
  /** Why the reader may not rule; null when he may. */
  whyNot: z.string().nullable(), rulings: z.array(ruling),
});
export type PriceException = z.infer<typeof priceException>;

const reviewId = z.object({ reviewId: id });
export const readPriceException = query({
  name: "exceptions.read", summary: "The prices of a review that lie beyond their seller's authority, beside list price, floor and last deals", path: "/reviews/:reviewId/price-exception", permission: "reviews.see",
  params: reviewId, answer: priceException,
});
export const rulePriceException = command({
  name: "exceptions.rule", summary: "Release prices beyond their seller's authority, or send them back with a counter price", path: "/reviews/:reviewId/price-exception/rulings", permission: "exceptions.rule",
  params: reviewId,
  body: z.strictObject({
    outcome: z.enum(rulingOutcomes), words: text(1000).min(1), counters: z.array(z.strictObject({ lineId: id, price })).max(500).default([]),
    /** The version that was looked at; a later one is not released by accident. */
    subjectHash: z.string(), copyTo,
  }),
  answer: z.object({ rulingId: id, outcome: z.enum(rulingOutcomes) }),
});
export const reverseRuling = command({
  name: "exceptions.reverseRuling", summary: "Take back a ruling on prices, with the reason; not once a department's decision rests on it", path: "/price-rulings/:rulingId/reversal", permission: "exceptions.reverse",
  params: z.object({ rulingId: id }), body: z.strictObject({ reason: text(500).min(1) }), answer: z.object({ rulingId: id }),
});

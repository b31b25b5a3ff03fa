import { z } from "zod";
import { command, id, instant, page, paging, query, subject, text } from "./toolkit.ts";

/** Colleagues who get a copy 抄送 of what somebody says about a document; each must be able to see it. */
export const copyTo = z.array(id).max(20).default([]);

/** What a copy is of: a decision about a review's step, a release of prices, a comment. */
export const copyOccasions = ["passed", "failed", "released", "commented"] as const;

/** Something of which a colleague got a copy. `words` are what was said with a decision; of a comment they stand in the document, where its author may take them back. */
const copy = z.object({
  id, subject, title: z.string(), review: z.object({ id, stepKey: z.string() }).nullable(), occasion: z.enum(copyOccasions), words: z.string(), /** Whether the policy sent it. */ byPolicy: z.boolean(),
  at: instant, byName: z.string(), readAt: instant.nullable(),
});
export type Copy = z.infer<typeof copy>;

export const listCopies = query({
  name: "copies.mine", summary: "What I got a copy of, the latest first", path: "/copies", permission: "reviews.see",
  query: paging.extend({ only: z.enum(["all", "unread"]).default("all"), search: text(60).optional() }), answer: page(copy),
});
export const countCopies = query({
  name: "copies.count", summary: "How many copies I have not read", path: "/copies/count", permission: "reviews.see", answer: z.object({ unread: z.int() }),
});
export const readCopies = command({
  name: "copies.read", summary: "Mark copies as read: those named, or all of mine", path: "/copies/read", permission: "reviews.see",
  body: z.strictObject({ ids: z.array(id).min(1).max(200).optional() }), answer: z.object({ unread: z.int() }),
});

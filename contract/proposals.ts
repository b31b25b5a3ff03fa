import { z } from "zod";
import { stage } from "./orders.ts";
import { paymentTerms } from "./payment-terms.ts";
import { evidenceKinds, wordsOf } from "./policy-words.ts";
import { command, day, id, instant, price, quantity, query, text } from "./toolkit.ts";

const lineId = id;
const laterDate = z.strictObject({ kind: z.literal("laterDate"), requestedDate: day });
const lowerQuantity = z.strictObject({ kind: z.literal("lowerQuantity"), lines: z.array(z.strictObject({ lineId, quantity })).min(1).max(500) });
const substitute = z.strictObject({ kind: z.literal("substitute"), lines: z.array(z.strictObject({ lineId, productId: id })).min(1).max(500) });
const splitDelivery = z.strictObject({ kind: z.literal("splitDelivery"), lines: z.array(z.strictObject({ lineId, parts: z.array(z.strictObject({ quantity, requestedDate: day })).min(2).max(12) })).min(1).max(100) });
/** What is offered to a customer whose order a review did not pass (01.10), by kind; each means one change of the order. */
export const proposalTerms = z.discriminatedUnion("kind", [
  laterDate, z.strictObject({ kind: z.literal("prepayment"), paymentTerms }), lowerQuantity, substitute, splitDelivery,
  /** For no less than whoever has the authority named when he refused the prices (01.7); no policy has to foresee it. */
  z.strictObject({ kind: z.literal("counterPrice"), lines: z.array(z.strictObject({ lineId, unitPrice: price })).min(1).max(500) }),
]);
/** What is offered to the customer of a standing order that comes late. */
export const goodsTerms = z.discriminatedUnion("kind", [splitDelivery, laterDate, substitute, lowerQuantity]);
export type GoodsTerms = z.output<typeof goodsTerms>;
export const goodsProposalKinds = ["splitDelivery", "laterDate", "substitute", "lowerQuantity"] as const satisfies readonly GoodsTerms["kind"][];
export type ProposalTerms = z.output<typeof proposalTerms>;
export const proposalKinds = ["splitDelivery", "laterDate", "prepayment", "substitute", "lowerQuantity", "counterPrice"] as const satisfies readonly ProposalTerms["kind"][];

const evidence = z.array(z.strictObject({ kind: z.enum(wordsOf(evidenceKinds)), fileId: id })).max(20);
export const proposalStates = ["open", "accepted", "declined", "lapsed"] as const;
export const proposal = z.object({
  id, version: z.int(), terms: proposalTerms, words: z.string(), at: instant, byName: z.string(),
  /** `lapsed`: the order went another way before the customer answered. */
  state: z.enum(proposalStates),
  answer: z.object({ outcome: z.enum(["accepted", "declined"]), contactName: z.string(), agreedAt: instant, note: z.string(), evidence, at: instant, byName: z.string() }).nullable(),
});
export type Proposal = z.output<typeof proposal>;

const orderId = z.object({ orderId: id });
export const listProposals = query({
  name: "orders.proposals", summary: "What was proposed to the customer after failed reviews, newest first, with the answers", path: "/orders/:orderId/proposals", permission: "orders.see", params: orderId,
  answer: z.array(proposal),
});
const done = z.object({ orderId: id, number: z.string(), revision: z.number(), stage });
export const makeProposal = command({
  name: "orders.makeProposal", summary: "Put on record what was proposed to the customer after a failed review; counts as the talk that is owed", path: "/orders/:orderId/proposals", permission: "orders.enter", params: orderId,
  body: z.strictObject({ terms: proposalTerms, contactId: id.optional(), means: z.enum(["phone", "visit", "email", "wechat", "other"]), at: instant.optional(), words: text(2000).min(1) }),
  answer: done.extend({ proposalId: id }),
});
export const answerProposal = command({
  name: "orders.answerProposal", summary: "Record the customer's answer to a proposal; an accepted one edits the order, ready to be submitted again", path: "/orders/:orderId/proposals/:proposalId/answer",
  permission: "orders.enter", params: z.object({ orderId: id, proposalId: id }),
  /** Evidence, or words about how the customer said it, or both. */
  body: z.strictObject({ outcome: z.enum(["accepted", "declined"]), contactId: id, agreedAt: instant, evidence: evidence.default([]), note: text(1000).default("") }), answer: done,
});

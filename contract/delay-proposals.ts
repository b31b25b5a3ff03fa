import { z } from "zod";
import { caseState, talkMeans } from "./cases.ts";
import { difference } from "./changes.ts";
import { lifecycle } from "./lifecycle.ts";
import { identityChecks, wordsOf } from "./policy-words.ts";
import { goodsTerms } from "./proposals.ts";
import { amount, command, currency, day, id, instant, query, text } from "./toolkit.ts";

/**
 * A proposal to the customer of an order that comes late. It goes out with the word about the delay; `lapsed`, never stored, when another took its place, the
 * order went another way, or the case was settled before he answered.
 */
export const delayProposalLifecycle = lifecycle(["draft", "released", "accepted", "refused", "lapsed"], {
  release: { from: ["draft"], to: "released" },
  accept: { from: ["released"], to: "accepted" },
  refuse: { from: ["released"], to: "refused" },
  lapse: { from: ["draft", "released"], to: "lapsed" },
});
export type DelayProposalState = (typeof delayProposalLifecycle.states)[number];
const state = z.enum(delayProposalLifecycle.states);

/** How an answer came: on the customer's page, or told to somebody who put it on record. */
export const delayAnswerMeans = ["link", ...talkMeans] as const;
const outcome = z.enum(["accepted", "refused"]);
const money = { currency, totalBefore: amount, totalAfter: amount };

export const delayProposal = z.object({
  id, state, terms: goodsTerms, words: z.string(), differences: z.array(difference), ...money, at: instant, byName: z.string(), releasedAt: instant.nullable(),
  answer: z.object({
    outcome, means: z.enum(delayAnswerMeans), contactName: z.string(), agreedAt: instant, note: z.string(), evidence: z.array(id), at: instant, byName: z.string(),
    /** The change that an acceptance became; where it became none, why. */
    change: z.object({ id, number: z.string() }).nullable(), obstacles: z.array(z.string()),
  }).nullable(),
});
export type DelayProposal = z.output<typeof delayProposal>;

const ofOrder = z.object({ caseId: id, orderId: id });
const done = z.object({ caseId: id, number: z.string(), state: caseState, revision: z.number() });
export const proposeDelay = command({
  name: "cases.proposeDelay", summary: "Draft a proposal to the customer of an order that comes late", path: "/cases/:caseId/delayed/:orderId/proposals", permission: "cases.work", params: ofOrder,
  body: z.strictObject({ terms: goodsTerms, words: text(1000).default("") }), answer: done.extend({ proposalId: id }),
});
export const answerDelayProposal = command({
  name: "cases.answerDelayProposal", summary: "Put on record what the customer said to a proposal; accepted it becomes the change that it means", path: "/cases/:caseId/delayed/:orderId/proposals/:proposalId/answer",
  permission: "cases.work", params: ofOrder.extend({ proposalId: id }),
  body: z.strictObject({ outcome, means: z.enum(talkMeans), contactName: text(60).min(1), agreedAt: instant, evidence: z.array(id).max(20).default([]), note: text(1000).default("") }), answer: done,
});

/** What a customer sees of his own late order; of a proposal that lapsed only that it did. */
const shown = z.object({
  state, companyName: z.string(), orderNumber: z.string(), expiresAt: instant, notice: z.string(), words: z.string(), dateBefore: day.nullable(), dateAfter: day.nullable(), differences: z.array(difference), ...money,
  identity: z.enum(wordsOf(identityChecks)), identityLocked: z.boolean(), decidedAt: instant.nullable(), decidedByName: z.string().nullable(), note: z.string().nullable(),
});
export type DelayByLink = z.output<typeof shown>;
export const readDelayByLink = query({ name: "cases.readDelayByLink", summary: "The proposal that a link is about", path: "/link/delay", permission: "link.delay", answer: shown });
/** Wrong digits are no refusal: they are counted. */
export const answerDelayByLink = command({
  name: "cases.answerDelayByLink", summary: "Accept or refuse what was proposed about a late order", path: "/link/delay/answer", permission: "link.delay",
  body: z.strictObject({ outcome, name: text(60).min(1), digits: z.string().regex(/^\d{4}$/).optional(), note: text(1000).default("") }),
  answer: z.object({ decided: z.boolean(), state, attemptsLeft: z.int() }),
});

import { z } from "zod";
import { copyTo } from "./copies.ts";
import { lifecycle } from "./lifecycle.ts";
import { command, id, instant, page, paging, query, subject, text } from "./toolkit.ts";

/** A review as a whole. */
export const reviewLifecycle = lifecycle(["open", "passed", "failed", "withdrawn"], {
  pass: { from: ["open"], to: "passed" },
  fail: { from: ["open"], to: "failed" },
  withdraw: { from: ["open"], to: "withdrawn" },
  /** A decision that had ended it was taken back 反审核. */
  reopen: { from: ["open", "passed", "failed"], to: "open" },
});
export type ReviewState = (typeof reviewLifecycle.states)[number];

/** One step of it; `waiting` until those before it have passed, `dropped` when the review ended without it. */
export const stepLifecycle = lifecycle(["waiting", "open", "passed", "failed", "dropped"], {
  open: { from: ["waiting"], to: "open" },
  pass: { from: ["open"], to: "passed" },
  fail: { from: ["open"], to: "failed" },
  drop: { from: ["waiting", "open"], to: "dropped" },
  /** The decision was taken back. */
  reverse: { from: ["passed", "failed"], to: "open" },
  /** A decision before it was taken back; what passed by itself waits with it. */
  wait: { from: ["open", "passed"], to: "waiting" },
  /** The refusal that had ended the review was taken back. */
  pickUp: { from: ["dropped"], to: "open" },
  pickUpLater: { from: ["dropped"], to: "waiting" },
});
export type StepState = (typeof stepLifecycle.states)[number];

const names = z.object({ "zh-CN": z.string(), "zh-TW": z.string(), en: z.string() });

/** What an automatic check found, live: green needs no words, red does. `facts` are its evidence. */
export const checkResult = z.object({ check: z.string(), result: z.enum(["green", "red"]), facts: z.record(z.string(), z.unknown()) });
export type CheckResult = z.infer<typeof checkResult>;

/** What binds a decision: who, when, by what means, and the SHA-256 of exactly what was decided upon and said. */
export const signature = z.object({ by: id, name: z.string(), at: instant, means: z.enum(["none", "identity", "reauthentication"]), subjectHash: z.string(), hash: z.string() });
export type Signature = z.infer<typeof signature>;

export const estimate = z.object({
  id, stepKey: z.string(), roles: z.array(z.string()), question: text(500), askedAt: instant, askedByName: z.string(),
  answeredAt: instant.nullable(), answeredByName: z.string().nullable(), days: z.number().nullable(), readyOn: z.string().nullable(), note: z.string().nullable(),
});
/** What somebody who was asked by name said about a step 加签; neither answered nor dropped, it keeps the step from passing. */
export const opinion = z.object({
  id, stepKey: z.string(), personId: id, personName: z.string(), question: text(500), askedAt: instant, askedByName: z.string(), hours: z.number(),
  answeredAt: instant.nullable(), answeredByName: z.string().nullable(), stance: z.enum(["agree", "disagree"]).nullable(), answer: z.string().nullable(),
  droppedAt: instant.nullable(), droppedByName: z.string().nullable(), /** Words, or `reviewEnded`. */ droppedWhy: z.string().nullable(),
});
export type Opinion = z.infer<typeof opinion>;
export const step = z.object({
  key: z.string(), name: names, sequence: z.number(), roles: z.array(z.string()), state: z.enum(stepLifecycle.states), openedAt: instant.nullable(), decidedAt: instant.nullable(),
  decidedByName: z.string().nullable(), statement: z.string().nullable(), answers: z.record(z.string(), z.unknown()), asks: z.array(z.string()), statementRule: z.enum(["always", "whenRed"]),
  checks: z.array(checkResult), signature: signature.nullable(), mayDecide: z.boolean(), whyNot: z.string().nullable(), askEstimateOf: z.array(z.string()).nullable(),
  /** What keeps the step from passing though it may be decided, and only others release: a refusal with its facts. */
  passBar: z.object({ code: z.string(), facts: z.record(z.string(), z.unknown()) }).nullable(),
  /** To whom the step was handed; nobody else decides it then. */
  assignedTo: id.nullable(), assignedName: z.string().nullable(), mayTransfer: z.boolean(),
  /** Whether the reader could take its decision back: it is decided, is not a later step's ground, and is his to decide. What rests on the whole review is told when he tries. */
  mayReverse: z.boolean(),
});
/** A decision that was taken back, as it stood, and why. */
export const stepReversal = z.object({
  id, stepKey: z.string(), verdict: z.enum(["passed", "failed"]), decidedAt: instant, decidedByName: z.string(), statement: z.string(), signature: signature.nullable(), reason: z.string(), at: instant, byName: z.string(),
});
export const review = z.object({
  id, subject, subjectVersion: z.number(), subjectHash: z.string(), title: z.string(), state: z.enum(reviewLifecycle.states), openedAt: instant, openedByName: z.string(),
  closedAt: instant.nullable(), steps: z.array(step), estimates: z.array(estimate), opinions: z.array(opinion.extend({ mayAnswer: z.boolean(), mayDrop: z.boolean() })), reversals: z.array(stepReversal),
});
export type Review = z.infer<typeof review>;

const card = z.object({
  reviewId: id, subject, title: z.string(), summary: z.record(z.string(), z.unknown()), stepKey: z.string(), stepName: names, state: z.enum(stepLifecycle.states), openedAt: instant.nullable(),
  decidedAt: instant.nullable(), statement: z.string().nullable(), openedByName: z.string(), subjectHash: z.string(),
});
export type ReviewCard = z.infer<typeof card>;

export const listTasks = query({
  name: "reviews.tasks", summary: "Review steps: to decide, decided by me, or of what I submitted", path: "/reviews", permission: "reviews.see",
  query: paging.extend({ list: z.enum(["toDecide", "decided", "submitted"]).default("toDecide"), search: text(60).optional() }), answer: page(card),
});
export const readReview = query({
  name: "reviews.read", summary: "One review with its steps and live checks", path: "/reviews/:reviewId", permission: "reviews.see", params: z.object({ reviewId: id }), answer: review,
});
export const reviewsOfSubject = query({
  name: "reviews.ofSubject", summary: "All reviews of a document, newest first", path: "/subjects/:kind/:id/reviews", permission: "reviews.see", params: subject, answer: z.array(review),
});
export const decideStep = command({
  name: "reviews.decide", summary: "Pass or refuse a step", path: "/reviews/:reviewId/steps/:stepKey/decision", permission: "reviews.decide",
  params: z.object({ reviewId: id, stepKey: z.string().max(40) }),
  body: z.strictObject({
    verdict: z.enum(["pass", "fail"]), statement: text(2000).default(""), answers: z.record(z.string().max(40), z.union([z.string().max(500), z.number(), z.boolean()])).default({}),
    /** The version that the reviewer looked at; a later one is not approved by accident. */
    subjectHash: z.string(), copyTo,
  }),
  answer: z.object({ reviewId: id, state: z.enum(reviewLifecycle.states), stepState: z.enum(stepLifecycle.states) }),
});
/** 反审核: what was decided last goes first; what rests on a passed review (a customer's answer, approved plans, picked goods, invoices) goes before it. */
export const reverseStep = command({
  name: "reviews.reverseStep", summary: "Take back what was decided about a step, with the reason; the review is open again", path: "/reviews/:reviewId/steps/:stepKey/reversal", permission: "reviews.reverse",
  params: z.object({ reviewId: id, stepKey: z.string().max(40) }), body: z.strictObject({ reason: text(500).min(1) }),
  answer: z.object({ reviewId: id, state: z.enum(reviewLifecycle.states), stepState: z.enum(stepLifecycle.states) }),
});
export const askEstimate = command({
  name: "reviews.askEstimate", summary: "Ask production how long making what is short would take", path: "/reviews/:reviewId/steps/:stepKey/estimate", permission: "reviews.decide",
  params: z.object({ reviewId: id, stepKey: z.string().max(40) }), body: z.strictObject({ question: text(500).min(1) }), answer: z.object({ estimateId: id }),
});
export const answerEstimate = command({
  name: "reviews.answerEstimate", summary: "Answer a question about a shortage", path: "/estimates/:estimateId/answer", permission: "reviews.estimate",
  params: z.object({ estimateId: id }), body: z.strictObject({ days: z.number().int().min(0).max(366), readyOn: z.iso.date().optional(), note: text(1000).default("") }),
  answer: z.object({ estimateId: id }),
});
export const listEstimates = query({
  name: "reviews.estimates", summary: "Open questions about shortages", path: "/estimates", permission: "reviews.estimate",
  answer: z.array(estimate.extend({ reviewId: id, subject, title: z.string() })),
});

const stepParams = z.object({ reviewId: id, stepKey: z.string().max(40) });
export const colleaguesOfStep = query({
  name: "reviews.colleagues", summary: "Who may be asked for an opinion on a step, and to whom it may be handed", path: "/reviews/:reviewId/steps/:stepKey/colleagues", permission: "reviews.see", params: stepParams,
  answer: z.array(z.object({ id, name: z.string(), words: z.string(), /** Whether he may be asked for an opinion. */ mayAdvise: z.boolean(), /** Whether the step may be handed to him. */ mayDecide: z.boolean() })),
});
export const transferStep = command({
  name: "reviews.transferStep", summary: "Hand an open step to a colleague of its roles, or to whomever the policy allows", path: "/reviews/:reviewId/steps/:stepKey/transfer", permission: "reviews.decide", params: stepParams,
  body: z.strictObject({ personId: id, reason: text(300).min(1) }), answer: z.object({ reviewId: id }),
});
export const askOpinion = command({
  name: "reviews.askOpinion", summary: "Ask a colleague by name for an opinion; the step cannot pass before he has answered", path: "/reviews/:reviewId/steps/:stepKey/opinions", permission: "reviews.decide",
  params: stepParams, body: z.strictObject({ personId: id, question: text(500).min(1), /** Working hours to answer in. */ hours: z.int().min(1).max(80).default(4) }), answer: z.object({ opinionId: id }),
});
const opinionParams = z.object({ opinionId: id });
export const answerOpinion = command({
  name: "reviews.answerOpinion", summary: "Give the opinion that one was asked for", path: "/opinions/:opinionId/answer", permission: "reviews.giveOpinion", params: opinionParams,
  body: z.strictObject({ stance: z.enum(["agree", "disagree"]), answer: text(2000).min(1) }), answer: z.object({ opinionId: id }),
});
export const dropOpinion = command({
  name: "reviews.dropOpinion", summary: "Take off a colleague who was asked, with the reason", path: "/opinions/:opinionId/removal", permission: "reviews.decide", params: opinionParams,
  body: z.strictObject({ reason: text(300).min(1) }), answer: z.object({ opinionId: id }),
});
export const listOpinions = query({
  name: "reviews.opinions", summary: "What I am asked for my opinion on", path: "/opinions", permission: "reviews.giveOpinion",
  answer: z.array(opinion.extend({ reviewId: id, subject, title: z.string() })),
});

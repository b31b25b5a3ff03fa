import { z } from "zod";
import { lifecycle } from "./lifecycle.ts";
import { assessmentKinds, wordsOf } from "./policy-words.ts";
import { because } from "./input-reasons.ts";
import { amount, command, day, id, instant, languages, page, paging, query, subject, text } from "./toolkit.ts";

/** An entry of assessment 考核: a penalty or reward as a proposal with its evidence. Confirmed, it is still advice: nothing posts it to the payroll (00.5). */
export const assessmentLifecycle = lifecycle(["proposed", "confirmed", "dismissed", "appealed", "upheld", "withdrawn"], {
  confirm: { from: ["proposed"], to: "confirmed" },
  dismiss: { from: ["proposed"], to: "dismissed" },
  appeal: { from: ["confirmed"], to: "appealed" },
  uphold: { from: ["appealed"], to: "upheld" },
  withdraw: { from: ["appealed"], to: "withdrawn" },
});
export type AssessmentState = (typeof assessmentLifecycle.states)[number];
export type AssessmentVerb = keyof typeof assessmentLifecycle.steps;
const state = z.enum(assessmentLifecycle.states);
const kind = z.enum(wordsOf(assessmentKinds));
export type AssessmentKind = z.infer<typeof kind>;

/** Why a proposal is dropped: the limit stood still with good reason, it was not the person's fault, the evidence does not bear it, or else. */
export const dismissalGrounds = ["justifiedPause", "notTheirFault", "unfounded", "other"] as const;

const names = z.record(z.enum(languages), z.string());
const points = z.int().positive().max(1000);
const month = z.string().regex(/^[12]\d{3}-(0[1-9]|1[0-2])$/, "a month, for example 2026-11");

/** What a proposal rests on. Of a broken duty: its limit, when it was done, and which entry of the document's journal says so. */
export const assessmentEvidence = z.object({
  title: z.string(), subject: subject.nullable(), dutyId: id.nullable(), dutyName: names.nullable(), dueAt: instant.nullable(), closedAt: instant.nullable(), journalSeq: z.int().nullable(), fileIds: z.array(id),
});

export const assessmentRow = z.object({
  id, state, revision: z.int(), kind, amount: amount.nullable(), points: points.nullable(), origin: z.enum(["duty", "hand"]), term: names,
  /** Null while nobody is named: the duty was a role's that several people hold. */
  personId: id.nullable(), personName: z.string(), role: z.string().nullable(),
  /** The business day on which it happened. */
  day, evidence: assessmentEvidence, reason: z.string(), proposedAt: instant, proposedByName: z.string(),
});
export type AssessmentRow = z.output<typeof assessmentRow>;

const word = z.object({ by: id, byName: z.string(), at: instant, reason: z.string() });
export const assessment = assessmentRow.extend({
  policyId: id, policyVersion: z.int(), confirmedBy: z.array(z.string()), appealDays: z.int(), proposedBy: id,
  decision: word.extend({ grounds: z.enum(dismissalGrounds).nullable() }).nullable(), appealUntil: instant.nullable(),
  appeal: z.object({ at: instant, words: z.string() }).nullable(), settlement: word.nullable(),
});
export type Assessment = z.output<typeof assessment>;

export const listAssessments = query({
  name: "assessment.list", summary: "What was proposed about people's work, the newest first: about me, for me to decide, or all that I may see", path: "/assessment", permission: "assessment.see",
  query: paging.extend({ list: z.enum(["mine", "toDecide", "all"]).default("all"), state: state.optional(), kind: kind.optional(), personId: id.optional(), month: month.optional() }), answer: page(assessmentRow),
});
export const readAssessment = query({
  name: "assessment.read", summary: "One entry with its evidence and all that was said to it", path: "/assessment/entries/:assessmentId", permission: "assessment.see", params: z.object({ assessmentId: id }), answer: assessment,
});
/** One person's month. Only what was confirmed and not appealed, or upheld, is added up; the rest stands beside it. */
export const assessmentSum = z.object({
  personId: id, personName: z.string(), warnings: z.int(), fines: amount, pointsAgainst: z.int(), rewards: z.int(), rewardAmount: amount, rewardPoints: z.int(), proposed: z.int(), appealed: z.int(),
});
export type AssessmentSum = z.output<typeof assessmentSum>;
export const summariseAssessments = query({
  name: "assessment.summary", summary: "A month's sums by person: advice for whoever pays, posted nowhere", path: "/assessment/summary", permission: "assessment.see",
  query: z.strictObject({ month }), answer: z.object({ month, currency: z.string(), rows: z.array(assessmentSum) }),
});
export const assessmentTerm = z.object({ policyId: id, policyVersion: z.int(), key: z.string(), name: names, kind, amount: amount.nullable(), points: points.nullable() });
export const listAssessmentTerms = query({
  name: "assessment.terms", summary: "What a manager may propose by hand under the policies in force", path: "/assessment/terms", permission: "assessment.propose", answer: z.object({ rows: z.array(assessmentTerm) }),
});

const done = z.object({ assessmentId: id, state, revision: z.int() });
const one = z.object({ assessmentId: id });
const expectedRevision = z.int().min(0).optional();
const words = text(1000).min(1);
/** What the manager sets instead of the suggestion. */
const measure = { amount: amount.refine((given) => Number(given) > 0, because("moreThanNothing")).optional(), points: points.optional() };

export const proposeAssessment = command({
  name: "assessment.propose", summary: "Propose a penalty or reward by hand, with the reason and a file or an order as evidence", path: "/assessment", permission: "assessment.propose",
  body: z.strictObject({ personId: id, policyId: id, term: z.string().max(40), day, reason: words, orderId: id.optional(), fileIds: z.array(id).max(20).default([]), ...measure }), answer: done,
});
export const confirmAssessment = command({
  name: "assessment.confirm", summary: "Confirm a proposal in one's own name; where nobody was named, say whose work it was", path: "/assessment/entries/:assessmentId/confirmation", permission: "assessment.decide", params: one,
  body: z.strictObject({ personId: id.optional(), reason: text(1000).default(""), expectedRevision, ...measure }), answer: done,
});
export const dismissAssessment = command({
  name: "assessment.dismiss", summary: "Drop a proposal, with the ground and the reason", path: "/assessment/entries/:assessmentId/dismissal", permission: "assessment.decide", params: one,
  body: z.strictObject({ grounds: z.enum(dismissalGrounds), reason: words, expectedRevision }), answer: done,
});
export const appealAssessment = command({
  name: "assessment.appeal", summary: "Object to what was confirmed about me, in my own words", path: "/assessment/entries/:assessmentId/appeal", permission: "assessment.appeal", params: one,
  body: z.strictObject({ words, expectedRevision }), answer: done,
});
export const answerAppeal = command({
  name: "assessment.answerAppeal", summary: "Uphold or withdraw what somebody appealed against; another manager than the one who confirmed, where there is one", path: "/assessment/entries/:assessmentId/answer", permission: "assessment.decide",
  params: one, body: z.strictObject({ outcome: z.enum(["uphold", "withdraw"]), reason: words, expectedRevision }), answer: done,
});

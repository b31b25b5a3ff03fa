import type { SnapshotOf } from "../../../contract/papers.ts";
import { maskPhone } from "../../../contract/customers.ts";
import * as exceptions from "../../modules/exceptions/index.ts";
import type { Order } from "../../modules/orders/index.ts";
import * as reviews from "../../modules/reviews/index.ts";
import { priceCheck } from "../price-exceptions.ts";
import { checksOf } from "./evidence.ts";
import type { Making } from "./making.ts";
import { type Desk, filled, headOf, orderFactsOf, pricedOf, termsOf, totalsOf } from "./sheet.ts";
import * as words from "./words.ts";

type Summary = SnapshotOf<"reviewSummary">;
type Preliminary = SnapshotOf<"preliminaryReview">;

const decided = ({ state }: reviews.Step): boolean => state === "passed" || state === "failed";
const answersOf = ({ answers }: reviews.Step): string[] => Object.entries(answers).map(([question, value]) => words.answerText(question, value));
const subjectOf = (orderId: string) => ({ kind: "order", id: orderId });

/** Who decided, when and by what means. */
const signed = ({ decidedByName, decidedAt, signature }: reviews.Step, time: Desk["time"]) => ({
  signer: filled(decidedByName), signedAt: decidedAt ? time(decidedAt) : undefined, means: signature ? words.decidedBy[signature.means] : undefined,
});

const shownAt = (field: string, value: string): string => (field === "phone" ? maskPhone(value) : value);
const differencesOf = ({ differences }: Pick<Order, "differences">): Preliminary["differences"] =>
  differences.map(({ field, given, archive }) => ({ field: words.archiveFields[field], archived: archive.map((value) => shownAt(field, value)).join(" / "), given: shownAt(field, given) }));

/** The first box is his who decides the step; the policy names whoever signs beside him. */
function boxesFor(step: reviews.Step, boxes: Preliminary["signatures"], time: Desk["time"]): Preliminary["signatures"] {
  const { signer, ...when } = signed(step, time);
  return [decided(step) ? { role: step.name["zh-CN"], name: signer, ...when } : { role: step.name["zh-CN"] }, ...boxes.slice(1)];
}

/** 《订单初步审核表》: the form when the order is submitted, and with checks, words and signature once its first step is decided (01.6, R018). */
export async function preliminaryReview({ context, orderId, part, desk }: Making): Promise<Preliminary | undefined> {
  const first = desk.pack.review.steps[0]!.key;
  if (part !== undefined && part !== first) return undefined;
  const step = (await reviews.latestSteps(context.tx, subjectOf(orderId))).find(({ key }) => key === first);
  if (!step) return undefined;
  const head = headOf("preliminaryReview", desk, desk.order.number);
  const verdict = step.state === "passed" ? "passed" : step.state === "failed" ? "returned" : undefined;
  return {
    ...head, ...(await pricedOf(context, desk)), checks: checksOf(step.checks), differences: differencesOf(desk.order), verdict, statement: words.joined([step.statement, ...answersOf(step)]),
    remark: filled(desk.order.remarks), signatures: boxesFor(step, head.signatures, desk.time),
  };
}

const estimatesOf = (step: reviews.Step, { estimates: all }: reviews.Talk): string[] =>
  all.flatMap(({ stepKey, days, answeredByName, readyOn, note }) => (stepKey === step.key && days !== null ? [words.estimateText({ by: answeredByName ?? "", days, readyOn, note })] : []));

/** Colleagues who were asked about the step by name, with what each said. */
const askedOf = (step: reviews.Step, { opinions }: reviews.Talk, time: Desk["time"]): Summary["opinions"][number]["asked"] =>
  opinions.filter(({ stepKey }) => stepKey === step.key).map(({ personName, question, askedByName, answeredByName, stance, answer, answeredAt, droppedWhy }) => ({
    name: answeredByName !== null && answeredByName !== personName ? words.answeredFor(personName, answeredByName) : personName, question, askedBy: askedByName, stance: stance ?? undefined, words: filled(answer),
    at: answeredAt ? time(answeredAt) : undefined, dropped: droppedWhy === null ? undefined : droppedWhy === "reviewEnded" ? words.reviewEnded : droppedWhy,
  }));

const opinionOf = (step: reviews.Step, talk: reviews.Talk, time: Desk["time"]): Summary["opinions"][number] => ({
  department: step.name["zh-CN"], verdict: step.state === "passed" ? "approved" : "refused", checks: checksOf(step.checks),
  statement: words.joined([step.statement, ...answersOf(step), ...estimatesOf(step, talk)]), ...signed(step, time),
  asked: askedOf(step, talk, time),
});

/** Decisions that were taken back on the way, as they had stood. */
const reversalsOf = (steps: readonly reviews.Step[], { reversals }: reviews.Talk, time: Desk["time"]): Summary["reversals"] =>
  reversals.map(({ stepKey, verdict, decidedByName, decidedAt, statement, reason, byName, at }) => ({
    department: steps.find(({ key }) => key === stepKey)?.name["zh-CN"] ?? stepKey, verdict: verdict === "passed" ? "approved" : "refused", by: decidedByName, at: time(decidedAt),
    statement: filled(statement), reason, reversedBy: byName, reversedAt: time(at),
  }));

/** Whether prices may have been ruled on: a step found some beyond their seller's authority, or never came to look. */
const mayBeRuled = (step: reviews.Step): boolean =>
  step.checkNames.includes(priceCheck) && (!decided(step) || step.checks.some(({ check, facts }) => check === priceCheck && Array.isArray(facts["lines"]) && facts["lines"].length > 0));

/** What was ruled of the prices of this version (01.7), taken back or not. */
async function pricesOf({ context: { tx }, orderId, desk }: Making, steps: readonly reviews.Step[]): Promise<Summary["prices"]> {
  const { versionHash } = desk.order;
  if (versionHash === null || !steps.some(mayBeRuled)) return [];
  return (await exceptions.rulingsOfVersion(tx, subjectOf(orderId), versionHash)).map(({ outcome, byName, at, words: said, lines, reversal }) => ({
    outcome, by: byName, at: desk.time(at), words: said, lines: lines.map(words.ruledPrice), reversed: reversal ? words.rulingReversed(reversal.byName, desk.time(reversal.at), reversal.reason) : undefined,
  }));
}

/**
 * 《订单审核意见汇总表》: what every department said, with its checks, words and signature, and the colleagues whom it asked (01.11, R028); what was ruled of prices, and which
 * decisions were taken back.
 */
export async function reviewSummary(making: Making): Promise<Summary | undefined> {
  const { context: { tx }, orderId, desk } = making;
  const all = await reviews.latestSteps(tx, subjectOf(orderId));
  const steps = all.filter(decided);
  const talk = await reviews.talkOf(tx, subjectOf(orderId));
  return {
    ...headOf("reviewSummary", desk, desk.order.number), order: orderFactsOf(desk), totals: totalsOf(desk.order), terms: termsOf(desk.order),
    opinions: steps.map((step) => opinionOf(step, talk, desk.time)), verdict: steps.some(({ state }) => state === "failed") ? "returned" : "passed",
    prices: await pricesOf(making, all), reversals: reversalsOf(all, talk, desk.time),
  };
}

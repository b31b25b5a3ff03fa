import type { SnapshotOf } from "../../../contract/papers.ts";
import { maskPhone } from "../../../contract/customers.ts";
import type { Order } from "../../modules/orders/index.ts";
import * as reviews from "../../modules/reviews/index.ts";
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

const estimatesOf = (step: reviews.Step, all: readonly reviews.Estimate[]): string[] =>
  all.flatMap(({ stepKey, days, answeredByName, readyOn, note }) => (stepKey === step.key && days !== null ? [words.estimateText({ by: answeredByName ?? "", days, readyOn, note })] : []));

const opinionOf = (step: reviews.Step, estimates: readonly reviews.Estimate[], time: Desk["time"]): Summary["opinions"][number] => ({
  department: step.name["zh-CN"], verdict: step.state === "passed" ? "approved" : "refused", checks: checksOf(step.checks),
  statement: words.joined([step.statement, ...answersOf(step), ...estimatesOf(step, estimates)]), ...signed(step, time),
});

/** 《订单审核意见汇总表》: what every department said, with its checks, words and signature (01.11, R028). */
export async function reviewSummary({ context: { tx }, orderId, desk }: Making): Promise<Summary | undefined> {
  const steps = (await reviews.latestSteps(tx, subjectOf(orderId))).filter(decided);
  // Only a step that knows whom to ask can have asked.
  const estimates = steps.some(({ estimateRoles }) => estimateRoles) ? await reviews.latestEstimates(tx, subjectOf(orderId)) : [];
  return {
    ...headOf("reviewSummary", desk, desk.order.number), order: orderFactsOf(desk), totals: totalsOf(desk.order), terms: termsOf(desk.order),
    opinions: steps.map((step) => opinionOf(step, estimates, desk.time)), verdict: steps.some(({ state }) => state === "failed") ? "returned" : "passed",
  };
}

import type { Subject } from "../../../contract/toolkit.ts";
import type { Context, Handler } from "../../platform/command.ts";
import { decideStep } from "./commands/decide-step.ts";
import { sendBack } from "./commands/send-back.ts";
import { answerEstimate, askEstimate } from "./commands/estimates.ts";
import { answerOpinion, askOpinion, colleaguesOfStep, dropOpinion, listOpinions } from "./commands/opinions.ts";
import { openReview, withdrawReview } from "./commands/open-review.ts";
import { reverseStep } from "./commands/reverse-step.ts";
import { transferStep } from "./commands/transfer-step.ts";
import type { LockSubject } from "./lock-in-turn.ts";
import type { ColleaguesOf } from "./opinions.ts";
import { heldReview, latestSteps } from "./working-set.ts";
import { listEstimates, listTasks, readReview, reviewsOfSubject } from "./reads.ts";
import { isEntrusted, mayReach, maySeeReview } from "./reviews.ts";
import type { ChecksOf, PassBarOf } from "./run.ts";
import * as store from "./store.ts";

/** Reviews of any document. `checksOf` looks up automatic checks, whose facts lie in other rooms; `passBarOf` what only others may release, `colleaguesOf` who may be asked; `lockSubject` locks the document, which comes before its review. */
export const reviewsRoom = ({ checksOf, passBarOf, colleaguesOf, lockSubject }: { checksOf: ChecksOf; passBarOf: PassBarOf; colleaguesOf: ColleaguesOf; lockSubject: LockSubject }) => ({
  routes: [listTasks, readReview({ checksOf, passBarOf }), reviewsOfSubject({ checksOf, passBarOf }), decideStep({ checksOf, passBarOf, lockSubject }), reverseStep(lockSubject), askEstimate(checksOf), answerEstimate, listEstimates, transferStep(colleaguesOf), colleaguesOfStep(colleaguesOf), askOpinion(colleaguesOf), answerOpinion, dropOpinion, listOpinions] as readonly Handler[],
  open: openReview(checksOf),
  withdraw: withdrawReview,
  sendBack: sendBack(checksOf),
});

/** A review with its steps, within the reach of the request's permission. */
export async function reviewFileOf(context: Context, reviewId: string): Promise<store.ReviewFile | undefined> {
  const review = await store.read(context.tx, reviewId);
  const steps = review && (await store.stepsOf(context.tx, reviewId));
  return review && steps && maySeeReview(context, review, steps) ? { review, steps } : undefined;
}

/** Whether a step of the document's newest review was handed to this person by name and is open or decided: he sees that document for it, and no other. */
export const isEntrustedWith = async ({ tx, actor }: Pick<Context, "tx" | "actor">, subject: Subject): Promise<boolean> =>
  (await latestSteps(tx, subject)).some((step) => isEntrusted(step, actor) && step.state !== "dropped" && step.state !== "waiting");

/** The same as \`reviewFileOf\`, locked; not for whoever only sees the review. */
export async function lockReviewFileOf(context: Context, reviewId: string): Promise<store.ReviewFile | undefined> {
  const file = await store.lock(context.tx, reviewId);
  return file && mayReach(context, file.review) ? file : undefined;
}

export * from "./events.ts";
export type { OpenReview } from "./commands/open-review.ts";
export { passOn } from "./salesperson.ts";
export { isSoundDecision, type Step, type StepPlan } from "./reviews.ts";
export type { ChecksOf, PassBarOf } from "./run.ts";
export { type ReviewFile, stepsOf } from "./store.ts";
export { type Talk, talkOf } from "./talk.ts";
export { heldReview, latestSteps };

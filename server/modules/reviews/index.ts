import type { Handler } from "../../platform/command.ts";
import { decideStep } from "./commands/decide-step.ts";
import { answerEstimate, askEstimate } from "./commands/estimates.ts";
import { answerOpinion, askOpinion, colleaguesOfStep, dropOpinion, listOpinions } from "./commands/opinions.ts";
import { openReview, withdrawReview } from "./commands/open-review.ts";
import { reverseStep } from "./commands/reverse-step.ts";
import { transferStep } from "./commands/transfer-step.ts";
import type { ColleaguesOf } from "./opinions.ts";
import { listEstimates, listTasks, readReview, reviewsOfSubject } from "./reads.ts";
import type { ChecksOf } from "./run.ts";

/** Reviews of any document. `checksOf` looks up automatic checks, whose facts lie in other rooms; `colleaguesOf` knows who may be asked. */
export const reviewsRoom = (checksOf: ChecksOf, colleaguesOf: ColleaguesOf) => ({
  routes: [listTasks, readReview(checksOf), reviewsOfSubject(checksOf), decideStep(checksOf), reverseStep, askEstimate(checksOf), answerEstimate, listEstimates, transferStep(colleaguesOf), colleaguesOfStep(colleaguesOf), askOpinion(colleaguesOf), answerOpinion, dropOpinion, listOpinions] as readonly Handler[],
  open: openReview(checksOf),
  withdraw: withdrawReview,
});

export * from "./events.ts";
export type { OpenReview } from "./commands/open-review.ts";
export { isSoundDecision, type Step, type StepPlan } from "./reviews.ts";
export type { ChecksOf } from "./run.ts";
export { type Estimate, latestEstimates, stepsOf } from "./store.ts";
export { latestSteps } from "./working-set.ts";

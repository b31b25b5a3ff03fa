import type { Handler } from "../../platform/command.ts";
import { decideStep } from "./commands/decide-step.ts";
import { answerEstimate, askEstimate } from "./commands/estimates.ts";
import { openReview, withdrawReview } from "./commands/open-review.ts";
import { reverseStep } from "./commands/reverse-step.ts";
import { listEstimates, listTasks, readReview, reviewsOfSubject } from "./reads.ts";
import type { ChecksOf } from "./run.ts";

/** Reviews of any document. `checksOf` looks up automatic checks, whose facts lie in other rooms. */
export const reviewsRoom = (checksOf: ChecksOf) => ({
  routes: [listTasks, readReview(checksOf), reviewsOfSubject(checksOf), decideStep(checksOf), reverseStep, askEstimate(checksOf), answerEstimate, listEstimates] as readonly Handler[],
  open: openReview(checksOf),
  withdraw: withdrawReview,
});

export * from "./events.ts";
export type { OpenReview } from "./commands/open-review.ts";
export { isSoundDecision, type Step, type StepPlan } from "./reviews.ts";
export type { ChecksOf } from "./run.ts";
export { type Estimate, latestEstimates, stepsOf } from "./store.ts";
export { latestSteps } from "./working-set.ts";

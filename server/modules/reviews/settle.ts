import type { CheckResult, ReviewState, StepState } from "../../../contract/reviews.ts";
import type { CommandContext } from "../../platform/command.ts";
import { askForCopies } from "../copies/index.ts";
import { record } from "../journal/index.ts";
import { dropAll } from "./opinions.ts";
import { decided, type Step, type Verdict } from "./reviews.ts";
import { type ChecksOf, goOn } from "./run.ts";
import type { ReviewFile } from "./store.ts";

interface Deciding extends ReviewFile {
  step: Step;
  verdict: Verdict;
  checks: readonly CheckResult[];
  /** Colleagues who get a copy, beside those whom the policy names by role. */
  copyTo: readonly string[];
}

/** Writes down what somebody decides about an open step, and lets the review go on. */
export async function settle(context: CommandContext, { review, steps, step, verdict, checks, copyTo }: Deciding, checksOf: ChecksOf): Promise<{ reviewId: string; state: ReviewState; stepState: StepState }> {
  const after = decided(step, { verdict, decider: context.actor, now: context.now, checks });
  const progress = await goOn(context, review, { before: steps, steps: steps.map((each) => (each.key === step.key ? after : each)), checksOf });
  if (progress.state === "failed") await dropAll(context, review);
  record(context, {
    subject: review.subject, what: "reviewStepDecided", why: verdict.statement || undefined,
    facts: { step: step.key, verdict: verdict.verdict, version: review.subjectVersion, signature: after.signature?.hash, red: checks.filter(({ result }) => result === "red").map(({ check }) => check) },
  });
  askForCopies(context, { about: review.subject, review: { id: review.id, stepKey: step.key }, occasion: verdict.verdict === "pass" ? "passed" : "failed", words: verdict.statement, people: copyTo, roles: step.copyTo });
  return { reviewId: review.id, state: progress.state, stepState: after.state };
}

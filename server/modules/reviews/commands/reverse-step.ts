import * as contract from "../../../../contract/reviews.ts";
import { type CommandContext, handle } from "../../../platform/command.ts";
import { refuse } from "../../../platform/refusal.ts";
import { record } from "../../journal/index.ts";
import { reviewStepOpened, reviewStepReversed, reviewStepWaits } from "../events.ts";
import { lockInTurn, type LockSubject } from "../lock-in-turn.ts";
import { stepsAfterReversal, whyNotReversed } from "../reversing.ts";
import { mayReachStep, type Review, signInIsOld, type Step } from "../reviews.ts";
import * as store from "../store.ts";
import { put } from "../working-set.ts";

/** The decision as it stood; only a decided step comes here. */
const keptOf = ({ newId, now, actor }: CommandContext, { review, step, reason }: { review: Review; step: Step; reason: string }): store.StepReversal => ({
  id: newId(), reviewId: review.id, stepKey: step.key, verdict: step.state === "failed" ? "failed" : "passed", decidedAt: step.decidedAt!, decidedBy: step.decidedBy!, decidedByName: step.decidedByName!,
  statement: step.statement ?? "", answers: step.answers, checks: step.checks, signature: step.signature, reason, at: now, by: actor.id, byName: actor.name,
});

function tell(context: CommandContext, { subject }: Review, { before, after }: { before: readonly Step[]; after: readonly Step[] }): void {
  for (const { key, state, roles } of after) {
    const earlier = before.find((step) => step.key === key)!.state;
    if (earlier === state) continue;
    const about = { subject, part: key };
    context.emit(state === "open" ? reviewStepOpened({ ...about, roles }) : reviewStepWaits({ ...about, undoes: "reviewStepOpened" }));
  }
}

/**
 * 反审核: takes back what was decided about a step, by those whose step it is; the decision is kept as it stood. Where it had ended the review, whoever followed the
 * outcome goes back with it. Refused: stepNotDecided, notYourStep, reverseStepFirst, signInAgain, reviewMovedOn, and what rests on the outcome.
 */
export const reverseStep = (lockSubject: LockSubject) => handle(contract.reverseStep, async ({ reviewId, stepKey, reason }, context) => {
  const { review, steps = [] } = (await lockInTurn(context, reviewId, lockSubject)) ?? {};
  const step = steps.find(({ key }) => key === stepKey);
  if (!review || !step || !mayReachStep(context, review, step)) return refuse("notFound");
  if (!contract.reviewLifecycle.allows("reopen", review.state)) return refuse("reviewMovedOn");
  const barred = whyNotReversed(steps, step, context) ?? signInIsOld(step, context.actor, context.now);
  if (barred) return refuse(barred.code, barred.facts);
  const after = stepsAfterReversal(steps, step, context.now);
  context.collect(store.insertReversals, keptOf(context, { review, step, reason }));
  const { state: was, subject, subjectVersion: version, subjectHash: hash } = review;
  const state = contract.reviewLifecycle.after("reopen", was);
  put(context, { review: { ...review, state, closedAt: null }, steps: after });
  record(context, { subject, what: "reviewStepReversed", why: reason, facts: { step: stepKey, verdict: step.state, version, by: step.decidedByName, signature: step.signature?.hash } });
  context.emit(reviewStepReversed({ subject, part: stepKey, reviewId, was, checkNames: step.checkNames, version, hash, reason, undoes: "reviewStepDecided" }));
  tell(context, review, { before: steps, after });
  return { reviewId, state, stepState: contract.stepLifecycle.after("reverse", step.state) };
});

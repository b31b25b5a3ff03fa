import * as contract from "../../../../contract/reviews.ts";
import { handle } from "../../../platform/command.ts";
import { refuse } from "../../../platform/refusal.ts";
import { record } from "../../journal/index.ts";
import { shortageEstimateAnswered, shortageEstimateAsked } from "../events.ts";
import { mayReachStep, whyNoEstimate, whyNot } from "../reviews.ts";
import type { ChecksOf } from "../run.ts";
import * as store from "../store.ts";

/** Stock is short: the reviewer asks those whom the policy names how long making the rest would take. */
export const askEstimate = (checksOf: ChecksOf) =>
  handle(contract.askEstimate, async ({ reviewId, stepKey, question }, context) => {
    const { review, steps = [] } = (await store.lock(context.tx, reviewId)) ?? {};
    const step = steps.find(({ key }) => key === stepKey);
    if (!review || !step || !mayReachStep(context, review, step)) return refuse("notFound");
    const barred = whyNot(review, step, context.actor);
    if (barred) return refuse(barred.code, barred.facts);
    const needless = whyNoEstimate(step, step.estimateWhenRed ? await checksOf(context, review.subject, [step.estimateWhenRed]) : []);
    if (needless) return refuse(needless.code);
    const id = context.newId();
    await store.insertEstimate(context.tx, {
      id, reviewId, stepKey, roles: step.estimateRoles!, question, askedAt: context.now, askedBy: context.actor.id, askedByName: context.actor.name,
    });
    record(context, { subject: review.subject, what: "estimateAsked", facts: { step: stepKey, question } });
    context.emit(shortageEstimateAsked({ subject: review.subject, part: stepKey }));
    return { estimateId: id };
  });

/** Production answers; the answer stands beside the step and binds nobody yet. */
export const answerEstimate = handle(contract.answerEstimate, async ({ estimateId, days, readyOn, note }, context) => {
  const asked = await store.lockEstimate(context.tx, estimateId);
  if (!asked) return refuse("notFound");
  if (!asked.roles.some((role) => context.actor.roles.includes(role))) return refuse("notYourStep", { roles: asked.roles.join(", ") });
  if (asked.answeredAt) return refuse("estimateAnswered");
  await store.answerEstimate(context.tx, estimateId, { at: context.now, by: context.actor.id, byName: context.actor.name, days, readyOn: readyOn ?? null, note });
  record(context, { subject: asked.subject, what: "estimateAnswered", facts: { step: asked.stepKey, days, readyOn }, why: note || undefined });
  context.emit(shortageEstimateAnswered({ subject: asked.subject, part: asked.stepKey, days, readyOn: readyOn ?? null }));
  return { estimateId };
});

import * as contract from "../../../../contract/reviews.ts";
import { handle } from "../../../platform/command.ts";
import { refuse, refuseAll } from "../../../platform/refusal.ts";
import { record } from "../../journal/index.ts";
import * as opinions from "../opinions.ts";
import { decided, mayReach, owed, signInIsOld, whyNot } from "../reviews.ts";
import { type ChecksOf, goOn } from "../run.ts";
import * as store from "../store.ts";

/** Passes or refuses a step: exactly one of several who decide at once wins, the others are told who did. */
export const decideStep = (checksOf: ChecksOf) =>
  handle(contract.decideStep, async ({ reviewId, stepKey, ...verdict }, context) => {
    const { review, steps = [] } = (await store.lock(context.tx, reviewId)) ?? {};
    const step = steps.find(({ key }) => key === stepKey);
    if (!review || !step || !mayReach(context, review)) return refuse("notFound");
    const { actor } = context;
    const barred = whyNot(review, step, actor) ?? signInIsOld(step, actor, context.now);
    if (barred) return refuse(barred.code, barred.facts);
    if (verdict.subjectHash !== review.subjectHash) return refuse("versionChanged");
    if (verdict.verdict === "pass") {
      const out = (await opinions.ofReview(context.tx, reviewId)).filter((asked) => asked.stepKey === stepKey && opinions.isOpen(asked));
      if (out.length) return refuse("opinionsOpen", { names: out.map(({ personName }) => personName).join(", ") });
    }
    const checks = await checksOf(context, review.subject, step.checkNames);
    const lacking = refuseAll(owed(step, verdict, checks));
    if (lacking) return lacking;
    const after = decided(step, { verdict, decider: actor, now: context.now, checks });
    const progress = await goOn(context, review, { before: steps, steps: steps.map((s) => (s.key === stepKey ? after : s)), checksOf });
    if (progress.state === "failed") await opinions.dropAll(context, review);
    record(context, {
      subject: review.subject, what: "reviewStepDecided", why: verdict.statement || undefined,
      facts: { step: stepKey, verdict: verdict.verdict, version: review.subjectVersion, signature: after.signature?.hash, red: checks.filter(({ result }) => result === "red").map(({ check }) => check) },
    });
    return { reviewId, state: progress.state, stepState: after.state };
  });

import * as contract from "../../../../contract/reviews.ts";
import { handle } from "../../../platform/command.ts";
import { refuse, refuseAll } from "../../../platform/refusal.ts";
import * as opinions from "../opinions.ts";
import { lockInTurn, type LockSubject } from "../lock-in-turn.ts";
import { mayReachStep, owed, signInIsOld, whyNot } from "../reviews.ts";
import type { ChecksOf, PassBarOf } from "../run.ts";
import { settle } from "../settle.ts";

/** Passes or refuses a step: exactly one of several who decide at once wins, the others are told who did. */
export const decideStep = ({ checksOf, passBarOf, lockSubject }: { checksOf: ChecksOf; passBarOf: PassBarOf; lockSubject: LockSubject }) =>
  handle(contract.decideStep, async ({ reviewId, stepKey, copyTo, ...verdict }, context) => {
    const { review, steps = [] } = (await lockInTurn(context, reviewId, lockSubject)) ?? {};
    const step = steps.find(({ key }) => key === stepKey);
    if (!review || !step || !mayReachStep(context, review, step)) return refuse("notFound");
    const { actor } = context;
    const barred = whyNot(review, step, actor) ?? signInIsOld(step, actor, context.now);
    if (barred) return refuse(barred.code, barred.facts);
    if (verdict.subjectHash !== review.subjectHash) return refuse("versionChanged");
    if (verdict.verdict === "pass") {
      const out = (await opinions.ofReview(context.tx, reviewId)).filter((asked) => asked.stepKey === stepKey && opinions.isOpen(asked));
      if (out.length) return refuse("opinionsOpen", { names: out.map(({ personName }) => personName).join(", ") });
    }
    const checks = await checksOf(context, review.subject, step.checkNames);
    const unreleased = verdict.verdict === "pass" ? await passBarOf(context, { review, checks }) : undefined;
    if (unreleased) return refuse(unreleased.code, unreleased.facts);
    const lacking = refuseAll(owed(step, verdict, checks));
    if (lacking) return lacking;
    return settle(context, { review, steps, step, verdict, checks, copyTo }, checksOf);
  });

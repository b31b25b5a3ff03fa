import type { CommandContext } from "../../../platform/command.ts";
import { refuse, type Refused } from "../../../platform/refusal.ts";
import { signInIsOld } from "../reviews.ts";
import type { ChecksOf } from "../run.ts";
import { settle } from "../settle.ts";
import * as store from "../store.ts";

/** A step cannot pass, for whoever alone could have released what it asks refused to: it fails in his name. Called by a process that made sure of it. */
export const sendBack = (checksOf: ChecksOf) => async (context: CommandContext, { reviewId, stepKey, statement, copyTo }: { reviewId: string; stepKey: string; statement: string; copyTo: readonly string[] }): Promise<Refused | undefined> => {
  const { review, steps = [] } = (await store.lock(context.tx, reviewId)) ?? {};
  const step = steps.find(({ key }) => key === stepKey);
  if (!review || step?.state !== "open") return refuse("stepDecided", { by: step?.decidedByName ?? "—" });
  const old = signInIsOld(step, context.actor, context.now);
  if (old) return refuse(old.code, old.facts);
  const checks = await checksOf(context, review.subject, step.checkNames);
  await settle(context, { review, steps, step, verdict: { verdict: "fail", statement, answers: {}, subjectHash: review.subjectHash }, checks, copyTo }, checksOf);
  return undefined;
};

import type { CheckResult } from "../../../contract/reviews.ts";
import type { Refusal, Subject } from "../../../contract/toolkit.ts";
import type { CommandContext, Context } from "../../platform/command.ts";
import { reviewStepDecided, reviewStepOpened, stepsFailed, stepsPassed } from "./events.ts";
import { advance, type Decider, decided, nobodyId, type Progress, progressAfter, type Review, type Step } from "./reviews.ts";
import { put } from "./working-set.ts";

/** Looks up the named automatic checks of a document as it is now; handed over by `server/rooms.ts`, for the facts lie in other rooms. */
export type ChecksOf = (context: Pick<Context, "tx" | "now">, subject: Subject, names: readonly string[]) => Promise<CheckResult[]>;

/** Why somebody may not pass a step whose checks are these, though it is his: some of it only others may release. Handed over by `server/rooms.ts`. */
export type PassBarOf = (context: Pick<Context, "tx" | "now" | "actor">, given: { review: Review; checks: readonly CheckResult[] }) => Promise<Refusal | undefined>;

const system: Decider = { id: nobodyId, name: "自动", roles: [] };

/** Passes opened steps that the policy lets pass by themselves when all their checks are green. */
async function passGreen(context: CommandContext, review: Review, steps: Step[], checksOf: ChecksOf): Promise<Step[]> {
  const result: Step[] = [];
  for (const step of steps) {
    const checks = step.state === "open" && step.passesByItself ? await checksOf(context, review.subject, step.checkNames) : [];
    const green = checks.length > 0 && checks.every(({ result }) => result === "green");
    const verdict = { verdict: "pass" as const, statement: "", answers: {}, subjectHash: review.subjectHash };
    result.push(green ? decided(step, { verdict, decider: system, now: context.now, checks }) : step);
  }
  return result;
}

function tell(context: CommandContext, review: Review, before: readonly Step[], after: readonly Step[]): void {
  for (const step of after) {
    const earlier = before.find(({ key }) => key === step.key)?.state;
    if (earlier === step.state) continue;
    const about = { subject: review.subject, part: step.key };
    if (earlier === "waiting" && step.openedAt) context.emit(reviewStepOpened({ ...about, roles: step.roles }));
    if (step.state === "passed" || step.state === "failed") context.emit(reviewStepDecided({ ...about, passed: step.state === "passed", checks: step.checks }));
  }
}

/** Lets a review go on after its steps changed: opens what is next, passes what is green, ends it, and tells the others. */
export async function goOn(context: CommandContext, review: Review, given: { before: readonly Step[]; steps: Step[]; checksOf: ChecksOf }): Promise<Progress> {
  let { steps } = given;
  let progress = progressAfter(steps);
  while (progress.opened.length) {
    steps = await passGreen(context, review, advance(steps, progress, context.now), given.checksOf);
    const next = progressAfter(steps);
    if (!next.opened.length && next.state === "open") break;
    progress = next;
  }
  if (progress.state !== "open") steps = advance(steps, progress, context.now);
  put(context, { review: progress.state === "open" ? review : { ...review, state: progress.state, closedAt: context.now }, steps });
  tell(context, review, given.before, steps);
  if (progress.state === "open") return progress;
  const about = { subject: review.subject, reviewId: review.id };
  const reasons = steps.filter(({ state }) => state === "failed").map((step) => ({ step: step.key, by: step.decidedByName ?? "", statement: step.statement ?? "" }));
  context.emit(progress.state === "passed" ? stepsPassed(about) : stepsFailed({ ...about, reasons }));
  return progress;
}

import { stepLifecycle } from "../../../contract/reviews.ts";
import type { Refusal } from "../../../contract/toolkit.ts";
import type { Context } from "../../platform/command.ts";
import { isDecidedByPerson, isHis, type Step } from "./reviews.ts";

/** Why this person may not take the decision about a step back: it is not his, or a later step was decided upon it (`reverseStepFirst`). */
export function whyNotReversed(steps: readonly Step[], step: Step, { actor, language }: Pick<Context, "actor" | "language">): Refusal | undefined {
  if (!stepLifecycle.allows("reverse", step.state)) return { code: "stepNotDecided" };
  if (!actor.permissions.has("reviews.reverse") || !isHis(step, actor)) return { code: "notYourStep", facts: { roles: step.roles.join(", ") } };
  // What passed by itself follows; there would be nobody to take it back.
  const later = steps.findLast(({ sequence, state, ...rest }) => sequence > step.sequence && stepLifecycle.allows("reverse", state) && isDecidedByPerson(rest));
  return later && { code: "reverseStepFirst", facts: { step: later.name[language], by: later.decidedByName ?? "—" } };
}

const undecided = (step: Step): Step => ({ ...step, decidedAt: null, decidedBy: null, decidedByName: null, statement: null, answers: {}, checks: [], signature: null });

function followed(step: Step, reversed: Step, now: Date): Step {
  const { state } = step;
  if (step.key === reversed.key) return { ...undecided(step), state: stepLifecycle.after("reverse", state), openedAt: now };
  if (step.sequence > reversed.sequence) {
    if (state === "dropped") return { ...step, state: stepLifecycle.after("pickUpLater", state), openedAt: null };
    return stepLifecycle.allows("wait", state) ? { ...undecided(step), state: stepLifecycle.after("wait", state), openedAt: null } : step;
  }
  return state === "dropped" ? { ...step, state: stepLifecycle.after("pickUp", state), openedAt: now } : step;
}

/**
 * The steps of a review after the decision about one was taken back: it is open again, those beside it that its refusal had dropped are too, later ones wait. What
 * others had decided beside it stays decided.
 */
export const stepsAfterReversal = (steps: readonly Step[], reversed: Step, now: Date): Step[] => steps.map((step) => followed(step, reversed, now));

import type { CheckResult, ReviewState } from "../../../contract/reviews.ts";
import type { Subject } from "../../../contract/toolkit.ts";
import { event } from "../../platform/events.ts";

interface About {
  subject: Subject;
  part?: string;
}

/** A step may now be decided; `part` is its key. */
export const reviewStepOpened = event<About & { roles: string[] }>("reviewStepOpened");
/** A step passed or was refused; `checks` is how its automatic checks stood then. */
export const reviewStepDecided = event<About & { passed: boolean; checks: readonly CheckResult[] }>("reviewStepDecided");
export const shortageEstimateAsked = event<About>("shortageEstimateAsked");
export const shortageEstimateAnswered = event<About & { days: number; readyOn: string | null }>("shortageEstimateAnswered");
/** Every step passed. */
export const stepsPassed = event<About & { reviewId: string }>("stepsPassed");
/** A step was refused; `reasons` are the words of those who refused. */
export const stepsFailed = event<About & { reviewId: string; reasons: { step: string; by: string; statement: string }[] }>("stepsFailed");

/** What is told of a review whose step somebody was given or asked about; it closes no duty by itself. */
interface Concerning {
  review: { id: string; subject: Subject; title: string };
  stepKey: string;
  byName: string;
}
/** An open step was handed to somebody by name. */
export const reviewStepTransferred = event<Concerning & { personId: string; why: string }>("reviewStepTransferred");
/** Somebody was asked by name for an opinion; `hours` are working hours, `roles` those of the step. */
export const opinionAsked = event<Concerning & { opinionId: string; personId: string; question: string; hours: number; roles: string[] }>("opinionAsked");
export const opinionGiven = event<Concerning & { opinionId: string; askedBy: string; stance: string; answer: string }>("opinionGiven");
/** Nobody waits for the opinion any more. */
export const opinionDropped = event<Concerning & { opinionId: string; personId: string; why: string }>("opinionDropped");
/**
 * A step's decision was taken back, and the step is open again; `was`: what the review had come to; `checkNames`: what the step checks. Whoever followed that outcome goes back with it, or refuses with
 * what must go first.
 */
export const reviewStepReversed = event<About & { reviewId: string; was: ReviewState; checkNames: readonly string[]; version: number; hash: string; reason: string; undoes: "reviewStepDecided" }>("reviewStepReversed");
/** A step that was open waits again, for one before it was taken back; nobody owes its decision. */
export const reviewStepWaits = event<About & { undoes: "reviewStepOpened" }>("reviewStepWaits");

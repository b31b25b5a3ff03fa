import type { ReviewState } from "../../../contract/reviews.ts";
import type { Subject } from "../../../contract/toolkit.ts";
import { event } from "../../platform/events.ts";

interface About {
  subject: Subject;
  part?: string;
}

/** A step may now be decided; `part` is its key. */
export const reviewStepOpened = event<About & { roles: string[] }>("reviewStepOpened");
export const reviewStepDecided = event<About>("reviewStepDecided");
export const shortageEstimateAsked = event<About>("shortageEstimateAsked");
export const shortageEstimateAnswered = event<About & { days: number; readyOn: string | null }>("shortageEstimateAnswered");
/** Every step passed. */
export const stepsPassed = event<About & { reviewId: string }>("stepsPassed");
/** A step was refused; `reasons` are the words of those who refused. */
export const stepsFailed = event<About & { reviewId: string; reasons: { step: string; by: string; statement: string }[] }>("stepsFailed");
/**
 * A step's decision was taken back, and the step is open again; `was`: what the review had come to. Whoever followed that outcome goes back with it, or refuses with
 * what must go first.
 */
export const reviewStepReversed = event<About & { reviewId: string; was: ReviewState; version: number; hash: string; reason: string; undoes: "reviewStepDecided" }>("reviewStepReversed");
/** A step that was open waits again, for one before it was taken back; nobody owes its decision. */
export const reviewStepWaits = event<About & { undoes: "reviewStepOpened" }>("reviewStepWaits");

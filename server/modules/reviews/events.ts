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

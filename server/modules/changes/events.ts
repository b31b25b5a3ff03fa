import type { Subject } from "../../../contract/toolkit.ts";
import { event, type OrderFacts } from "../../platform/events.ts";
import type { Change } from "./changes.ts";

/** `part` is the change; whoever reacts goes by it as it was written. */
interface ChangeFacts extends OrderFacts {
  part: string;
  change: Change;
}

export const changeRequested = event<ChangeFacts>("changeRequested");
interface ChangeStepFacts {
  subject: Subject;
  /** The step's key. */
  part: string;
}
/** What is told of a step of a change's own review, about the change itself. */
export const changeStepOpened = event<ChangeStepFacts & { roles: string[] }>("changeStepOpened");
export const changeStepDecided = event<ChangeStepFacts>("changeStepDecided");
export const changeStepReversed = event<ChangeStepFacts & { undoes: "changeStepDecided" }>("changeStepReversed");
/** Every department has agreed; what comes next, its ruling says. */
export const changeApproved = event<ChangeFacts>("changeApproved");
/** Somebody entitled signed the change agreement for our side. */
export const agreementSigned = event<ChangeFacts>("agreementSigned");
export const changeApplied = event<ChangeFacts>("changeApplied");
/** A department or the customer refused, or what it counted on no longer holds. */
export const changeRefused = event<ChangeFacts & { reason: string }>("changeRefused");
export const changeWithdrawn = event<ChangeFacts & { reason: string }>("changeWithdrawn");

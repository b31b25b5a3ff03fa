import { event, type OrderFacts } from "../../platform/events.ts";

/** What was asked may be a version that a change proposes. */
interface Asked extends OrderFacts {
  changeId?: string;
}

/** The customer was handed a link to the confirmation, by mail or otherwise (01.8). */
export const confirmationSent = event<Asked>("confirmationSent");
/** The customer accepted and the evidence is kept (01.9). */
export const confirmationAccepted = event<Asked>("confirmationAccepted");
export const confirmationRefused = event<Asked & { reason: string }>("confirmationRefused");
/** The customer's answer to the order's own version was taken back; `outcome`: what it had been. The customer is asked anew. */
export const confirmationReversed = event<OrderFacts & { outcome: "given" | "refused"; reason: string; undoes: "confirmationAccepted" | "confirmationRefused" }>("confirmationReversed");

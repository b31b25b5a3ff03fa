import { event, type OrderFacts } from "../../platform/events.ts";

/** The customer was handed a link to the confirmation, by mail or otherwise (01.8). */
export const confirmationSent = event<OrderFacts>("confirmationSent");
/** The customer accepted and the evidence is kept (01.9). */
export const confirmationAccepted = event<OrderFacts>("confirmationAccepted");
export const confirmationRefused = event<OrderFacts & { reason: string }>("confirmationRefused");

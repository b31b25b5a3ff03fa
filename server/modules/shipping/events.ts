import type { CaseKind, CaseSource } from "../../../contract/cases.ts";
import type { Decimal } from "../../../contract/money.ts";
import { event, type OrderFacts } from "../../platform/events.ts";

/** Of which schedule of the order how much of which product, in the order's unit. A correction may be negative. */
export interface Move {
  scheduleId: string;
  productId: string;
  quantity: Decimal;
}

/** `part` is the delivery. */
export interface DeliveryFacts extends OrderFacts {
  part: string;
}
interface Moved extends DeliveryFacts {
  moves: Move[];
}

export const pickingRequested = event<Moved>("pickingRequested");
/** Its progress is due on every working day until it ships (01.13). */
export const pickingProgressDue = event<DeliveryFacts>("pickingProgressDue");
export const pickingProgressReported = event<DeliveryFacts>("pickingProgressReported");
/** Its goods lie there: packing may begin (24.6). */
export const readyToPack = event<DeliveryFacts>("readyToPack");
/** Told again with the difference when a packing was mended. */
export const packed = event<Moved>("packed");
export const shipped = event<Moved & { warehouseId: string }>("shipped");
export const arrived = event<Moved>("arrived");
export const arrivalContacted = event<DeliveryFacts>("arrivalContacted");
/** Signed without objection, or its objection was settled with the customer without a case. */
export const signedOff = event<Moved>("signedOff");
/**
 * An objection to a delivery, on its receipt (then `moves` says what that answers for) or by phone. `first`: none was raised before, so
 * it starts after-sales where the policy opens a case.
 */
export const objectionRaised = event<Moved & { first: boolean; opensCase: boolean; source: CaseSource; kind: CaseKind; description: string; photos: string[] }>("objectionRaised");
export const feedbackGiven = event<DeliveryFacts>("feedbackGiven");
/** Its carrier expects it later; `expected` is the new day. */
export const shipmentDelayed = event<DeliveryFacts & { expected: string; carrier: string; note: string }>("shipmentDelayed");
/** Its carrier tells that something went wrong on the way. */
export const shipmentException = event<DeliveryFacts & { carrier: string; note: string }>("shipmentException");
/** A carrier told of a number that no delivery has. */
export const carrierNumberUnknown = event<{ connectionId: string; carrier: string; trackingNumber: string }>("carrierNumberUnknown");

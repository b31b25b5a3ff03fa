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
/** A change of its order took something off, or all of it; both moves are negative. */
export const deliveryReduced = event<Moved & { packedMoves: Move[]; cancelled: boolean }>("deliveryReduced");
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

import type { CaseKind, CaseSource } from "../../../contract/cases.ts";
import type { BackOrder } from "../../../contract/delivery-parts.ts";
import type { Decimal } from "../../../contract/money.ts";
import type { OrderEventName } from "../../../contract/order-events.ts";
import { event, type OrderFacts } from "../../platform/events.ts";

/** A back order whose turn it is; `warehouseId` is where it lies when it is `held`. */
export type WantedBackOrder = Pick<BackOrder, "id" | "productId" | "warehouseId" | "quantity" | "held"> & { scheduleId: string };

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
/** Somebody wants the labels of its packages. */
export const labelsWanted = event<DeliveryFacts>("labelsWanted");
/** A change of its order took something off, or all of it; both moves are negative. */
export const deliveryReduced = event<Moved & { packedMoves: Move[]; cancelled: boolean }>("deliveryReduced");
/** `at`: when it happened, for what is heard later. */
interface Told {
  at?: Date;
}
/** `excess` is what of it goes beyond what was ordered, `waived` what fell short within the tolerance and never comes. */
export const shipped = event<Moved & Told & { warehouseId: string; excess: Move[]; waived: Move[] }>("shipped");
export const arrived = event<Moved & Told>("arrived");
export const arrivalContacted = event<DeliveryFacts & Told>("arrivalContacted");
/** Signed without objection, or its objection was settled with the customer without a case. */
export const signedOff = event<Moved & Told>("signedOff");
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

/** More was packed than was ordered, within the tolerance, or that was mended: by so much the issue note changes. */
export const issueChanged = event<Moved>("issueChanged");
/** Goods of a delivery go with a second one from the same warehouse. */
export const deliverySplit = event<Moved & { warehouseId: string; dueOn: string | null }>("deliverySplit");
/** Goods of a delivery come later. `held`: they lie there, promised to the order, else their promise ends. */
export const backOrdered = event<Moved & { warehouseId: string; why: BackOrder["why"]; reason: string; held: boolean; dueOn: string | null }>("backOrdered");
/** Back orders go on as far as stock covers them. */
export const backOrdersWanted = event<OrderFacts & { wanted: WantedBackOrder[] }>("backOrdersWanted");
/** Called off before it left: `moves` were on its issue note, `packed` of it was packed, both negative; `ordered` is what the order waits for. `free`: nobody waits for the goods any more. */
export const deliveryCancelled = event<Moved & { warehouseId: string; packed: Move[]; ordered: Move[]; free: boolean }>("deliveryCancelled");
/** Counter-facts; their moves are negative. `undoes`: the duties that this event opened end; `again`: those of this one are owed anew. */
interface CounterFact extends Moved {
  undoes?: OrderEventName;
  again?: OrderEventName;
}
export const packingReversed = event<CounterFact>("packingReversed");
export const checkReversed = event<DeliveryFacts>("checkReversed");
/** `excess` and `waived` are those of the shipment. */
export const shipmentReversed = event<CounterFact & { warehouseId: string; excess: Move[]; waived: Move[]; reason: string }>("shipmentReversed");
export const arrivalReversed = event<CounterFact>("arrivalReversed");
export const signOffReversed = event<CounterFact & { reason: string }>("signOffReversed");

/** A trip is late: one new arrival for all of its deliveries that are still under way. */
export const tripDelayed = event<{ tripId: string; plate: string; expected: string; expectedTime: string | null; reason: string; deliveries: DelayedDelivery[] }>("tripDelayed");
export interface DelayedDelivery {
  deliveryId: string;
  number: string;
  orderId: string;
  orderNumber: string;
  customerName: string;
  expectedBefore: string | null;
}
/** A person let the word go out that a delivery comes later; by mail the system writes it. */
export const delayNoticeReleased = event<DeliveryFacts & { by: string; expected: string }>("delayNoticeReleased");

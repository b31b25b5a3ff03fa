import * as parts from "../../../contract/delivery-parts.ts";
import type { Permission } from "../../../contract/permissions.ts";
import type { DeliveryState, ReversedFact } from "../../../contract/shipping.ts";

/** What can be taken back of a delivery in a state: the last thing that happened. */
export const lastFact: Partial<Record<DeliveryState, ReversedFact>> = { packed: "packing", checked: "check", shipped: "shipment", arrived: "arrival", signed: "signOff", signedWithObjection: "signOff" };

export const reversals = {
  packing: parts.reversePacking, check: parts.reverseCheck, shipment: parts.reverseShipment, arrival: parts.reverseArrival, signOff: parts.reverseSignOff,
} as const satisfies Record<ReversedFact, unknown>;

export const mayReverse = (fact: ReversedFact): Permission => (fact === "signOff" ? "shipping.reverseSignOff" : "shipping.reverse");

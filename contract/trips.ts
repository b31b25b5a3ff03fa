import { z } from "zod";
import { deliveryLifecycle } from "./delivery-lifecycle.ts";
import { handedOut } from "./links.ts";
import { carriageInput, delayMeans, deliveryDone } from "./shipping.ts";
import { command, day, id, instant, page, paging, query, text } from "./toolkit.ts";

const reason = text(500).min(1);
const expectedRevision = z.number().int().min(0).optional();
const several = z.array(id).min(1).max(100);

/** Deliveries of one customer and address that leave together 合并发货; undone until they leave. */
export const consolidate = command({
  name: "shipping.consolidate", summary: "Let deliveries of one customer and address leave together", path: "/shipment-groups", permission: "shipping.arrange",
  body: z.strictObject({ deliveryIds: z.array(id).min(2).max(50), day }), answer: z.object({ groupId: id, deliveries: z.number() }),
});
const groupId = z.object({ groupId: id });
export const dissolveGroup = command({
  name: "shipping.dissolveGroup", summary: "Let deliveries leave each by itself again", path: "/shipment-groups/:groupId/dissolution", permission: "shipping.arrange", params: groupId,
  body: z.strictObject({ reason }), answer: z.object({ groupId: id, deliveries: z.number() }),
});
export const shipGroup = command({
  name: "shipping.shipGroup", summary: "Send all deliveries of a group off under one carriage", path: "/shipment-groups/:groupId/shipment", permission: "shipping.ship", params: groupId,
  body: z.strictObject({ carriage: carriageInput, expectedArrival: day.optional() }), answer: z.object({ groupId: id, deliveries: z.array(deliveryDone) }),
});

export const tripStates = ["planned", "left", "dissolved"] as const;
/** Why a receiver would not take what was brought. */
export const refusalReasons = ["damaged", "wrongProduct", "quality", "late", "notOrdered", "other"] as const;
export const refusedHandOver = z.object({ reason: z.enum(refusalReasons), words: z.string(), at: instant });
const stop = z.object({
  no: z.number(), customerId: id, customerName: z.string(), address: z.string(), arrived: z.boolean(),
  deliveries: z.array(z.object({
    id, number: z.string(), orderId: id, orderNumber: z.string(), state: z.enum(deliveryLifecycle.states), expectedArrival: day.nullable(), arrivedAt: instant.nullable(), signedAt: instant.nullable(),
    /** Its arrival was put off on this trip. */
    delayed: z.boolean(),
    /** The receiver would not take it; null again once it is signed for. */
    refused: refusedHandOver.nullable(),
  })),
});
/** A trip 车次 of an own truck, or of a carrier's: its stops in the order of the way. */
export const trip = z.object({
  id, state: z.enum(tripStates), revision: z.number(), day: day.nullable(), plate: z.string(), driver: z.string(), driverPhone: z.string(), carrier: z.string().nullable(), leftAt: instant.nullable(),
  expectedArrival: day.nullable(), stops: z.array(stop),
  /** The driver's latest link. */
  link: handedOut.nullable(),
});
export type Trip = z.output<typeof trip>;

export const listTrips = query({
  name: "shipping.trips", summary: "Trips with their stops, the newest first", path: "/trips", permission: "shipping.see",
  query: paging.extend({ state: z.enum(tripStates).optional() }), answer: page(trip),
});
const tripId = z.object({ tripId: id });
export const readTrip = query({ name: "shipping.trip", summary: "One trip with its stops and how each stands", path: "/trips/:tripId", permission: "shipping.see", params: tripId, answer: trip });
/** Deliveries of one customer and address in the order given make one stop. Without a carrier it is an own truck. */
export const planTrip = command({
  name: "shipping.planTrip", summary: "Plan a trip: truck, driver, stops in their order", path: "/trips", permission: "shipping.arrange",
  body: z.strictObject({ day, plate: text(20).min(1), driver: text(40).default(""), driverPhone: text(30).default(""), carrier: text(80).default(""), deliveryIds: several }),
  answer: z.object({ tripId: id, stops: z.number() }),
});
const tripDone = z.object({ tripId: id, state: z.enum(tripStates), revision: z.number(), deliveries: z.array(deliveryDone) });
/** Before it leaves everything of a trip may change: what is not listed any more is free for another one. A phone that is left out stays. */
export const changeTrip = command({
  name: "shipping.changeTrip", summary: "Change a trip before it leaves: truck, driver, day, what it carries in which order", path: "/trips/:tripId/plan", permission: "shipping.arrange", params: tripId,
  body: z.strictObject({ day, plate: text(20).min(1), driver: text(40).default(""), driverPhone: text(30).optional(), deliveryIds: several, expectedRevision: z.number().int().min(0) }), answer: tripDone,
});
/** Once it left, another truck or driver may go on with it. A phone that is left out stays. */
export const changeDriver = command({
  name: "shipping.changeDriver", summary: "Put another truck or driver on a trip that has left, with the reason", path: "/trips/:tripId/driver", permission: "shipping.arrange", params: tripId,
  body: z.strictObject({ plate: text(20).min(1), driver: text(40).default(""), driverPhone: text(30).optional(), reason, expectedRevision: z.number().int().min(0) }), answer: tripDone,
});
/** For the driver's phone, without sign-in; the one before it is withdrawn. It is shown this once. */
export const createTripLink = command({
  name: "shipping.createTripLink", summary: "Make the link by which the driver goes his way", path: "/trips/:tripId/links", permission: "shipping.arrange", params: tripId,
  answer: z.object({ linkId: id, url: z.string(), expiresAt: instant }),
});
export const withdrawTripLinks = command({
  name: "shipping.withdrawTripLinks", summary: "Withdraw the driver's link", path: "/trips/:tripId/links/withdrawal", permission: "shipping.arrange", params: tripId, body: z.strictObject({ reason }), answer: z.object({ tripId: id, withdrawn: z.number() }),
});
export const dissolveTrip = command({
  name: "shipping.dissolveTrip", summary: "Give up a trip that has not left", path: "/trips/:tripId/dissolution", permission: "shipping.arrange", params: tripId,
  body: z.strictObject({ reason, expectedRevision }), answer: tripDone,
});
export const leaveTrip = command({
  name: "shipping.leaveTrip", summary: "Let a loaded trip leave, with all of its deliveries at once", path: "/trips/:tripId/departure", permission: "shipping.ship", params: tripId,
  body: z.strictObject({ expectedArrival: day.optional(), expectedRevision }), answer: tripDone,
});
export const arriveAtStop = command({
  name: "shipping.arriveAtStop", summary: "Put the arrival at a stop on record, for all deliveries of it", path: "/trips/:tripId/stops/:no/arrival", permission: "shipping.arrive",
  params: z.object({ tripId: id, no: z.coerce.number().int().min(1).max(1000) }), body: z.strictObject({ arrivedAt: instant.optional() }), answer: tripDone,
});
/** A clock time in the company's time zone. */
export const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
export const delayInput = { expectedArrival: day, expectedTime: clockTime.optional(), reason };
/** One new arrival for every delivery that is still under way; a word to each customer is drafted for whoever speaks with him. */
export const delayTrip = command({
  name: "shipping.delayTrip", summary: "Put off the arrival of a trip that is late", path: "/trips/:tripId/delays", permission: "shipping.arrange", params: tripId,
  body: z.strictObject({ ...delayInput, expectedRevision }), answer: tripDone,
});

/** By mail the system writes it; what was said otherwise is put on record. */
export const tellOfDelay = command({
  name: "shipping.tellOfDelay", summary: "Release the word to a customer that a delivery comes later", path: "/deliveries/:deliveryId/delay-notices", permission: "shipping.contact",
  params: z.object({ deliveryId: id }), body: z.strictObject({ by: z.enum(delayMeans), recipient: text(60).default("") }), answer: deliveryDone,
});

import { z } from "zod";
import { deliveryLifecycle } from "./delivery-lifecycle.ts";
import { deliveryPolicy } from "./delivery-policy.ts";
import { linkState } from "./links.ts";
import { deliveryDone, phoneLine, phoneReceipt, phoneReceiptShown } from "./shipping.ts";
import { command, day, id, instant, query, text } from "./toolkit.ts";
import { delayInput, refusalReasons, refusedHandOver, tripStates } from "./trips.ts";

/** A delivery as the driver's phone shows it: goods and who signed for them, nothing of prices or of the order behind it. */
const carriedDelivery = z.object({
  deliveryId: id, number: z.string(), state: z.enum(deliveryLifecycle.states), arrivedAt: instant.nullable(), lines: z.array(phoneLine), policy: deliveryPolicy.pick({ evidence: true }), receipt: phoneReceiptShown.nullable(),
  refused: refusedHandOver.nullable(),
});
const drivenStop = z.object({
  no: z.number(), customerName: z.string(), address: z.string(), receiver: z.string(),
  /** Null unless the trip is under way: the driver calls then, and nobody else by his link later. */
  phone: z.string().nullable(),
  expectedArrival: day.nullable(), deliveries: z.array(carriedDelivery),
});
/** What the driver's phone shows: his trip and nothing of any other. */
export const drivenTrip = z.object({
  link: linkState, company: z.string(), plate: z.string(), driver: z.string(), state: z.enum(tripStates), day: day.nullable(), leftAt: instant.nullable(), expectedArrival: day.nullable(), today: day, /** The house's clock, by which a phone sets its own right. */ now: instant, stops: z.array(drivenStop),
});
export type DrivenTrip = z.output<typeof drivenTrip>;
export const readDrivenTrip = query({ name: "shipping.readDrivenTrip", summary: "The trip that a driver's link is about", path: "/link/trip", permission: "link.drive", answer: drivenTrip });

const driven = z.object({ state: z.enum(tripStates), deliveries: z.array(deliveryDone) });
/** For so many hours what a driver did may wait on his phone for a network. */
export const deedHours = 72;
/** When it happened, by the driver's phone, which may have waited for the network. What lies ahead, before the link or more than `deedHours` back is refused; what lies before the shipping counts as of then. */
const at = { at: instant.optional() };
export const driverLeaves = command({
  name: "shipping.driverLeaves", summary: "The driver leaves with all that is on his trip", path: "/link/trip/departure", permission: "link.drive", body: z.strictObject(at), answer: driven,
});
export const driverArrives = command({
  name: "shipping.driverArrives", summary: "The driver is at a stop", path: "/link/trip/stops/:no/arrival", permission: "link.drive", params: z.object({ no: z.coerce.number().int().min(1).max(1000) }), body: z.strictObject(at), answer: driven,
});
export const driverIsLate = command({
  name: "shipping.driverIsLate", summary: "The driver tells that he will be late, and until when", path: "/link/trip/delays", permission: "link.drive", body: z.strictObject(delayInput), answer: driven,
});
const ofDelivery = z.object({ deliveryId: id });
/** Photos were uploaded with the link before. The receiver signs on the driver's phone, by what the policy takes as evidence. */
export const driverHandsOver = command({
  name: "shipping.driverHandsOver", summary: "The receiver signs on the driver's phone", path: "/link/trip/deliveries/:deliveryId/receipt", permission: "link.drive", params: ofDelivery,
  body: z.strictObject({ ...phoneReceipt, ...at }), answer: z.object({ number: z.string(), state: z.enum(deliveryLifecycle.states), hash: z.string() }),
});
/** The goods are there and the receiver does not take them: an objection, which opens a case as any other does. */
export const driverIsRefused = command({
  name: "shipping.driverIsRefused", summary: "The receiver does not take a delivery", path: "/link/trip/deliveries/:deliveryId/refusal", permission: "link.drive", params: ofDelivery,
  body: z.strictObject({ reason: z.enum(refusalReasons), words: text(500).min(1), photos: z.array(z.strictObject({ fileId: id })).max(10).default([]), ...at }), answer: deliveryDone,
});

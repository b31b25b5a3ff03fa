import type { Handler } from "../../platform/command.ts";
import { carrierRoutes } from "./carriers/routes.ts";
import { checkDelivery } from "./commands/check-delivery.ts";
import { consolidate, dissolveGroup, shipGroup } from "./commands/consolidate.ts";
import { createDeliveryLink } from "./commands/create-link.ts";
import { giveFeedback, rateByLink } from "./commands/give-feedback.ts";
import { makeLabels } from "./commands/make-labels.ts";
import { packDelivery } from "./commands/pack-delivery.ts";
import { pickDelivery } from "./commands/pick-delivery.ts";
import { changeDriver, changeTrip } from "./commands/change-trip.ts";
import { driverArrives, driverHandsOver, driverIsLate, driverIsRefused, driverLeaves } from "./commands/drive.ts";
import { createTripLink, withdrawTripLinks } from "./commands/trip-link.ts";
import { dissolveTrip, planTrip } from "./commands/plan-trip.ts";
import { arriveAtStop, delayTrip, leaveTrip } from "./commands/run-trip.ts";
import { tellOfDelay } from "./commands/tell-of-delay.ts";
import { recordArrival } from "./commands/record-arrival.ts";
import { recordArrivalContact } from "./commands/record-arrival-contact.ts";
import { recordNotice } from "./commands/record-notice.ts";
import { reportPicking } from "./commands/report-picking.ts";
import { shipDelivery } from "./commands/ship-delivery.ts";
import { recordSignature, signByLink } from "./commands/sign.ts";
import { splitDelivery } from "./commands/split-delivery.ts";
import { sendBackOrders } from "./commands/send-back-orders.ts";
import { reverseSignOff } from "./commands/reverse-sign-off.ts";
import { reverseShipment } from "./commands/reverse-shipment.ts";
import { reversePacking } from "./commands/reverse-packing.ts";
import { reverseCheck } from "./commands/reverse-check.ts";
import { reverseArrival } from "./commands/reverse-arrival.ts";
import { cancelDeliveryByHand } from "./commands/cancel-delivery.ts";
import { allowBeyondTolerance } from "./commands/allow-beyond-tolerance.ts";
import type { ShippingDeps } from "./deps.ts";
import { readsOf } from "./reads.ts";
import { request } from "./request.ts";

/** Deliveries, from the warehouse's order to the customer's receipt and rating. */
export const shippingRoom = (deps: ShippingDeps) => ({
  routes: [
    ...readsOf(deps), reportPicking(deps), pickDelivery(deps), packDelivery(deps), makeLabels, checkDelivery, shipDelivery(deps), recordNotice, recordArrival, recordArrivalContact, recordSignature, signByLink(deps),
    createDeliveryLink, giveFeedback, rateByLink, splitDelivery, cancelDeliveryByHand, allowBeyondTolerance, sendBackOrders, reversePacking, reverseCheck, reverseShipment, reverseArrival, reverseSignOff,
    consolidate, dissolveGroup, shipGroup(deps), planTrip, dissolveTrip, leaveTrip(deps), arriveAtStop, delayTrip, tellOfDelay,
    changeTrip, changeDriver, createTripLink(deps), withdrawTripLinks, driverLeaves(deps), driverArrives, driverIsLate, driverHandsOver(deps), driverIsRefused, ...carrierRoutes,
  ] as readonly Handler[],
  request: request(deps),
});

export { carrierHook } from "./carriers/hook.ts";
export { dropBackOrders, markSent, openBackOrder, type StoredBackOrder, waitingFor } from "./back-orders.ts";
export { cancelDelivery } from "./cancelling.ts";
export { wantedOf } from "./commands/send-back-orders.ts";
export { linkFor } from "./commands/create-link.ts";
export { type DeliveryFile, paperFactsOf } from "./attachments.ts";
export { keepNotice } from "./commands/record-notice.ts";
export { carrying } from "./carrying.ts";
export type { ShippingDeps } from "./deps.ts";
export { silentReceipts } from "./silence.ts";
export * from "./events.ts";
export { deliveriesOf, type PartCut, redirect, type Redirection, type Reduced, takeOff } from "./follow-change.ts";
export { passOn } from "./salesperson.ts";
export type { RequestedDelivery } from "./request.ts";
export type { Delivery, Line } from "./shipping.ts";
export { ofGroup } from "./together.ts";
export { deliveriesUnderWay } from "./store.ts";

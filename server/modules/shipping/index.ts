import type { Handler } from "../../platform/command.ts";
import { checkDelivery } from "./commands/check-delivery.ts";
import { createDeliveryLink } from "./commands/create-link.ts";
import { giveFeedback, rateByLink } from "./commands/give-feedback.ts";
import { packDelivery } from "./commands/pack-delivery.ts";
import { pickDelivery } from "./commands/pick-delivery.ts";
import { recordArrival } from "./commands/record-arrival.ts";
import { recordArrivalContact } from "./commands/record-arrival-contact.ts";
import { recordNotice } from "./commands/record-notice.ts";
import { reportPicking } from "./commands/report-picking.ts";
import { shipDelivery } from "./commands/ship-delivery.ts";
import { recordSignature, signByLink } from "./commands/sign.ts";
import type { ShippingDeps } from "./deps.ts";
import { readsOf } from "./reads.ts";
import { request } from "./request.ts";

/** Deliveries, from the warehouse's order to the customer's receipt and rating. */
export const shippingRoom = (deps: ShippingDeps) => ({
  routes: [
    ...readsOf(deps), reportPicking(deps), pickDelivery(deps), packDelivery, checkDelivery, shipDelivery(deps), recordNotice, recordArrival, recordArrivalContact, recordSignature, signByLink(deps),
    createDeliveryLink, giveFeedback, rateByLink,
  ] as readonly Handler[],
  request: request(deps),
});

export { linkFor } from "./commands/create-link.ts";
export { type DeliveryFile, paperFactsOf } from "./attachments.ts";
export { keepNotice } from "./commands/record-notice.ts";
export { carrying } from "./carrying.ts";
export type { ShippingDeps } from "./deps.ts";
export * from "./events.ts";
export type { RequestedDelivery } from "./request.ts";
export type { Delivery, Line } from "./shipping.ts";
export { deliveriesUnderWay } from "./store.ts";

import type * as confirmations from "../../contract/confirmations.ts";
import type * as delays from "../../contract/delay-proposals.ts";
import type * as driver from "../../contract/driver.ts";
import type * as shipping from "../../contract/shipping.ts";
import { remote } from "../api/client.ts";

/* The endpoints of the phone pages, without their schemas: those would bring zod along. A test compares each with its contract. */
export const readConfirmation = remote<typeof confirmations.readByLink>({ name: "confirmations.readByLink", kind: "query", method: "GET", path: "/link/confirmation" });
export const acceptOrder = remote<typeof confirmations.acceptByLink>({ name: "confirmations.acceptByLink", kind: "command", method: "POST", path: "/link/confirmation/acceptance" });
export const refuseOrder = remote<typeof confirmations.refuseByLink>({ name: "confirmations.refuseByLink", kind: "command", method: "POST", path: "/link/confirmation/refusal" });
/** A file, not JSON: asked for with `fetch`. */
export const confirmationPdf = remote<typeof confirmations.pdfByLink>({ name: "confirmations.pdfByLink", kind: "query", method: "GET", path: "/link/confirmation/pdf" });

export const readDelay = remote<typeof delays.readDelayByLink>({ name: "cases.readDelayByLink", kind: "query", method: "GET", path: "/link/delay" });
export const answerDelay = remote<typeof delays.answerDelayByLink>({ name: "cases.answerDelayByLink", kind: "command", method: "POST", path: "/link/delay/answer" });

export const readDeliveryByLink = remote<typeof shipping.readByLink>({ name: "shipping.readByLink", kind: "query", method: "GET", path: "/link/delivery" });
export const signDelivery = remote<typeof shipping.signByLink>({ name: "shipping.signByLink", kind: "command", method: "POST", path: "/link/delivery/receipt" });
export const readRating = remote<typeof shipping.readRatingByLink>({ name: "shipping.readRatingByLink", kind: "query", method: "GET", path: "/link/rating" });
export const rateDelivery = remote<typeof shipping.rateByLink>({ name: "shipping.rateByLink", kind: "command", method: "POST", path: "/link/rating" });

export const readDrivenTrip = remote<typeof driver.readDrivenTrip>({ name: "shipping.readDrivenTrip", kind: "query", method: "GET", path: "/link/trip" });
export const driverLeaves = remote<typeof driver.driverLeaves>({ name: "shipping.driverLeaves", kind: "command", method: "POST", path: "/link/trip/departure" });
export const driverArrives = remote<typeof driver.driverArrives>({ name: "shipping.driverArrives", kind: "command", method: "POST", path: "/link/trip/stops/:no/arrival" });
export const driverIsLate = remote<typeof driver.driverIsLate>({ name: "shipping.driverIsLate", kind: "command", method: "POST", path: "/link/trip/delays" });
export const driverHandsOver = remote<typeof driver.driverHandsOver>({ name: "shipping.driverHandsOver", kind: "command", method: "POST", path: "/link/trip/deliveries/:deliveryId/receipt" });
export const driverIsRefused = remote<typeof driver.driverIsRefused>({ name: "shipping.driverIsRefused", kind: "command", method: "POST", path: "/link/trip/deliveries/:deliveryId/refusal" });

export const readWorkbench = remote<typeof shipping.readWorkbench>({ name: "shipping.workbench", kind: "query", method: "GET", path: "/shipping/workbench" });
export const readDelivery = remote<typeof shipping.readDelivery>({ name: "shipping.read", kind: "query", method: "GET", path: "/deliveries/:deliveryId" });
export const pickDelivery = remote<typeof shipping.pickDelivery>({ name: "shipping.pick", kind: "command", method: "POST", path: "/deliveries/:deliveryId/picks" });

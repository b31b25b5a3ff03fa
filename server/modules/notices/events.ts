import { event, type OrderFacts } from "../../platform/events.ts";

/** The customer was told of a shipment: the mail was handed to the mail server. */
export const customerToldOfShipment = event<OrderFacts>("customerToldOfShipment");
/** A mail was given up; somebody should look. */
export const mailFailed = event<{ mailId: string; kind: string; title: string; recipientName: string; error: string; about: { kind: string; id: string } | null }>("mailFailed");

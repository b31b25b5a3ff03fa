import { event, type OrderFacts } from "../../platform/events.ts";

/** The customer was told of a shipment: a mail server took the letter, or somebody told it by hand. `part` is the delivery. */
export const customerToldOfShipment = event<OrderFacts & { by: "mail" | "sms" | "page"; recipient: string }>("customerToldOfShipment");
/** A mail was given up; somebody should look. */
export const mailFailed = event<{ mailId: string; kind: string; title: string; recipientName: string; error: string; about: { kind: string; id: string } | null }>("mailFailed");
/** A message to a group was given up: its robot does not take it. */
export const robotFailed = event<{ robotId: string; robotName: string; error: string }>("robotFailed");

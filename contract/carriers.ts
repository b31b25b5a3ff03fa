import { z } from "zod";
import { command, day, id, instant, page, paging, query, text } from "./toolkit.ts";

export const carrierEventKinds = ["pickedUp", "inTransit", "delayed", "arrived", "signed", "exception"] as const;
export type CarrierEventKind = (typeof carrierEventKinds)[number];
/** What came of an event: only noted; goods arrived; a later day expected; older than what was known; no delivery has this number. */
export const carrierOutcomes = ["noted", "arrived", "delayed", "late", "unknown"] as const;

/** What a carrier sends, signed by Standard Webhooks (https://www.standardwebhooks.com). `expectedOn` is the new day of a delay. */
export const carrierMessage = z.object({
  type: z.enum(carrierEventKinds), trackingNumber: text(60).min(1), at: instant, expectedOn: day.optional(), place: text(100).default(""), note: text(300).default(""),
});
export type CarrierMessage = z.output<typeof carrierMessage>;

/** 24 to 64 random bytes in base64 after `whsec_`, made by the caller: no answer that is kept for retries holds it. */
export const carrierSecret = z.string().regex(/^whsec_[A-Za-z0-9+/]{32,88}={0,2}$/);
export const hookPath = (key: string): string => `/hooks/carriers/${key}`;

const event = z.object({ id, carrier: z.string(), kind: z.enum(carrierEventKinds), trackingNumber: z.string(), at: instant, expectedOn: day.nullable(), place: z.string(), note: z.string(), outcome: z.enum(carrierOutcomes), receivedAt: instant });

export const listCarriers = query({
  name: "carriers.list", summary: "Carriers that tell by themselves where goods are", path: "/carriers", permission: "shipping.connect",
  answer: z.array(z.object({ id, carrier: z.string(), path: z.string(), createdAt: instant, revokedAt: instant.nullable(), lastHeardAt: instant.nullable(), refused: z.int(), lastRefusal: z.string().nullable(), lastRefusedAt: instant.nullable() })),
});
export const connectCarrier = command({
  name: "carriers.connect", summary: "Let a carrier tell where goods are", path: "/carriers", permission: "shipping.connect",
  body: z.strictObject({ carrier: text(80).min(1), secret: carrierSecret }), answer: z.object({ id, path: z.string() }),
});
export const endCarrier = command({ name: "carriers.end", summary: "Believe a carrier's messages no more", path: "/carriers/:connectionId/end", permission: "shipping.connect", params: z.object({ connectionId: id }), answer: z.object({ id }) });
export const listCarrierEvents = query({
  name: "carriers.events", summary: "What carriers told, newest first", path: "/carrier-events", permission: "shipping.connect",
  query: paging.extend({ only: z.enum(["all", "unknown"]).default("all") }), answer: page(event),
});
export const trackingOf = query({
  name: "shipping.tracking", summary: "What its carrier told of a delivery, oldest first", path: "/deliveries/:deliveryId/tracking", permission: "shipping.see", params: z.object({ deliveryId: id }), answer: z.array(event),
});

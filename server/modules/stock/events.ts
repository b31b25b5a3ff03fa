import { event } from "../../platform/events.ts";

/** Goods of a transfer are in their new warehouse. */
export const transferReceived = event<{ transferId: string }>("transferReceived");
/** A transfer was called off before its goods left. */
export const transferCancelled = event<{ transferId: string; number: string; reason: string }>("transferCancelled");

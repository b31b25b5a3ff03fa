import type { Refusal } from "../../../contract/toolkit.ts";
import type { Order } from "./orders.ts";

/** Why nothing may be done for an order that stands still; undefined when it goes on. */
export const onHold = ({ number, heldAt, holdReason }: Pick<Order, "number" | "heldAt" | "holdReason">): Refusal | undefined =>
  heldAt === null ? undefined : { code: "orderOnHold", facts: { number, reason: holdReason, since: heldAt.toISOString() } };

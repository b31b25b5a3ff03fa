import type { OrderEventName } from "../../contract/order-events.ts";
import * as orders from "../modules/orders/index.ts";
import { contactRoleOf } from "../modules/policies/index.ts";
import type { Tx } from "../platform/db.ts";
import { policyOf } from "./policy-of-order.ts";
import type { Reader } from "./readers.ts";

/** Tells of a reader whether he speaks with the order's customer about an event, as the order's policy says (C-04). */
export async function speakersOn(tx: Tx, orderId: string, event: OrderEventName): Promise<(reader: Pick<Reader, "id" | "roles">) => boolean> {
  const order = await orders.readOrderRow(tx, orderId);
  const pack = order && (await policyOf(tx, order));
  const role = pack ? contactRoleOf(pack, event) : "salesperson";
  return role === "salesperson" ? ({ id }) => id === order?.salespersonId : ({ roles }) => roles.includes(role);
}

import { deliveryLifecycle } from "../../../contract/delivery-lifecycle.ts";
import type { DeliveryByLink } from "../../../contract/shipping.ts";
import type { Subject } from "../../../contract/toolkit.ts";
import { sql, type Tx } from "../../platform/db.ts";
import type { Delivery } from "./shipping.ts";

/** What a link to sign a delivery is about: the delivery, or all that came together with it. */
export const signedAbout = ({ id, groupId }: Pick<Delivery, "id" | "groupId">): Subject => (groupId ? { kind: "shipmentGroup", id: groupId } : { kind: "delivery", id });

/** The deliveries of a group, in the order of their numbers. */
export const ofGroup = (tx: Tx, groupId: string): Promise<DeliveryByLink["together"]> =>
  tx.many(sql`select id as delivery_id, number, order_number, state from shipping.deliveries where company_id = ${tx.companyId} and group_id = ${groupId} order by number`);

const waits = ({ state }: { state: Delivery["state"] }): boolean => deliveryLifecycle.allows("sign", state);

/** Of a link's deliveries the one that is meant: the one asked for, else the first that is not signed for. Undefined where it is none of them. */
export async function meantBy(tx: Tx, subject: Subject, deliveryId: string | undefined): Promise<{ deliveryId: string; together: DeliveryByLink["together"]; waiting: number } | undefined> {
  if (subject.kind !== "shipmentGroup") return { deliveryId: subject.id, together: [], waiting: 1 };
  const together = await ofGroup(tx, subject.id);
  const meant = deliveryId ? together.find((one) => one.deliveryId === deliveryId) : (together.find(waits) ?? together[0]);
  return meant && { deliveryId: meant.deliveryId, together, waiting: together.filter(waits).length };
}

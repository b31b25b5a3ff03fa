import * as contract from "../../../../contract/delivery-parts.ts";
import { handle } from "../../../platform/command.ts";
import { refuse } from "../../../platform/refusal.ts";
import { lockBackOrders, type StoredBackOrder } from "../back-orders.ts";
import { backOrdersWanted, type WantedBackOrder } from "../events.ts";
import { mayReach } from "../shipping.ts";

export const wantedOf = ({ id, productId, warehouseId, quantity, held, scheduleId }: StoredBackOrder): WantedBackOrder => ({ id, productId, warehouseId, quantity, held, scheduleId });

/** Wants the next delivery of back orders; how much of them goes, stock decides. */
export const sendBackOrders = handle(contract.sendBackOrders, async ({ ids }, context) => {
  const found = await lockBackOrders(context.tx, ids);
  if (found.length < new Set(ids).size || found.some((one) => !mayReach(context, one))) return refuse("notFound");
  const gone = found.find(({ state }) => state !== "open");
  if (gone) return refuse("backOrderGone", { number: gone.orderNumber, productCode: gone.productCode });
  const byOrder = Map.groupBy(found, ({ orderId }) => orderId);
  for (const [orderId, wanted] of byOrder) context.emit(backOrdersWanted({ orderId, wanted: wanted.map(wantedOf) }));
  return { orders: [...byOrder.keys()], sent: found.length };
});

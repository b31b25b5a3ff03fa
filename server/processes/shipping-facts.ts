import type { ShippingDeps } from "../modules/shipping/index.ts";
import { shutGates } from "./gates.ts";
import { heldAmong, heldToChange } from "./orders-on-hold.ts";

/** What does not let an order's goods be picked, packed or leave yet: it stands still, money must come first (C-06), nobody made the check (01.15). */
export const shutBefore: ShippingDeps["shutBefore"] = async (context, { orderId, act, goodsChecked }) => {
  if (act === "pack") return heldToChange(context, orderId);
  const shut = await shutGates(context, orderId, { act, known: { goodsChecked } });
  return [...(await heldAmong(context, [orderId])), ...shut.map(({ refusal }) => refusal)];
};

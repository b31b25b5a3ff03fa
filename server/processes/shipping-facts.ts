import type { ShippingDeps } from "../modules/shipping/index.ts";
import { shutGates } from "./gates.ts";

/** What of the order's policy does not let its goods be picked or leave yet: money that must come first (C-06), a check that nobody made (01.15). */
export const shutBefore: ShippingDeps["shutBefore"] = async (context, { orderId, act, goodsChecked }) =>
  (await shutGates(context, orderId, { act, known: { goodsChecked } })).map(({ refusal }) => refusal);

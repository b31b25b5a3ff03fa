import Big from "big.js";
import type { CommandContext } from "../platform/command.ts";
import { isRefused } from "../platform/refusal.ts";
import * as stock from "../modules/stock/index.ts";
import { productsOf } from "./products.ts";
import { toStock } from "./units.ts";

interface Promised {
  orderId: string;
  warehouseId: string;
  moves: readonly { productId: string; quantity: string }[];
}

/** Goods in a warehouse are not promised to an order any more: of these quantities (sales units) as much as is still promised there. */
export async function endPromise(context: CommandContext, { orderId, warehouseId, moves }: Promised): Promise<void> {
  const source = { kind: "order", id: orderId };
  const products = await productsOf(context.tx, moves.map(({ productId }) => productId));
  const promised = (await stock.reservationsOf(context.tx, source)).filter((one) => one.warehouseId === warehouseId);
  const lines = promised.flatMap((one) => {
    const given = moves.filter(({ productId }) => productId === one.productId).reduce((total, { quantity, productId }) => total.plus(toStock(quantity, products.get(productId)!)), Big(0));
    return given.gt(0) ? [{ ...one, quantity: given.lt(one.quantity) ? given.toFixed() : one.quantity }] : [];
  });
  if (!lines.length) return;
  const released = await stock.release(context, { source, lines });
  if (isRefused(released)) throw new Error(`what order ${orderId} was promised changed under its lock`);
}

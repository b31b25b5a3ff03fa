import type { Context } from "../platform/command.ts";
import * as orders from "../modules/orders/index.ts";

/** Unit prices as the lines of these orders say them now, by the line's id; lines without a price are left out. */
export async function orderPricesOf({ tx }: Pick<Context, "tx">, orderIds: readonly string[]): Promise<Map<string, string>> {
  const prices = new Map<string, string>();
  for (const orderId of orderIds)
    for (const { id, unitPrice } of (await orders.describe(tx, orderId))?.lines ?? []) if (unitPrice) prices.set(id, unitPrice);
  return prices;
}

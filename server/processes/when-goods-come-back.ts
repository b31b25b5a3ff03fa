import type { CommandContext } from "../platform/command.ts";
import { type Reaction, when } from "../platform/events.ts";
import { isRefused, refuse } from "../platform/refusal.ts";
import * as aftersales from "../modules/aftersales/index.ts";
import * as orders from "../modules/orders/index.ts";
import * as stock from "../modules/stock/index.ts";
import { deliver, type RequestDelivery } from "./deliver.ts";
import { productsOf } from "./products.ts";
import { splitReservation } from "./split-reservation.ts";
import { toStock } from "./units.ts";

/** Goods in the unit and the place in which stock keeps them. */
async function placed({ tx }: CommandContext, goods: readonly aftersales.Goods[], warehouseId: string) {
  const products = await productsOf(tx, goods.map(({ productId }) => productId));
  return goods.map(({ productId, quantity }) => ({ productId, warehouseId, quantity: toStock(quantity, products.get(productId)!) }));
}

const onHold: Reaction = when(aftersales.returnReceived, async ({ part, reason, warehouseId, goods }, context) =>
  stock.receiveReturn(context, { source: { kind: "return", id: part }, reason, lines: await placed(context, goods, warehouseId) }));

const decided: Reaction = when(aftersales.returnInspected, async ({ part, reason, warehouseId, into, restocked, scrapped }, context) => {
  const source = { kind: "return", id: part };
  if (restocked.length) {
    const back = await stock.restock(context, { source, reason, into, lines: await placed(context, restocked, warehouseId) });
    if (isRefused(back)) return back;
  }
  return scrapped.length ? stock.scrap(context, { source, reason, lines: await placed(context, scrapped, warehouseId) }) : undefined;
});

/** The order owes again what came back; it is promised out of stock and leaves at once as a delivery. */
const replaced = (request: RequestDelivery): Reaction =>
  when(aftersales.replacementWanted, async ({ orderId, part, goods, dueOn }, context) => {
    const products = await productsOf(context.tx, goods.map(({ productId }) => productId));
    const owed = await orders.oweAgain(context, orderId, { replaces: part, date: dueOn, lines: goods.map(({ orderLineId, quantity }) => ({ lineId: orderLineId, quantity })) });
    const wanted = owed.map(({ scheduleId, quantity }, i) => ({ scheduleId, productId: goods[i]!.productId, quantity, stockPerSales: products.get(goods[i]!.productId)!.stockPerSales }));
    const kept = await stock.reserve(context, { source: { kind: "order", id: orderId }, lines: wanted.map((one) => ({ productId: one.productId, quantity: toStock(one.quantity, one) })) });
    if (isRefused(kept)) return kept;
    const split = splitReservation(wanted, kept.reserved);
    if (split.missing.length) return refuse("stockShort", { missing: split.missing.map(({ quantity }) => quantity).join(", ") });
    await deliver(context, { orderId, placed: split.placed, products, dueOn }, request);
  });

/** Returned goods move stock, and a replacement is owed and sent again. */
export const goodsComeBack = (request: RequestDelivery): Reaction[] => [onHold, decided, replaced(request)];

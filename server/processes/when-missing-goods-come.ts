import Big from "big.js";
import * as orders from "../modules/orders/index.ts";
import * as production from "../modules/production/index.ts";
import * as purchasing from "../modules/purchasing/index.ts";
import * as shipping from "../modules/shipping/index.ts";
import * as stock from "../modules/stock/index.ts";
import type { CommandContext } from "../platform/command.ts";
import { type Reaction, when } from "../platform/events.ts";
import { isRefused, refuse, type Refused } from "../platform/refusal.ts";
import type { RequestDelivery } from "./deliver.ts";
import { contextOf } from "./order-context.ts";
import { madeLine } from "./made-lots.ts";
import { productsOf } from "./products.ts";
import { supplyParts } from "./supply-parts.ts";
import { toSales, toStock } from "./units.ts";

type Part = purchasing.OrderPart;
const source = (receiptId: string) => ({ kind: "purchaseReceipt", id: receiptId });

/** The order knows what is still on its way for it. */
const awaited = async (context: CommandContext, orderId: string): Promise<void> => orders.recordComing(context, orderId, await purchasing.comingOf(context.tx, orderId));

/** Goods that were bought come into stock; what orders wait for is promised to them and leaves, as what was there at the confirmation. */
const boughtGoodsCome = (request: RequestDelivery): Reaction =>
  when(purchasing.goodsReceived, async ({ receiptId, warehouseId, lines, covered }, context) => {
    const products = await productsOf(context.tx, lines.map(({ productId }) => productId));
    // Both are in stock units already; days of lots follow from the product.
    const kept = lines.map(({ productId, quantity, lots }) => ({
      ...madeLine({ product: { ...products.get(productId)!, stockPerSales: "1", byLot: false }, warehouseId, lots: lots.length ? lots : [{ lot: "", quantity }], run: "" }), productId, quantity,
    }));
    const received = await stock.receive(context, { source: source(receiptId), lines: kept });
    if (isRefused(received)) return received;
    for (const [orderId, parts] of Map.groupBy(covered, (part) => part.orderId)) {
      const refused = await supplyParts(context, await contextOf(context, orderId), { parts, ask: production.raise, request, lying: true });
      if (refused) return refused;
      await awaited(context, orderId);
    }
  });

/** Of what a transfer was to bring, an order gets as much as is free; production is asked for what came less, or went to somebody else meanwhile. */
async function supplyMoved(context: CommandContext, request: RequestDelivery, { orderId, parts }: { orderId: string; parts: readonly Part[] }): Promise<Refused | undefined> {
  const ids = parts.map(({ productId }) => productId);
  const [free, products] = [await stock.availableOf(context.tx, ids), await productsOf(context.tx, ids)];
  const left = new Map(ids.map((id) => [id, Big(toSales(free.get(id)?.available ?? "0", products.get(id)!))]));
  const split = parts.map(({ scheduleId, productId, quantity }) => {
    const there = left.get(productId)!;
    const got = there.lt(quantity) ? there : Big(quantity);
    left.set(productId, there.minus(got));
    return { scheduleId, got: got.toFixed(), rest: Big(quantity).minus(got).toFixed() };
  });
  const found = await contextOf(context, orderId);
  const ask = production.raise;
  return (
    (await supplyParts(context, found, { parts: split.map(({ scheduleId, got }) => ({ scheduleId, quantity: got })), ask, request, lying: true })) ??
    supplyParts(context, found, { parts: split.map(({ scheduleId, rest }) => ({ scheduleId, quantity: rest })), ask, request })
  );
}

/** An order lets go of goods that a receipt had brought: they stand on its deliveries no more (`reverseDeliveryFirst` where they left), and are free. */
async function letGo(context: CommandContext, { orderId, parts, reason }: { orderId: string; parts: readonly Part[]; reason: string }): Promise<Refused | undefined> {
  const off = await shipping.takeOff(context, orderId, parts.map(({ scheduleId, quantity }) => ({ scheduleId, quantity })));
  const [gone] = off.rest;
  if (gone) return refuse("reverseDeliveryFirst", { number: (await shipping.carrying(context.tx, [gone.scheduleId]))?.number ?? "" });
  const products = await productsOf(context.tx, off.freed.map(({ productId }) => productId));
  const lines = off.freed.map(({ productId, warehouseId, quantity }) => ({ productId, warehouseId, quantity: toStock(quantity, products.get(productId)!) }));
  const released = await stock.release(context, { source: { kind: "order", id: orderId }, reason, lines });
  return isRefused(released) ? released : undefined;
}

const boughtGoodsGo: Reaction = when(purchasing.receiptReversed, async ({ receiptId, reason, covered }, context) => {
  for (const [orderId, parts] of Map.groupBy(covered, (part) => part.orderId)) {
    const refused = await letGo(context, { orderId, parts, reason });
    if (refused) return refused;
    await awaited(context, orderId);
  }
  return stock.withdraw(context, { source: source(receiptId), reason });
});

/** What comes neither by purchase nor by transfer is supplied as at the confirmation: out of what is free now, and the rest waits for a plan of production. */
const askedAgain = (request: RequestDelivery): Reaction =>
  when(purchasing.answerDropped, async ({ orderId, parts }, context) => {
    await awaited(context, orderId);
    const found = await contextOf(context, orderId);
    return found.order.review === "cancelled" ? undefined : supplyParts(context, found, { parts, ask: production.raise, request });
  });

/** How goods that an order misses reach it, or do not. */
export const missingGoodsCome = (request: RequestDelivery): Reaction[] => [
  boughtGoodsCome(request), boughtGoodsGo, askedAgain(request),
  when(purchasing.shortageArranged, ({ orderId }, context) => awaited(context, orderId)),
  when(purchasing.movedGoodsCame, async (facts, context) => {
    await awaited(context, facts.orderId);
    return supplyMoved(context, request, facts);
  }),
  when(stock.transferReceived, ({ transferId }, context) => purchasing.transferCame(context, transferId)),
  when(stock.transferCancelled, ({ transferId, number, reason }, context) => purchasing.transferDropped(context, transferId, { number, why: reason })),
  // What arrived was given to its orders at once, so only what is still on its way is short again.
  when(stock.transferReversed, ({ transferId, number, reason }, context) => purchasing.transferDropped(context, transferId, { number, why: reason })),
];

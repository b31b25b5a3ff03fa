import Big from "big.js";
import type { CommandContext } from "../platform/command.ts";
import { type Reaction, when } from "../platform/events.ts";
import { isRefused, refuse, type Refused } from "../platform/refusal.ts";
import * as aftersales from "../modules/aftersales/index.ts";
import { cancelAll } from "../modules/duties/index.ts";
import * as orders from "../modules/orders/index.ts";
import * as shipping from "../modules/shipping/index.ts";
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

const onHold: Reaction = when(aftersales.returnReceived, async ({ part, step, reason, warehouseId, goods }, context) =>
  stock.receiveReturn(context, { source: { kind: "return", id: part, part: step }, reason, lines: await placed(context, goods, warehouseId) }));

const decided: Reaction = when(aftersales.returnInspected, async ({ part, step, reason, warehouseId, into, restocked, scrapped }, context) => {
  const source = { kind: "return", id: part, part: step };
  if (restocked.length) {
    const back = await stock.restock(context, { source, reason, into, lines: await placed(context, restocked, warehouseId) });
    if (isRefused(back)) return back;
  }
  return scrapped.length ? stock.scrap(context, { source, reason, lines: await placed(context, scrapped, warehouseId) }) : undefined;
});

interface Owed {
  orderId: string;
  /** The return, and its step. */
  part: string;
  step: string;
  goods: readonly aftersales.Goods[];
  dueOn: string | null;
  /** Where the goods lie that are to be sent; without it, wherever some are free. */
  warehouseId?: string;
}

/** The order owes again what came back; it is promised out of stock and leaves at once as a delivery. */
async function oweAndSend(context: CommandContext, { orderId, part, step, goods, dueOn, warehouseId }: Owed, request: RequestDelivery): Promise<Refused | void> {
  const products = await productsOf(context.tx, goods.map(({ productId }) => productId));
  const owed = await orders.oweAgain(context, orderId, { replaces: part, returnStep: step, date: dueOn, lines: goods.map(({ orderLineId, quantity }) => ({ lineId: orderLineId, quantity })) });
  const wanted = owed.map(({ scheduleId, quantity }, i) => ({ scheduleId, productId: goods[i]!.productId, quantity, stockPerSales: products.get(goods[i]!.productId)!.stockPerSales }));
  const lines = wanted.map((one) => ({ productId: one.productId, quantity: toStock(one.quantity, one), ...(warehouseId && { warehouseId }) }));
  const kept = await stock.reserve(context, { source: { kind: "order", id: orderId }, lines });
  if (isRefused(kept)) return kept;
  const split = splitReservation(wanted, kept.reserved);
  if (split.missing.length) return refuse("stockShort", { missing: split.missing.map(({ quantity }) => quantity).join(", ") });
  await deliver(context, { orderId, placed: split.placed, products, dueOn }, request);
}

const replaced = (request: RequestDelivery): Reaction => when(aftersales.replacementWanted, (facts, context) => oweAndSend(context, facts, request));

/** Repaired goods leave hold for where they are sent from, and as many are promised to their order there: which lots leave, its pickers say, as of any delivery. */
const repaired = (request: RequestDelivery): Reaction =>
  when(aftersales.returnRepaired, async ({ orderId, part, step, reason, warehouseId, into, goods, dueOn }, context) => {
    // The order before the levels of stock, as whoever promises its goods locks them.
    await orders.lockOrderRow(context.tx, orderId);
    const back = await stock.restock(context, { source: { kind: "return", id: part, part: step }, reason, into, lines: await placed(context, goods, warehouseId) });
    return isRefused(back) ? back : oweAndSend(context, { orderId, part, step, goods, dueOn, warehouseId: into }, request);
  });

const movedBack: Reaction = when(aftersales.returnStepReversed, ({ part, step, why }, context) => stock.takeBackStep(context, { source: { kind: "return", id: part, part: step }, reason: why }));

/** What a step of a return made the order owe; of returns from before that was kept, all that their replacements did. */
function owedBy(schedules: readonly orders.Schedule[], { part, step }: { part: string; step: string }): orders.Schedule[] {
  const ofReturn = schedules.filter(({ replaces }) => replaces === part);
  const own = ofReturn.filter(({ returnStep }) => returnStep === step);
  return own.length ? own : ofReturn.filter(({ returnStep }) => !returnStep);
}

/** The order does not owe the goods again: they stand on no delivery any more (`reverseDeliveryFirst` where they left) and are free. */
const notReplaced: Reaction = when(aftersales.replacementReversed, async ({ orderId, part, step, goods, why }, context) => {
  await orders.lockOrderRow(context.tx, orderId);
  const owing = owedBy((await orders.partsOf(context, orderId)).schedules, { part, step });
  const cuts = goods.flatMap(({ orderLineId, quantity }) => {
    let left = Big(quantity);
    return owing.filter(({ lineId }) => lineId === orderLineId).toReversed().flatMap((one) => {
      const most = Big(one.quantity).minus(one.shipped);
      const cut = left.lt(most) ? left : most;
      left = left.minus(cut);
      return cut.gt(0) ? [{ scheduleId: one.id, quantity: cut.toFixed() }] : [];
    });
  });
  const off = await shipping.takeOff(context, orderId, cuts);
  const asked = goods.reduce((all, { quantity }) => all.plus(quantity), Big(0));
  if (off.rest.length || !cuts.reduce((all, { quantity }) => all.plus(quantity), Big(0)).eq(asked)) {
    return refuse("reverseDeliveryFirst", { number: (await shipping.carrying(context.tx, owing.map(({ id }) => id)))?.number ?? "" });
  }
  const products = await productsOf(context.tx, off.freed.map(({ productId }) => productId));
  const released = await stock.release(context, { source: { kind: "order", id: orderId }, reason: why, lines: off.freed.map(({ productId, warehouseId, quantity }) => ({ productId, warehouseId, quantity: toStock(quantity, products.get(productId)!) })) });
  if (isRefused(released)) return released;
  await orders.fitSchedules(context, orderId, cuts.map(({ scheduleId, quantity }) => ({ scheduleId, quantity: Big(quantity).neg().toFixed() })));
  for (const ended of off.ended) cancelAll(context, { subject: { kind: "order", id: orderId }, part: ended, reason: "replacementReversed" });
});

/** Returned goods move stock, and a replacement, or what was repaired, is owed and sent again. */
export const goodsComeBack = (request: RequestDelivery): Reaction[] => [onHold, decided, replaced(request), repaired(request), movedBack, notReplaced];

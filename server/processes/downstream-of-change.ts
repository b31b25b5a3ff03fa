import Big from "big.js";
import type { CommandContext } from "../platform/command.ts";
import { isRefused, type Refused } from "../platform/refusal.ts";
import { cancelAll } from "../modules/duties/index.ts";
import * as orders from "../modules/orders/index.ts";
import * as production from "../modules/production/index.ts";
import { comingOf, lessenAnswers } from "../modules/purchasing/index.ts";
import * as shipping from "../modules/shipping/index.ts";
import * as stock from "../modules/stock/index.ts";
import { type RequestDelivery, shipToOf } from "./deliver.ts";
import { contextOf } from "./order-context.ts";
import { productsOf } from "./products.ts";
import { supplyParts } from "./supply-parts.ts";
import { toStock } from "./units.ts";

type Freed = shipping.Reduced["freed"][number];

const productOfSchedule = ({ lines, schedules }: orders.OrderFile, scheduleId: string): string | undefined => {
  const lineId = schedules.find(({ id }) => id === scheduleId)?.lineId;
  return lines.find(({ id }) => id === lineId)?.productId;
};

/** What is promised to the order beyond what its deliveries still take: goods of a part that was not packed to the last piece, or waits as a back order. */
async function leftBehind(context: CommandContext, before: orders.OrderFile, { rest, freed }: { rest: readonly shipping.PartCut[]; freed: readonly Freed[] }): Promise<Freed[]> {
  if (!rest.length) return [];
  const products = await productsOf(context.tx, before.lines.map(({ productId }) => productId));
  const promised = (await stock.reservationsOf(context.tx, { kind: "order", id: before.order.id })).map((one) => ({ ...one, left: Big(one.quantity) }));
  const stocked = ({ productId, quantity }: { productId: string; quantity: string }) => toStock(quantity, products.get(productId)!);
  const going = (await shipping.deliveriesOf(context.tx, before.order.id)).filter(({ delivery }) => delivery.shippedAt === null)
    .flatMap(({ delivery, lines }) => lines.map(({ productId, ordered, backOrdered }) => ({ productId, warehouseId: delivery.warehouseId, quantity: Big(ordered).minus(backOrdered).toFixed() })));
  for (const one of [...freed, ...going]) for (const place of promised) if (place.productId === one.productId && place.warehouseId === one.warehouseId) place.left = place.left.minus(stocked(one));
  return rest.flatMap(({ scheduleId, quantity }) => {
    const productId = productOfSchedule(before, scheduleId);
    let open = productId ? Big(stocked({ productId, quantity })) : Big(0);
    return promised.filter((place) => place.productId === productId).flatMap((place) => {
      const taken = place.left.lt(open) ? place.left : open;
      if (taken.lte(0)) return [];
      [place.left, open] = [place.left.minus(taken), open.minus(taken)];
      return [{ productId: place.productId, warehouseId: place.warehouseId, quantity: taken.div(products.get(place.productId)!.stockPerSales).round(6).toFixed() }];
    });
  });
}

/** What is not wanted any more is taken out of production and of deliveries that have not left, and its goods are free again. */
export async function becomeLess(context: CommandContext, { before, cuts }: Pick<orders.Applied, "before" | "cuts">): Promise<Refused | undefined> {
  const { order } = before;
  const cut = await production.cut(context, order.id, cuts);
  const ready = await lessenAnswers(context, cut.rest);
  if (cut.rest.length) await orders.recordComing(context, order.id, await comingOf(context.tx, order.id));
  const off = await shipping.takeOff(context, order.id, ready);
  const freed = [...off.freed, ...(await leftBehind(context, before, off))];
  const products = await productsOf(context.tx, freed.map(({ productId }) => productId));
  const lines = freed.map(({ productId, warehouseId, quantity }) => ({ productId, warehouseId, quantity: toStock(quantity, products.get(productId)!) }));
  if (lines.length) {
    const released = await stock.release(context, { source: { kind: "order", id: order.id }, reason: "orderChanged", lines });
    if (isRefused(released)) return released;
  }
  for (const part of [...cut.ended, ...off.ended]) cancelAll(context, { subject: { kind: "order", id: order.id }, part, reason: "orderChanged" });
  return undefined;
}

/** Dates, needs and the address of what is under way follow. */
async function retold(context: CommandContext, { before, order }: orders.Applied): Promise<void> {
  const { schedules } = await orders.partsOf(context, order.id);
  const urgent = order.specialNeeds.urgent !== undefined;
  const dated = schedules.filter(({ id, date }) => before.schedules.some((known) => known.id === id && known.date !== date));
  const wasUrgent = before.order.specialNeeds.urgent !== undefined;
  const told = urgent === wasUrgent ? dated : schedules;
  if (told.length) await production.retell(context, told.map(({ id, date }) => ({ scheduleId: id, neededBy: date, urgent })));
  const moved = before.order.addressId !== order.addressId || before.order.contactId !== order.contactId;
  const dueOn = order.promisedDate ?? order.requestedDate;
  const packaging = before.order.specialNeeds.packaging !== order.specialNeeds.packaging;
  if (!moved && !packaging && urgent === wasUrgent && dueOn === (before.order.promisedDate ?? before.order.requestedDate)) return;
  const { customer } = await contextOf(context, order.id);
  await shipping.redirect(context, order.id, { dueOn, urgent, specialNeeds: order.specialNeeds.packaging ?? "", ...(moved && { shipTo: shipToOf(customer, order) }) });
}

/**
 * Production, warehouse and shipping follow a changed order, within the command that changes it (25.6): what became less is taken out of what is least begun and its
 * goods are free again, what became more is supplied as at the confirmation. An order that was not handed over yet has nothing to follow.
 */
export async function downstreamFollows(context: CommandContext, applied: orders.Applied, request: RequestDelivery): Promise<Refused | undefined> {
  if (!applied.before.order.handedOverAt) return undefined;
  const refused = await becomeLess(context, applied);
  if (refused || applied.order.review === "cancelled") return refused;
  await retold(context, applied);
  const found = await contextOf(context, applied.order.id);
  return applied.extras.length ? supplyParts(context, found, { parts: applied.extras, ask: production.raise, request }) : undefined;
}

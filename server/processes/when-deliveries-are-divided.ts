import Big from "big.js";
import type { CommandContext } from "../platform/command.ts";
import { type Reaction, when } from "../platform/events.ts";
import { isRefused, refuse, type Refused } from "../platform/refusal.ts";
import * as orders from "../modules/orders/index.ts";
import * as production from "../modules/production/index.ts";
import * as shipping from "../modules/shipping/index.ts";
import * as stock from "../modules/stock/index.ts";
import { deliver, type RequestDelivery } from "./deliver.ts";
import { deliveryOnce } from "./papers/deliveries.ts";
import { productsOf } from "./products.ts";
import { endPromise } from "./promises.ts";
import { splitReservation } from "./split-reservation.ts";
import { toSales, toStock } from "./units.ts";

type Moves = readonly { scheduleId: string; quantity: string }[];
const negative = (moves: Moves) => moves.map(({ scheduleId, quantity }) => ({ scheduleId, quantity: Big(quantity).neg().toFixed() }));

/** Goods leave an issue note and become a part of the order of their own; answers under which schedules. */
async function apart(context: CommandContext, orderId: string, moves: Moves): Promise<orders.Move[]> {
  await orders.moveGoods(context, orderId, "issued", negative(moves));
  return orders.splitSchedules(context, orderId, moves);
}

const splitOff = (request: RequestDelivery): Reaction =>
  when(shipping.deliverySplit, async ({ orderId, warehouseId, moves, dueOn }, context) => {
    const parts = await apart(context, orderId, moves);
    await deliver(context, { orderId, placed: parts.map((part) => ({ ...part, warehouseId })), dueOn }, request);
  });

/** What comes later waits as a back order. Goods that could not be picked are not promised any more: whether they are there, the next count tells. */
const waits: Reaction = when(shipping.backOrdered, async ({ orderId, part, warehouseId, moves, why, reason, held, dueOn }, context) => {
  const parts = await apart(context, orderId, moves);
  if (!held) await endPromise(context, { orderId, warehouseId, moves });
  const { delivery } = (await deliveryOnce(context.tx, part))!;
  const { lines, schedules } = await orders.partsOf(context, orderId);
  for (const { scheduleId, quantity } of parts) {
    const line = lines.find(({ id }) => id === schedules.find((schedule) => schedule.id === scheduleId)?.lineId)!;
    shipping.openBackOrder(context, { delivery, line }, { scheduleId, quantity, why, reason, held, dueOn });
  }
});

type Wanted = readonly shipping.WantedBackOrder[];

/** Promises free goods to back orders, as much as there is; answers what lies where. */
async function covered(context: CommandContext, orderId: string, wanted: Wanted) {
  const products = await productsOf(context.tx, wanted.map(({ productId }) => productId));
  const asked = wanted.map(({ scheduleId, productId, quantity }) => ({ scheduleId, productId, quantity, stockPerSales: products.get(productId)?.stockPerSales ?? "1" }));
  const answer = await stock.reserve(context, { source: { kind: "order", id: orderId }, lines: asked.map((one) => ({ productId: one.productId, quantity: toStock(one.quantity, one) })), partial: true });
  return isRefused(answer) ? answer : splitReservation(asked, answer.reserved);
}

/** Sends an order's back orders on: what lies there for it, and of the rest what stock covers. Refused with `stockShort` where nothing does. */
async function sendOn(context: CommandContext, { orderId, wanted, dueOn = null }: { orderId: string; wanted: Wanted; dueOn?: string | null }, request: RequestDelivery): Promise<Refused | void> {
  const held = wanted.filter((one) => one.held);
  const split = await covered(context, orderId, wanted.filter((one) => !one.held));
  if (isRefused(split)) return split;
  const placed = [...held.map(({ scheduleId, warehouseId, quantity }) => ({ scheduleId, warehouseId, quantity })), ...split.placed];
  if (!placed.length) return refuse("stockShort", { missing: split.missing.map(({ quantity }) => quantity).join(", ") });
  const sent: typeof placed = [];
  for (const one of wanted) {
    const mine = placed.filter(({ scheduleId }) => scheduleId === one.scheduleId);
    const missing = split.missing.find(({ scheduleId }) => scheduleId === one.scheduleId);
    if (!mine.length) continue;
    // What stock lacks goes on waiting under a schedule of its own.
    const [rest] = missing ? await orders.splitSchedules(context, orderId, [missing]) : [];
    await shipping.markSent(context, { id: one.id, sent: mine.reduce((total, { quantity }) => total.plus(quantity), Big(0)).toFixed(), rest });
    sent.push(...mine);
  }
  await deliver(context, { orderId, placed: sent, dueOn }, request);
}

/** Surplus of production goes to the orders that wait for the product, the oldest first, as far as it reaches. Heard after it came into stock. */
export const surplusCovers = (request: RequestDelivery): Reaction =>
  when(production.surplusStockedIn, async ({ productId, quantity }, context) => {
    let left = Big(quantity);
    for (const one of await shipping.waitingFor(context.tx, productId)) {
      if (left.lt(one.quantity)) break;
      left = left.minus(one.quantity);
      const refused = await sendOn(context, { orderId: one.orderId, wanted: [shipping.wantedOf(one)], dueOn: one.dueOn }, request);
      if (refused) return refused;
    }
  });

/** What was on the note of a delivery that was called off; goods for which nobody waits any more are free for others. */
const calledOff: Reaction = when(shipping.deliveryCancelled, async ({ orderId, warehouseId, moves, packed, ordered, free }, context) => {
  if (packed.length) await orders.moveGoods(context, orderId, "packed", packed);
  if (moves.length) await orders.moveGoods(context, orderId, "issued", moves);
  if (free) await endPromise(context, { orderId, warehouseId, moves: ordered });
});

/** Split deliveries and back orders move the schedules of their orders; back orders go on when stock covers them. */
export const deliveriesAreDivided = (request: RequestDelivery): Reaction[] => [
  splitOff(request), waits, calledOff,
  when(shipping.backOrdersWanted, ({ orderId, wanted }, context) => sendOn(context, { orderId, wanted }, request)),
];

/** What is free of products, in the unit in which they are sold. */
export const coverOf: shipping.ShippingDeps["coverOf"] = async (tx, productIds) => {
  if (!productIds.length) return new Map();
  const [products, free] = [await productsOf(tx, productIds), await stock.availableOf(tx, productIds)];
  return new Map([...products.values()].map((product) => [product.id, toSales(free.get(product.id)?.available ?? "0", product)]));
};

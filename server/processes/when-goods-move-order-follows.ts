import type { Milestone } from "../../contract/order-axes.ts";
import { minus } from "../../contract/money.ts";
import type { CommandContext } from "../platform/command.ts";
import { type EventType, type OrderFacts, type Reaction, when } from "../platform/events.ts";
import { isRefused } from "../platform/refusal.ts";
import type { OpenCase } from "../modules/cases/index.ts";
import { customerToldOfShipment } from "../modules/notices/index.ts";
import * as orders from "../modules/orders/index.ts";
import * as production from "../modules/production/index.ts";
import * as settlement from "../modules/settlement/index.ts";
import * as shipping from "../modules/shipping/index.ts";
import * as stock from "../modules/stock/index.ts";
import { deliver, type RequestDelivery } from "./deliver.ts";
import { deliveryOnce } from "./papers/deliveries.ts";
import { madeLine } from "./made-lots.ts";
import { pickedLots } from "./picked-lots.ts";
import { productsOf } from "./products.ts";
import { endPromise } from "./promises.ts";
import { afterSalesFollow, objectedLines } from "./when-cases-move-order-follows.ts";
import { tellOfShipment } from "./tell-of-shipment.ts";
import { toStock } from "./units.ts";

interface Moved extends OrderFacts {
  moves: readonly { scheduleId: string; quantity: string }[];
}

/** What an event says of goods moves a milestone of their order. */
export const follows = <Facts extends Moved>(event: EventType<Facts>, milestone: Milestone): Reaction =>
  when(event, async ({ orderId, moves }, context) => {
    if (moves.length) await orders.moveGoods(context, orderId, milestone, moves);
  });

/** Made goods come into stock, are kept for their order, and leave. */
const intoStock = (request: RequestDelivery): Reaction =>
  when(production.stockedIn, async ({ orderId, part, run, productId, warehouseId, lots, moves }, context) => {
    const products = await productsOf(context.tx, [productId]);
    const line = madeLine({ product: products.get(productId)!, warehouseId, lots, run });
    const received = await stock.receive(context, { source: { kind: "run", id: part, part: orderId }, lines: [line] });
    if (isRefused(received)) return received;
    const reserved = await stock.reserve(context, { source: { kind: "order", id: orderId }, lines: [{ productId, warehouseId, quantity: line.quantity }] });
    if (isRefused(reserved)) return reserved;
    await orders.moveGoods(context, orderId, "stocked", moves);
    await deliver(context, { orderId, placed: moves.map((move) => ({ ...move, warehouseId })), products }, request);
  });

const surplus: Reaction = when(production.surplusStockedIn, async ({ runId, run, productId, warehouseId, lots }, context) => {
  const product = (await productsOf(context.tx, [productId])).get(productId)!;
  return stock.receive(context, { source: { kind: "run", id: runId }, lines: [madeLine({ product, warehouseId, lots, run })] });
});

const shareOf = (some: readonly shipping.Move[], scheduleId: string): string => some.find((move) => move.scheduleId === scheduleId)?.quantity ?? "0";

/**
 * Goods that leave are taken from stock, and told to the customer: what the order was promised, and what goes beyond it within the
 * tolerance out of what is free. What never comes, within the tolerance too, is neither owed nor promised any more.
 */
const outOfStock = (customerUrl: string): Reaction =>
  when(shipping.shipped, async ({ orderId, part, warehouseId, moves, excess, waived }, context) => {
    const products = await productsOf(context.tx, moves.map(({ productId }) => productId));
    const delivery = await deliveryOnce(context.tx, part);
    if (!delivery) throw new Error(`delivery ${part} is gone`);
    const picked = await pickedLots(context.tx, delivery, moves, products);
    const lines = moves.map(({ scheduleId, productId, quantity }) => {
      const product = products.get(productId)!;
      return { productId, warehouseId, quantity: toStock(quantity, product), lots: picked.get(scheduleId) ?? [], promised: toStock(minus(quantity, shareOf(excess, scheduleId)), product) };
    });
    const issued = await stock.issue(context, { source: { kind: "delivery", id: part }, reservedFor: { kind: "order", id: orderId }, lines });
    if (isRefused(issued)) return issued;
    await orders.moveGoods(context, orderId, "shipped", moves);
    if (waived.length) {
      await endPromise(context, { orderId, warehouseId, moves: waived });
      await orders.fitSchedules(context, orderId, waived.map(({ scheduleId, quantity }) => ({ scheduleId, quantity: minus("0", quantity) })));
    }
    await tellOfShipment(context, { orderId, file: delivery, customerUrl });
  });

/** A change took something off a delivery: what was packed of it is no longer, nor is it issued. */
const reducedDeliveries: Reaction = when(shipping.deliveryReduced, async ({ orderId, moves, packedMoves }, context) => {
  if (packedMoves.length) await orders.moveGoods(context, orderId, "packed", packedMoves);
  if (moves.length) await orders.moveGoods(context, orderId, "issued", moves);
});

/** A letter that told the customer of a shipment stands on record with the delivery, as what was told by hand does. */
const letters: Reaction = when(customerToldOfShipment, async ({ part, by, recipient }, context) => {
  if (by === "mail" && part) await shipping.keepNotice(context, { deliveryId: part, by, recipient });
});

/**
 * An objection starts after-sales at once (01.19). Where the policy opens no case for it, the goods do not count as received without
 * objection: the order stays 已送达 until sales has settled it with the customer.
 */
const objections = (openCase: (context: CommandContext, given: OpenCase) => Promise<string>): Reaction =>
  when(shipping.objectionRaised, async ({ orderId, part, moves, first, opensCase, source, kind, description, photos }, context) => {
    if (!opensCase) return;
    if (moves.length) await orders.moveGoods(context, orderId, "signed", moves);
    if (!first) return;
    const order = (await orders.readOrderRow(context.tx, orderId))!;
    await openCase(context, {
      subject: { kind: "order", id: orderId }, part, orderId, customerId: order.customerId, title: order.number, customerName: order.customerName, salespersonId: order.salespersonId, departmentId: order.departmentId,
      source, kind, description, photos, lines: await objectedLines(context, { orderId, deliveryId: part }), departments: order.departmentId ? [order.departmentId] : [],
    });
  });

export interface FollowDeps {
  request: RequestDelivery;
  openCase(context: CommandContext, given: OpenCase): Promise<string>;
  customerUrl: string;
}

/** Every movement of goods and money that another room puts on record moves the order's axes with it. */
export const ordersFollow = (given: FollowDeps): Reaction[] => [
  follows(production.planApproved, "planned"), follows(production.planFellShort, "planned"), follows(production.planReduced, "planned"), reducedDeliveries, intoStock(given.request), surplus,
  follows(shipping.pickingRequested, "issued"), follows(shipping.packed, "packed"), outOfStock(given.customerUrl), follows(shipping.arrived, "arrived"), follows(shipping.signedOff, "signed"),
  objections(given.openCase), letters,
  ...afterSalesFollow,
  ...[settlement.invoiced, settlement.moneyApplied, settlement.invoiceReversed, settlement.concessionChanged, settlement.moneyReversed].map((event) =>
    when(event, async ({ orderId, invoiced, paid, conceded }, context) => void (await orders.recordMoney(context, orderId, { invoiced, paid, conceded })))),
];

import type { Milestone } from "../../contract/order-axes.ts";
import { sum } from "../../contract/money.ts";
import type { CommandContext } from "../platform/command.ts";
import { type EventType, type OrderFacts, type Reaction, when } from "../platform/events.ts";
import { isRefused } from "../platform/refusal.ts";
import { readProducts } from "../modules/catalog/index.ts";
import type { OpenCase } from "../modules/cases/index.ts";
import * as cases from "../modules/cases/index.ts";
import * as orders from "../modules/orders/index.ts";
import * as production from "../modules/production/index.ts";
import * as settlement from "../modules/settlement/index.ts";
import type { RequestInvoice } from "../modules/settlement/index.ts";
import * as shipping from "../modules/shipping/index.ts";
import * as stock from "../modules/stock/index.ts";
import { deliver, type RequestDelivery } from "./deliver.ts";
import { deliveryOnce } from "./papers/deliveries.ts";
import { today } from "./register-facts.ts";
import { tellOfShipment } from "./tell-of-shipment.ts";
import { toStock } from "./units.ts";

interface Moved extends OrderFacts {
  moves: readonly { scheduleId: string; quantity: string }[];
}

const follows = <Facts extends Moved>(event: EventType<Facts>, milestone: Milestone): Reaction =>
  when(event, async ({ orderId, moves }, context) => {
    if (moves.length) await orders.moveGoods(context, orderId, milestone, moves);
  });

const productsOf = async (context: CommandContext, ids: readonly string[]) => new Map((await readProducts(context.tx, [...new Set(ids)])).map((product) => [product.id, product]));

/** Made goods come into stock, are kept for their order, and leave. */
const intoStock = (request: RequestDelivery): Reaction =>
  when(production.stockedIn, async ({ orderId, part, productId, warehouseId, moves }, context) => {
    const products = await productsOf(context, [productId]);
    const quantity = toStock(sum(moves.map((move) => move.quantity)), products.get(productId)!);
    const received = await stock.receive(context, { source: { kind: "run", id: part, part: orderId }, lines: [{ productId, warehouseId, quantity }] });
    if (isRefused(received)) return received;
    const reserved = await stock.reserve(context, { source: { kind: "order", id: orderId }, lines: [{ productId, warehouseId, quantity }] });
    if (isRefused(reserved)) return reserved;
    await orders.moveGoods(context, orderId, "stocked", moves);
    await deliver(context, { orderId, placed: moves.map((move) => ({ ...move, warehouseId })), products }, request);
  });

const surplus: Reaction = when(production.surplusStockedIn, async ({ runId, productId, warehouseId, quantity }, context) => {
  const product = (await productsOf(context, [productId])).get(productId)!;
  return stock.receive(context, { source: { kind: "run", id: runId }, lines: [{ productId, warehouseId, quantity: toStock(quantity, product) }] });
});

/** Goods that leave are taken from stock, billed, and told to the customer. */
const outOfStock = (requestInvoice: RequestInvoice, publicUrl: string): Reaction =>
  when(shipping.shipped, async ({ orderId, part, warehouseId, moves }, context) => {
    const products = await productsOf(context, moves.map(({ productId }) => productId));
    const lines = moves.map(({ productId, quantity }) => ({ productId, warehouseId, quantity: toStock(quantity, products.get(productId)!) }));
    const issued = await stock.issue(context, { source: { kind: "delivery", id: part }, reservedFor: { kind: "order", id: orderId }, lines });
    if (isRefused(issued)) return issued;
    await orders.moveGoods(context, orderId, "shipped", moves);
    const delivery = await deliveryOnce(context.tx, part);
    const { lines: ordered } = await orders.partsOf(context, orderId);
    if (!delivery) throw new Error(`delivery ${part} is gone`);
    const billed = await requestInvoice(context, {
      orderId, deliveryId: part, deliveryNumber: delivery.delivery.number, suppliedOn: await today(context),
      lines: delivery.lines.flatMap((line) => {
        const of = ordered.find(({ id }) => id === line.orderLineId);
        const move = moves.find(({ scheduleId }) => scheduleId === line.scheduleId);
        if (!of?.unitPrice || !move) return [];
        const taxClass = products.get(line.productId)?.taxClass ?? "goods";
        return [{
          orderLineId: of.id, deliveryLineId: line.id, name: of.name, spec: of.spec, quantity: move.quantity, unit: of.unit, unitPrice: of.unitPrice, priceFactor: of.priceFactor, taxIncluded: of.taxIncluded, taxClass,
        }];
      }),
    });
    if (isRefused(billed)) return billed;
    await tellOfShipment(context, { orderId, file: delivery, publicUrl });
  });

/** An objection starts after-sales at once (01.19). */
const objections = (openCase: (context: CommandContext, given: OpenCase) => Promise<string>): Reaction =>
  when(shipping.objectionRaised, async ({ orderId, part, moves, source, kind, description, photos }, context) => {
    if (moves.length) await orders.moveGoods(context, orderId, "signed", moves);
    const order = (await orders.readOrderRow(context.tx, orderId))!;
    await openCase(context, {
      subject: { kind: "order", id: orderId }, part, title: order.number, customerName: order.customerName, salespersonId: order.salespersonId, departmentId: order.departmentId, source, kind, description,
      photos, departments: order.departmentId ? [order.departmentId] : [],
    });
    await orders.recordAfterSales(context, orderId, "open");
  });

export interface FollowDeps {
  request: RequestDelivery;
  requestInvoice: RequestInvoice;
  openCase(context: CommandContext, given: OpenCase): Promise<string>;
  publicUrl: string;
}

/** Every movement of goods and money that another room puts on record moves the order's axes with it. */
export const ordersFollow = (given: FollowDeps): Reaction[] => [
  follows(production.planApproved, "planned"), intoStock(given.request), surplus,
  follows(shipping.pickingRequested, "issued"), follows(shipping.packed, "packed"), outOfStock(given.requestInvoice, given.publicUrl), follows(shipping.arrived, "arrived"), follows(shipping.signedOff, "signed"),
  objections(given.openCase),
  when(cases.caseSettled, async ({ subject, last }, context) => {
    if (last && subject.kind === "order") await orders.recordAfterSales(context, subject.id, "settle");
  }),
  ...[settlement.invoiced, settlement.moneyApplied].map((event) =>
    when(event, async ({ orderId, invoiced, paid }, context) => void (await orders.recordMoney(context, orderId, { invoiced, paid })))),
];

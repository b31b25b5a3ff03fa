import { creditOn } from "../../contract/customers.ts";
import type { Product } from "../../contract/catalog.ts";
import { type CommandContext } from "../platform/command.ts";
import { type Reaction, when } from "../platform/events.ts";
import { isRefused, type Refused } from "../platform/refusal.ts";
import { record } from "../modules/journal/index.ts";
import * as orders from "../modules/orders/index.ts";
import * as production from "../modules/production/index.ts";
import * as settlement from "../modules/settlement/index.ts";
import * as stock from "../modules/stock/index.ts";
import { deliver, type RequestDelivery } from "./deliver.ts";
import { shutGates } from "./gates.ts";
import { contextOf, type OrderContext } from "./order-context.ts";
import { establishedAt } from "./policy-of-order.ts";
import { productsOf } from "./products.ts";
import { today } from "./register-facts.ts";
import { splitReservation } from "./split-reservation.ts";
import { toStock } from "./units.ts";

/** The order's account of money: what it owes by its terms, counted from `confirmedOn` (today), and its part of the customer's exposure. */
export async function openMoney(context: CommandContext, { order, customer }: OrderContext, confirmedOn?: string): Promise<Refused | undefined> {
  const day = await today(context);
  const opened = await settlement.openOrder(context, {
    orderId: order.id, number: order.number, customerId: order.customerId, customerName: order.customerName, ledgerId: order.ledgerId, salespersonId: order.salespersonId,
    departmentId: order.departmentId, currency: order.currency, total: order.totalAmount, terms: order.paymentTerms!, confirmedOn: confirmedOn ?? day, limit: creditOn(customer, day),
    // Finance has decided in the review, in words where the limit is exceeded; the customer's yes is not refused for it.
    mayExceed: true,
  });
  return isRefused(opened) ? opened : undefined;
}

/** Whether money must come before the order is executed, and has not; which is put on record. */
async function waitsForMoney(context: CommandContext, orderId: string): Promise<boolean> {
  const [shut] = await shutGates(context, orderId, { act: "execute" });
  if (!shut) return false;
  const { missing, currency } = shut.refusal.facts ?? {};
  record(context, { subject: { kind: "order", id: orderId }, what: "waitsForMoney", facts: { gate: shut.gate.key, missing, currency } });
  return true;
}

type Parts = Awaited<ReturnType<typeof orders.partsOf>>;

async function toProduction(context: CommandContext, { order, lines }: OrderContext, given: { wanted: readonly { scheduleId: string; quantity: string }[]; parts: Parts; products: ReadonlyMap<string, Product> }) {
  await production.request(context, {
    orderId: order.id, orderNumber: order.number, customerName: order.customerName,
    lines: given.wanted.map(({ scheduleId, quantity }) => {
      const schedule = given.parts.schedules.find(({ id }) => id === scheduleId)!;
      const line = lines.find(({ id }) => id === schedule.lineId)!;
      const operations = given.products.get(line.productId)?.operations ?? [];
      return {
        scheduleId, productId: line.productId, productCode: line.productCode, productName: line.name, spec: line.spec, unit: line.unit, quantity, neededBy: schedule.date,
        urgent: order.specialNeeds.urgent !== undefined, customParameters: line.customParameters, operations: operations.length ? operations : ["生产"],
      };
    }),
  });
}

interface Execution {
  request: RequestDelivery;
  /** All that is left of it lies in stock, whatever it is made of: what is missing there refuses it (`stockShort`). */
  lying?: boolean;
}

/** Lines to make go to planning; lines from stock are reserved and leave the warehouse; what stock lacks is made too (01.12). What left before it was taken over is left alone. */
export async function execute(context: CommandContext, found: OrderContext, { request, lying = false }: Execution): Promise<Refused | undefined> {
  const { order, lines } = found;
  const parts = await orders.partsOf(context, order.id);
  const products = await productsOf(context.tx, lines.map(({ productId }) => productId));
  const scheduled = parts.schedules.filter(({ shipped }) => Number(shipped) === 0).map((schedule) => ({ schedule, line: lines.find(({ id }) => id === schedule.lineId)! }));
  const fromStock = scheduled.filter(({ line }) => lying || line.supply === "stock").map(({ schedule, line }) => ({
    scheduleId: schedule.id, productId: line.productId, quantity: schedule.quantity, stockPerSales: products.get(line.productId)?.stockPerSales ?? "1",
  }));
  const toMake = scheduled.filter(({ line }) => !lying && line.supply !== "stock").map(({ schedule }) => ({ scheduleId: schedule.id, quantity: schedule.quantity }));
  if (fromStock.length) {
    const wanted = fromStock.map((one) => ({ productId: one.productId, quantity: toStock(one.quantity, one) }));
    const reserved = await stock.reserve(context, { source: { kind: "order", id: order.id }, lines: wanted, partial: !lying });
    if (isRefused(reserved)) return reserved;
    const { placed, missing } = splitReservation(fromStock, reserved.reserved);
    toMake.push(...missing);
    await deliver(context, { orderId: order.id, placed, products }, request);
  }
  if (toMake.length) await toProduction(context, found, { wanted: toMake, parts, products });
  // The deposit that its terms ask for is in, or somebody entitled let it pass.
  await orders.recordHandOver(context, order.id, { establishes: establishedAt(found.pack, order.kind) === "depositReceived" });
  return undefined;
}

/** Hands an order over once the gates before that are open. */
export async function executeWhenPaid(context: CommandContext, orderId: string, request: RequestDelivery): Promise<Refused | undefined> {
  // Locked at once, since it is about to change (its hand-over, its sums): looked at first, it would be read twice.
  const order = await orders.lockOrderRow(context.tx, orderId);
  if (!order || order.handedOverAt) return undefined;
  return (await waitsForMoney(context, orderId)) ? undefined : execute(context, await contextOf(context, orderId), { request });
}

/** A confirmed order opens its account of money and, as soon as the gates are open, goes to production and warehouse. */
export function confirmedOrdersAreExecuted(request: RequestDelivery): Reaction[] {
  const goOn = (context: CommandContext, orderId: string) => executeWhenPaid(context, orderId, request);
  return [
    when(orders.orderConfirmed, async ({ orderId }, context) => (await openMoney(context, await contextOf(context, orderId))) ?? goOn(context, orderId)),
    when(settlement.moneyApplied, ({ orderId }, context) => goOn(context, orderId)),
    when(settlement.gateReleased, ({ orderId }, context) => goOn(context, orderId)),
  ];
}

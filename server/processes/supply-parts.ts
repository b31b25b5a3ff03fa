import type { Product } from "../../contract/catalog.ts";
import type { CommandContext } from "../platform/command.ts";
import { isRefused, type Refused } from "../platform/refusal.ts";
import * as orders from "../modules/orders/index.ts";
import type * as production from "../modules/production/index.ts";
import * as stock from "../modules/stock/index.ts";
import { deliver, type RequestDelivery } from "./deliver.ts";
import type { OrderContext } from "./order-context.ts";
import { productsOf } from "./products.ts";
import { splitReservation } from "./split-reservation.ts";
import { toStock } from "./units.ts";

interface Part {
  scheduleId: string;
  quantity: string;
}
export interface Supply {
  /** Of which parts of the order how much; parts of nothing fall out. */
  parts: readonly Part[];
  /** How production is asked: for the first time, or for more. */
  ask: (context: CommandContext, order: Parameters<typeof production.raise>[1]) => Promise<unknown>;
  request: RequestDelivery;
  /** All of it lies in stock, whatever it is made of: what is missing there refuses it (`stockShort`). */
  lying?: boolean;
}
type Scheduled = { schedule: orders.Schedule; line: orders.Line; quantity: string };

const requestedLine = ({ schedule, line, quantity }: Scheduled, order: orders.Order, product: Product | undefined): production.RequestedLine => {
  const operations = product?.operations ?? [];
  return {
    scheduleId: schedule.id, productId: line.productId, productCode: line.productCode, productName: line.name, spec: line.spec, unit: line.unit, quantity, neededBy: schedule.date,
    urgent: order.specialNeeds.urgent !== undefined, customParameters: line.customParameters, operations: operations.length ? operations : ["生产"],
  };
};

/** What is to be made goes to planning; what comes from stock is reserved and leaves the warehouse; what stock lacks is made too (01.12). */
export async function supplyParts(context: CommandContext, { order, lines }: Pick<OrderContext, "order" | "lines">, { parts, ask, request, lying = false }: Supply): Promise<Refused | undefined> {
  const { schedules } = await orders.partsOf(context, order.id);
  const products = await productsOf(context.tx, lines.map(({ productId }) => productId));
  const scheduled = parts.filter(({ quantity }) => Number(quantity) > 0).map(({ scheduleId, quantity }): Scheduled => {
    const schedule = schedules.find(({ id }) => id === scheduleId)!;
    return { schedule, line: lines.find(({ id }) => id === schedule.lineId)!, quantity };
  });
  const toMake = scheduled.filter(({ line }) => !lying && line.supply !== "stock");
  const fromStock = scheduled.filter(({ line }) => lying || line.supply === "stock").map(({ schedule, line, quantity }) => ({
    scheduleId: schedule.id, productId: line.productId, quantity, stockPerSales: products.get(line.productId)?.stockPerSales ?? "1",
  }));
  if (fromStock.length) {
    const wanted = fromStock.map((one) => ({ productId: one.productId, quantity: toStock(one.quantity, one) }));
    const reserved = await stock.reserve(context, { source: { kind: "order", id: order.id }, lines: wanted, partial: !lying });
    if (isRefused(reserved)) return reserved;
    const { placed, missing } = splitReservation(fromStock, reserved.reserved);
    toMake.push(...missing.map(({ scheduleId, quantity }) => ({ ...scheduled.find(({ schedule }) => schedule.id === scheduleId)!, quantity })));
    await deliver(context, { orderId: order.id, placed, products }, request);
  }
  if (toMake.length)
    await ask(context, { orderId: order.id, orderNumber: order.number, customerName: order.customerName, lines: toMake.map((one) => requestedLine(one, order, products.get(one.line.productId))) });
  return undefined;
}

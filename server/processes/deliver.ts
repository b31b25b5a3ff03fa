import { addressLine, type CustomerFile } from "../../contract/customers.ts";
import type { Product } from "../../contract/catalog.ts";
import type { CommandContext } from "../platform/command.ts";
import * as customers from "../modules/customers/index.ts";
import * as orders from "../modules/orders/index.ts";
import type { RequestedDelivery } from "../modules/shipping/index.ts";
import { deliveryPolicyOf } from "./delivery-policy.ts";
import { hasGate } from "./gates.ts";
import { pinnedPolicyOf } from "./policy-of-order.ts";
import { productsOf } from "./products.ts";
import type { Placed } from "./split-reservation.ts";

export type RequestDelivery = (context: CommandContext, given: RequestedDelivery) => Promise<string>;

/** Where an order goes, as its customer's file says now; the receiver is called by the driver. */
export function shipToOf(customer: CustomerFile, order: Pick<orders.Order, "addressId" | "contactId">): RequestedDelivery["shipTo"] {
  const address = customer.addresses.find(({ id }) => id === order.addressId) ?? customer.addresses.find(({ isDefault }) => isDefault) ?? customer.addresses[0];
  const receiver = customer.contacts.find(({ id }) => id === (address?.receiverId ?? order.contactId)) ?? customer.contacts[0];
  return { address: address ? addressLine(address) : "", receiver: receiver?.name ?? "", phone: receiver?.phones[0] ?? "" };
}

/** By how much a product's lines may be exceeded or fallen short of, and whether they are weighed. */
const toleranceOf = (product: Product | undefined): Pick<RequestedDelivery["lines"][number], "overPercent" | "underPercent" | "secondUnit" | "weighed"> => ({
  overPercent: product?.overPercent ?? "0", underPercent: product?.underPercent ?? "0", secondUnit: product?.secondUnit ?? null, weighed: product?.priceBy === "second",
});

interface Goods {
  orderId: string;
  placed: readonly Placed[];
  products?: ReadonlyMap<string, Product>;
  /** When they should leave; the order's own day when nothing is said. */
  dueOn?: string | null;
}

/** Lets goods of an order that lie reserved in warehouses leave: one delivery a warehouse (01.12). */
export async function deliver(context: CommandContext, { orderId, placed, products: known, dueOn }: Goods, request: RequestDelivery): Promise<void> {
  if (!placed.length) return;
  const file = await orders.describe(context.tx, orderId);
  const customer = file && (await customers.readOnce(context.tx, file.order.customerId));
  if (!file || !customer) throw new Error(`order ${orderId} is gone`);
  const { order, lines, schedules } = file;
  const policy = deliveryPolicyOf(await pinnedPolicyOf(context.tx, orderId), { checkFirst: await hasGate(context, orderId, { act: "ship", condition: "goodsChecked" }) });
  const products = known ?? (await productsOf(context.tx, lines.map(({ productId }) => productId)));
  const lineOf = (scheduleId: string) => lines.find(({ id }) => id === schedules.find((schedule) => schedule.id === scheduleId)?.lineId)!;
  for (const warehouseId of new Set(placed.map((one) => one.warehouseId))) {
    const here = placed.filter((one) => one.warehouseId === warehouseId);
    await request(context, {
      order: { id: order.id, number: order.number, ledgerId: order.ledgerId, customerId: order.customerId, customerName: order.customerName, salespersonId: order.salespersonId, departmentId: order.departmentId, createdBy: order.createdBy },
      warehouseId, dueOn: dueOn ?? order.promisedDate ?? order.requestedDate, urgent: order.specialNeeds.urgent !== undefined, specialNeeds: order.specialNeeds.packaging ?? "", policy, shipTo: shipToOf(customer, order),
      lines: here.map(({ scheduleId, quantity }) => {
        const { id, lineNo, productId, productCode, name, spec, unit, customerPartNo } = lineOf(scheduleId);
        const product = products.get(productId);
        return { orderLineId: id, lineNo, scheduleId, productId, productCode, name, spec, unit, barCode: product?.barCode ?? null, customerPartNo, quantity, ...toleranceOf(product) };
      }),
    });
  }
}

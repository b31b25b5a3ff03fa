import type { Collector } from "../../platform/collect.ts";
import type { CommandContext } from "../../platform/command.ts";
import { sql } from "../../platform/db.ts";

interface Assigned {
  orderId: string;
  salespersonId: string | null;
}

const sold: Collector<Assigned> = {
  name: "shipping_sold",
  parts: (assigned, { tx }) => assigned.flatMap(({ orderId, salespersonId }, i) => [
    { name: `shipping_deliveries_sold_${i}`, sql: sql`update shipping.deliveries set salesperson_id = ${salespersonId} where company_id = ${tx.companyId} and order_id = ${orderId}` },
    { name: `shipping_back_orders_sold_${i}`, sql: sql`update shipping.back_orders set salesperson_id = ${salespersonId} where company_id = ${tx.companyId} and order_id = ${orderId}` },
  ]),
};

/** Deliveries and back orders of an order that was given to another salesperson are his; written with the command's last statement. */
export const passOn = (context: CommandContext, assigned: Assigned): void => context.collect(sold, assigned);

import type { Collector } from "../../platform/collect.ts";
import type { CommandContext } from "../../platform/command.ts";
import { sql } from "../../platform/db.ts";

interface Assigned {
  orderId: string;
  salespersonId: string | null;
}

const sold: Collector<Assigned> = {
  name: "settlement_sold",
  parts: (assigned, { tx }) => assigned.flatMap(({ orderId, salespersonId }, i) => [
    { name: `settlement_orders_sold_${i}`, sql: sql`update settlement.orders set salesperson_id = ${salespersonId} where company_id = ${tx.companyId} and order_id = ${orderId}` },
    { name: `settlement_requests_sold_${i}`, sql: sql`update settlement.requests set salesperson_id = ${salespersonId} where company_id = ${tx.companyId} and order_id = ${orderId}` },
    { name: `settlement_receivables_sold_${i}`, sql: sql`update settlement.receivables set salesperson_id = ${salespersonId} where company_id = ${tx.companyId} and order_id = ${orderId}` },
  ]),
};

/** The money of an order that was given to another salesperson is his to follow: what it owes, what is asked to be invoiced, what is not paid. The customer's account and statements stay whose the customer is. */
export const passOn = (context: CommandContext, assigned: Assigned): void => context.collect(sold, assigned);

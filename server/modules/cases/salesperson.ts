import type { Collector } from "../../platform/collect.ts";
import type { CommandContext } from "../../platform/command.ts";
import { sql } from "../../platform/db.ts";

interface Assigned {
  orderId: string;
  salespersonId: string | null;
}

const sold: Collector<Assigned> = {
  name: "cases_sold",
  parts: (assigned, { tx }) => assigned.flatMap(({ orderId, salespersonId }, i) => [
    { name: `cases_cases_sold_${i}`, sql: sql`update cases.cases set salesperson_id = ${salespersonId} where company_id = ${tx.companyId} and order_id = ${orderId}` },
    { name: `cases_delayed_sold_${i}`, sql: sql`update cases.delayed set salesperson_id = ${salespersonId} where company_id = ${tx.companyId} and order_id = ${orderId}` },
  ]),
};

/** Cases of an order that was given to another salesperson, and its part in delays, are his; who took a case keeps it. */
export const passOn = (context: CommandContext, assigned: Assigned): void => context.collect(sold, assigned);

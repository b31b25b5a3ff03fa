import type { Collector } from "../../platform/collect.ts";
import type { CommandContext } from "../../platform/command.ts";
import { sql } from "../../platform/db.ts";

interface Assigned {
  orderId: string;
  salespersonId: string | null;
}

const sold: Collector<Assigned> = {
  name: "aftersales_sold",
  parts: (assigned, { tx }) => assigned.flatMap(({ orderId, salespersonId }, i) => [
    { name: `aftersales_returns_sold_${i}`, sql: sql`update aftersales.returns set salesperson_id = ${salespersonId} where company_id = ${tx.companyId} and order_id = ${orderId}` },
  ]),
};

/** Returns of an order that was given to another salesperson are his. */
export const passOn = (context: CommandContext, assigned: Assigned): void => context.collect(sold, assigned);

import type { Collector } from "../../platform/collect.ts";
import type { CommandContext } from "../../platform/command.ts";
import { sql } from "../../platform/db.ts";

interface Assigned {
  orderId: string;
  salespersonId: string | null;
}

const sold: Collector<Assigned> = {
  name: "changes_sold",
  parts: (assigned, { tx }) => assigned.flatMap(({ orderId, salespersonId }, i) => [
    { name: `changes_changes_sold_${i}`, sql: sql`update changes.changes set salesperson_id = ${salespersonId} where company_id = ${tx.companyId} and order_id = ${orderId}` },
  ]),
};

/** Changes of an order that was given to another salesperson are his; who asked for one still sees it. */
export const passOn = (context: CommandContext, assigned: Assigned): void => context.collect(sold, assigned);

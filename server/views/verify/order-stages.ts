import { type Axes, type CompleteWhen, stageOf } from "../../../contract/order-axes.ts";
import { sql } from "../../platform/db.ts";
import { type Check, groupFinding, together } from "./check.ts";

interface Group extends Axes {
  completeWhen: CompleteWhen;
  stage: string;
  orders: string;
  first: string;
}

/**
 * The stage of every order is what its axes say, payment and invoicing being what its sums say (I6).
 * Denominator: all orders. Orders of equal axes are one row of the SELECT, so that a million of them cost one pass.
 */
export const orderStages: Check = {
  name: "orders.stage", means: "the stage of every order follows from its axes",
  async run(tx) {
    const groups = await tx.many<Group>(sql`
      select review, confirmation, fulfilment, after_sales, archived, complete_when, stage, count(*) as orders, min(number) as first,
             case when paid_amount <= 0 then case when invoiced_amount <= 0 and conceded_amount > 0 and conceded_amount >= total_amount then 'paid' else 'unpaid' end
                  when paid_amount >= greatest(total_amount - conceded_amount, invoiced_amount) then 'paid' else 'partlyPaid' end as payment,
             case when invoiced_amount <= 0 then case when conceded_amount > 0 and conceded_amount >= total_amount then 'invoiced' else 'notInvoiced' end
                  when invoiced_amount >= total_amount - conceded_amount then 'invoiced' else 'partlyInvoiced' end as invoicing
        from orders.orders where company_id = ${tx.companyId} group by 1, 2, 3, 4, 5, 6, 7, 10, 11 order by min(number)`);
    return together(groups.map(({ orders, first, stage, completeWhen, ...axes }) => groupFinding({ count: orders, first: `order ${first}`, expected: stageOf(axes, completeWhen), found: stage })));
  },
};

import type { OpenItem } from "../../../contract/settlement.ts";
import { sql, type Tx } from "../../platform/db.ts";

export type ItemRow = Omit<OpenItem, "bucket"> & { currency: string };

/** Everything that waits for a customer's money: its open receivables, and deposits that its orders' terms ask before the goods leave. */
export const openItemsOf = (tx: Tx, customerId: string): Promise<ItemRow[]> =>
  tx.many<ItemRow>(sql`
    select 'receivable' as kind, id, order_id, order_number, invoice_number, tax_number, due_on, currency, amount, open_amount as open
      from settlement.receivables where company_id = ${tx.companyId} and customer_id = ${customerId} and settled_on is null
    union all
    select * from (
      select 'order', o.order_id, o.order_id, o.number, null, null, min(b.due_on), o.currency, sum(b.amount) as amount,
             least(sum(b.amount) - o.paid, o.total - o.conceded - o.invoiced - o.deposits) as open
        from settlement.orders o join settlement.obligations b on b.company_id = o.company_id and b.order_id = o.order_id
       where o.company_id = ${tx.companyId} and o.customer_id = ${customerId} and b.due in ('onOrder', 'beforeProduction', 'beforeShipping')
       group by o.company_id, o.order_id
    ) deposits where open > 0
    order by due_on nulls last, id`);

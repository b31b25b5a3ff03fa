import { sql, type Tx } from "../../platform/db.ts";
import { accountFacts } from "./statement-store.ts";

/** A stored sum that is not what the documents under it come to. */
export interface Drift {
  what:
    | "account.openOrders" | "account.granted" | "account.openInvoices" | "account.deposits" | "account.unapplied" | "account.statement" | "order.openAmount" | "order.invoiced" | "order.deposits" | "order.paid" | "order.conceded"
    | "receivable.paid" | "receivable.reduced" | "receipt.applied" | "receipt.returned" | "allocation.reversed" | "allocation.used";
  id: string;
  stored: string;
  derived: string;
}

/**
 * Derives every sum of this room anew from commitments, invoice lines, receipts, allocations, what took them back and what was taken over from old books: none differs, unless somebody
 * wrote past the room. What a statement of account comes to is what the account says.
 */
export const drift = (tx: Tx): Promise<Drift[]> =>
  tx.many<Drift>(sql`
    with money as (
      select l.*, coalesce(b.reversed, 0) as l_reversed, coalesce(d.used, 0) as l_used from settlement.allocations l
        left join (select reversal_of as id, -sum(amount) as reversed from settlement.allocations where company_id = ${tx.companyId} and reversal_of is not null group by 1) b on b.id = l.id
        left join (select from_deposit as id, sum(amount) as used from settlement.allocations where company_id = ${tx.companyId} and from_deposit is not null group by 1) d on d.id = l.id
       where l.company_id = ${tx.companyId}
    ), orders as (
      select o.*, coalesce(i.invoiced, 0) + coalesce(b.invoiced, 0) as i_invoiced, coalesce(l.paid, 0) + coalesce(b.paid, 0) as l_paid, coalesce(l.deposits, 0) as l_deposits,
             coalesce(c.conceded, 0) as c_conceded,
             greatest(o.committed - coalesce(c.conceded, 0) - coalesce(i.invoiced, 0) - coalesce(b.invoiced, 0), 0) as d_open
        from settlement.orders o
        left join (select order_id, sum(gross) as invoiced from settlement.invoice_lines where company_id = ${tx.companyId} group by 1) i using (order_id)
        left join (select order_id, sum(amount) filter (where from_deposit is null) as paid, sum(amount - offset_amount) filter (where receivable_id is null) as deposits from money group by 1) l using (order_id)
        left join (select order_id, sum(amount) as conceded from settlement.concessions where company_id = ${tx.companyId} group by 1) c using (order_id)
        left join settlement.opening_orders b on b.company_id = o.company_id and b.order_id = o.order_id
       where o.company_id = ${tx.companyId}
    ), receivables as (
      select r.*, coalesce(l.paid, 0) as l_paid, coalesce(d.reduced, 0) as d_reduced from settlement.receivables r
        left join (select receivable_id, sum(amount) as paid from money group by 1) l on l.receivable_id = r.id
        left join (select receivable_id, sum(amount) as reduced from settlement.reductions where company_id = ${tx.companyId} group by 1) d on d.receivable_id = r.id
       where r.company_id = ${tx.companyId}
    ), receipts as (
      select r.*, coalesce(l.applied, 0) as l_applied, coalesce(f.refunded, 0) + coalesce(b.amount, 0) as f_returned from settlement.receipts r
        left join (select receipt_id, sum(amount) as applied from money where from_deposit is null group by 1) l on l.receipt_id = r.id
        left join (select receipt_id, sum(amount) as refunded from settlement.refunds where company_id = ${tx.companyId} group by 1) f on f.receipt_id = r.id
        left join settlement.receipt_reversals b on b.company_id = r.company_id and b.receipt_id = r.id
       where r.company_id = ${tx.companyId}
    ), accounts as (
      select a.*, coalesce(o.open, 0) as d_orders, coalesce(g.granted, 0) as d_granted, coalesce(o.deposits, 0) as d_deposits, coalesce(v.open, 0) as d_invoices, coalesce(m.rest, 0) as d_unapplied, coalesce(s.owed, 0) as s_owed
        from settlement.accounts a
        left join (select customer_id, currency, sum(d_open) as open, sum(l_deposits) as deposits from orders group by 1, 2) o using (customer_id, currency)
        left join (select customer_id, currency, sum(amount) as granted from settlement.grants where company_id = ${tx.companyId} and not rests group by 1, 2) g using (customer_id, currency)
        left join (select customer_id, currency, sum(amount - l_paid - d_reduced) as open from receivables group by 1, 2) v using (customer_id, currency)
        left join (select customer_id, currency, sum(amount - l_applied - f_returned) as rest from receipts group by 1, 2) m using (customer_id, currency)
        left join (select f.customer_id, f.currency, sum(f.amount) as owed from (${accountFacts(tx.companyId, undefined)}) f group by 1, 2) s using (customer_id, currency)
       where a.company_id = ${tx.companyId}
    )
    select * from (
      select 'account.openOrders' as what, customer_id as id, open_orders as stored, d_orders as derived from accounts
      union all select 'account.granted', customer_id, granted, d_granted from accounts
      union all select 'account.openInvoices', customer_id, open_invoices, d_invoices from accounts
      union all select 'account.deposits', customer_id, deposits, d_deposits from accounts
      union all select 'account.unapplied', customer_id, unapplied, d_unapplied from accounts
      union all select 'account.statement', customer_id, open_invoices - deposits - unapplied, s_owed from accounts
      union all select 'order.openAmount', order_id, open_amount, d_open from orders
      union all select 'order.invoiced', order_id, invoiced, i_invoiced from orders
      union all select 'order.deposits', order_id, deposits, l_deposits from orders
      union all select 'order.paid', order_id, paid, l_paid from orders
      union all select 'order.conceded', order_id, conceded, c_conceded from orders
      union all select 'receivable.paid', id, paid, l_paid from receivables
      union all select 'receivable.reduced', id, reduced, d_reduced from receivables
      union all select 'receipt.applied', id, applied, l_applied from receipts
      union all select 'receipt.returned', id, returned, f_returned from receipts
      union all select 'allocation.reversed', id, reversed, l_reversed from money
      union all select 'allocation.used', id, offset_amount, l_used from money where receivable_id is null and reversal_of is null
    ) sums where stored <> derived order by what, id`);

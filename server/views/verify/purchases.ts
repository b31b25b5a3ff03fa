import { sql } from "../../platform/db.ts";
import { checkOf } from "./check.ts";

/**
 * What receipts of purchase orders brought is what stock moved in their name, nothing of those that were taken back; and what lines say has come is the sum of it.
 * Denominator: receipts by product, and lines of purchase orders. Source: purchasing.receipt_lines, purchasing.reversals, stock.movements.
 */
export const boughtGoods = checkOf("purchasing.receipts", "stock moved what purchase orders received, and their lines add it up", (tx) => sql`
  with came as (
    select r.id, p.number, l.product_id, l.product_code, sum(case when v.receipt_id is null then g.quantity else 0 end) as quantity
      from purchasing.receipts r join purchasing.purchases p on p.company_id = r.company_id and p.id = r.purchase_id
      join purchasing.receipt_lines g on g.company_id = r.company_id and g.receipt_id = r.id join purchasing.lines l on l.company_id = g.company_id and l.id = g.line_id
      left join purchasing.reversals v on v.company_id = r.company_id and v.receipt_id = r.id
     where r.company_id = ${tx.companyId} group by 1, 2, 3, 4),
  moved as (
    select source_id as id, product_id, sum(on_hand_change) as quantity from stock.movements where company_id = ${tx.companyId} and source_kind = 'purchaseReceipt' group by 1, 2)
  select 'purchase ' || coalesce(c.number, m.id::text) || ' product ' || coalesce(c.product_code, m.product_id::text), 'received ' || trim_scale(coalesce(c.quantity, 0)), 'received ' || trim_scale(coalesce(m.quantity, 0))
    from came c full join moved m using (id, product_id)
  union all
  select 'purchase ' || p.number || ' line ' || l.line_no, 'received ' || trim_scale(coalesce(s.quantity, 0)), 'received ' || trim_scale(l.received)
    from purchasing.lines l join purchasing.purchases p on p.company_id = l.company_id and p.id = l.purchase_id
    left join (select g.line_id, sum(g.quantity) as quantity from purchasing.receipt_lines g left join purchasing.reversals v on v.company_id = g.company_id and v.receipt_id = g.receipt_id
                where g.company_id = ${tx.companyId} and v.receipt_id is null group by 1) s on s.line_id = l.id
   where l.company_id = ${tx.companyId}`);

/**
 * What receipts brought for orders is what the orders' answers count as come.
 * Denominator: answers by purchase. Source: purchasing.covered of receipts that stand, purchasing.answers.
 */
export const boughtForOrders = checkOf("purchasing.covered", "what purchases brought for orders is what their receipts say", (tx) => sql`
  select 'order ' || a.order_number || ' by purchase ' || p.number, 'come ' || trim_scale(coalesce(s.quantity, 0)), 'come ' || trim_scale(a.covered)
    from purchasing.answers a join purchasing.purchases p on p.company_id = a.company_id and p.id = a.purchase_id
    left join (select c.answer_id, sum(c.quantity) as quantity from purchasing.covered c left join purchasing.reversals v on v.company_id = c.company_id and v.receipt_id = c.receipt_id
                where c.company_id = ${tx.companyId} and v.receipt_id is null group by 1) s on s.answer_id = a.id
   where a.company_id = ${tx.companyId}`);

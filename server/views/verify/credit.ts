import { sql } from "../../platform/db.ts";
import { checkOf } from "./check.ts";

/**
 * What finance granted counts as long as its order waits, for the rest of its review or for its customer, and with what that order comes to; then the order counts itself.
 * What was granted to a change counts while the change is open (I4).
 * Denominator: grants. Source: orders.orders, orders.schedules, changes.changes.
 */
export const grantedCredit = checkOf("settlement.grants", "credit granted to orders and changes counts exactly while they wait", (tx) => sql`
  select 'credit granted to order ' || o.number || coalesce(' for change ' || c.number, ''),
         case when g.subject_kind = 'change' and c.state in ('inReview', 'toSign', 'awaitingCustomer') then 'counts ' || g.amount
              when g.subject_kind = 'order' and o.review in ('inReview', 'passed') and o.confirmation <> 'refused'
                   and not exists (select from orders.schedules s where s.company_id = o.company_id and s.order_id = o.id and s.quantity > 0) then 'counts ' || o.total_amount
              else 'rests' end,
         case when g.rests then 'rests' else 'counts ' || g.amount end
    from settlement.grants g
    left join orders.orders o on o.company_id = g.company_id and o.id = g.order_id
    left join changes.changes c on g.subject_kind = 'change' and c.company_id = g.company_id and c.id = g.subject_id
   where g.company_id = ${tx.companyId}`);

import { sql } from "../../platform/db.ts";
import { checkOf } from "./check.ts";

/** Of each account the promise to pay stands that was made last. Denominator: accounts with a promise. Source: settlement.calls. */
export const standingPromises = checkOf("settlement.promises", "of each account the promise to pay stands that was made last", (tx) => sql`
  select 'promise of customer ' || coalesce(c.customer_id, p.customer_id) || ' in ' || coalesce(c.currency, p.currency), c.id || ': ' || c.promised_amount || ' on ' || c.promised_on || ', said ' || c.at,
         p.call_id || ': ' || p.promised_amount || ' on ' || p.promised_on || ', said ' || p.at
    from (select distinct on (customer_id, currency) * from settlement.calls where company_id = ${tx.companyId} and promised_on is not null order by customer_id, currency, at desc, id desc) c
    full join (select * from settlement.promises where company_id = ${tx.companyId}) p on p.customer_id = c.customer_id and p.currency = c.currency`);

/**
 * By whose an order is and when its money moved last a salesperson finds what was paid of his own. What a deposit paid of an invoice moved on its own day.
 * Denominator: orders that settlement keeps. Source: orders.orders, settlement.allocations.
 */
export const keptOrders = checkOf("settlement.orders", "settlement keeps of an order whose it is, and on which day its money moved last", (tx) => sql`
  select 'order ' || o.number, 'of ' || coalesce(o.salesperson_id::text, 'nobody') || ', moved ' || coalesce(a.moved_on::text, 'never'),
         'of ' || coalesce(k.salesperson_id::text, 'nobody') || ', moved ' || coalesce(k.moved_on::text, 'never')
    from settlement.orders k
    join orders.orders o on o.company_id = k.company_id and o.id = k.order_id
    left join (select order_id, max(applied_on) as moved_on from settlement.allocations where company_id = ${tx.companyId} and from_deposit is null group by order_id) a on a.order_id = k.order_id
   where k.company_id = ${tx.companyId}`);

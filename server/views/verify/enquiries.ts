import { sql } from "../../platform/db.ts";
import { checkOf } from "./check.ts";

/**
 * A wish that was entered names the order that came of it, by id and number; no other wish names one (24.1).
 * Denominator: all wishes. Source: orders.orders.
 */
export const enquiryOrders = checkOf("enquiries.orders", "a wish that was entered names its order, by id and number", (tx) => sql`
  select 'wish ' || e.id, case when e.state = 'entered' then 'order ' || coalesce(o.number, 'of the company') else 'no order' end,
         case when e.order_id is null and e.order_number is null then 'no order' else 'order ' || coalesce(e.order_number, 'without a number') end
    from enquiries.enquiries e left join orders.orders o on o.company_id = e.company_id and o.id = e.order_id
   where e.company_id = ${tx.companyId}`);

/**
 * Nothing is owed any more of a wish of which something came: what ran is its order's, or ended.
 * Denominator: wishes that were entered or dropped. Source: duties.duties.
 */
export const enquiryDuties = checkOf("enquiries.duties", "no time limit runs on a wish that was entered or dropped", (tx) => sql`
  select 'wish ' || e.id, 'nothing runs', coalesce(d.definition_id || ' runs', 'nothing runs')
    from enquiries.enquiries e
    left join (select subject_id, min(definition_id) as definition_id from duties.duties
                where company_id = ${tx.companyId} and subject_kind = 'enquiry' and state in ('open', 'paused') group by 1) d on d.subject_id = e.id
   where e.company_id = ${tx.companyId} and e.state <> 'open'`);

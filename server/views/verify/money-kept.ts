import { sql } from "../../platform/db.ts";
import { checkOf } from "./check.ts";

/** Of each account the promise to pay stands that was made last. Denominator: accounts with a promise. Source: settlement.calls. */
export const standingPromises = checkOf("settlement.promises", "of each account the promise to pay stands that was made last", (tx) => sql`
  select 'promise of customer ' || coalesce(c.customer_id, p.customer_id) || ' in ' || coalesce(c.currency, p.currency), c.id || ': ' || c.promised_amount || ' on ' || c.promised_on || ', said ' || c.at,
         p.call_id || ': ' || p.promised_amount || ' on ' || p.promised_on || ', said ' || p.at
    from (select distinct on (customer_id, currency) * from settlement.calls where company_id = ${tx.companyId} and promised_on is not null order by customer_id, currency, at desc, id desc) c
    full join (select * from settlement.promises where company_id = ${tx.companyId}) p on p.customer_id = c.customer_id and p.currency = c.currency`);

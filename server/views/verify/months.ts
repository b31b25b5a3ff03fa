import { sql } from "../../platform/db.ts";
import { checkOf } from "./check.ts";

/**
 * Rows of this month and of later ones lie in a month of their own: one that waits outside shows that months are no longer made ahead (`house.months`), and that nothing will ever go by
 * its age. What was written for the past is moved by that job's next run. Denominator: tables that lie in months.
 */
export const rowsInMonths = checkOf("months.made", "months are made ahead, and no row of this one waits outside", ({ companyId }) => {
  const soon = sql`date_trunc('month', now() at time zone 'UTC') at time zone 'UTC'`;
  return sql`
    select 'journal.entries', 0::text, count(*)::text from journal.entries_default where company_id = ${companyId} and at >= ${soon}
    union all select 'notices.mails', 0::text, count(*)::text from notices.mails_default where company_id = ${companyId} and queued_at >= ${soon}
    union all select 'people.audit', 0::text, count(*)::text from people.audit_default where company_id = ${companyId} and at >= ${soon}`;
});

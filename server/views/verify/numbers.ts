import { sql } from "../../platform/db.ts";
import { checkOf } from "./check.ts";

/**
 * Papers that the law wants numbered through have no gap (I8): the counters of a ledger and kind come to as many as there are papers.
 * Twins are impossible by a unique key. What was taken over from old books has its old numbers. Denominator: ledgers with counters or papers of a kind. Source: companies.counters, invoices (red ones among them), receipts, refunds, charges, statements.
 */
export const gaplessNumbers = checkOf("numbers.gapless", "invoices, receipts, credit notes, refunds, charges and statements are numbered without gaps", (tx) => sql`
  with papers as (
    select 'invoice' as kind, ledger_id, count(*) as made, max(number) as last from settlement.invoices where company_id = ${tx.companyId} group by 2
    union all select 'receipt', ledger_id, count(*), max(number) from settlement.receipts where company_id = ${tx.companyId} and origin = 'money' group by 2
    union all select 'credit', ledger_id, count(*), max(number) from settlement.receipts where company_id = ${tx.companyId} and origin = 'credit' group by 2
    union all select 'refund', ledger_id, count(*), max(number) from settlement.refunds where company_id = ${tx.companyId} group by 2
    union all select 'charge', ledger_id, count(*), max(number) from settlement.charges where company_id = ${tx.companyId} group by 2
    union all select 'statement', ledger_id, count(*), max(number) from settlement.statements where company_id = ${tx.companyId} group by 2),
  counters as (select kind, ledger_id, sum(last) as given from companies.counters where company_id = ${tx.companyId} and kind in ('invoice', 'receipt', 'credit', 'refund', 'charge', 'statement') group by 1, 2)
  select coalesce(kind, '') || ' numbers of ledger ' || coalesce(l.name, ledger_id::text) || coalesce(', last ' || p.last, ''), coalesce(c.given, 0)::text, coalesce(p.made, 0)::text
    from papers p full join counters c using (kind, ledger_id) left join companies.ledgers l on l.company_id = ${tx.companyId} and l.id = ledger_id`);

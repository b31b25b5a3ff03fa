import type { GateMoment } from "../../../contract/settlement.ts";
import { sql, type Tx } from "../../platform/db.ts";
import type { ObligationRow } from "./terms.ts";

export interface Release {
  moment: GateMoment;
  reason: string;
  by: string;
  at: string;
}

/** All about one order's money in one row. */
export interface MoneyRow {
  orderId: string;
  orderNumber: string;
  customerId: string;
  currency: string;
  salespersonId: string | null;
  departmentId: string | null;
  total: string;
  invoiced: string;
  paid: string;
  deposits: string;
  unapplied: string;
  obligations: Omit<ObligationRow, "orderId">[];
  releases: Release[];
}

export const moneyRow = (tx: Tx, orderId: string): Promise<MoneyRow | undefined> =>
  tx.maybe<MoneyRow>(sql`
    select o.order_id, o.number as order_number, o.customer_id, o.currency, o.salesperson_id, o.department_id, o.total, o.invoiced, o.paid, o.deposits, a.unapplied,
           (select coalesce(json_agg(json_build_object('stage', b.stage, 'percent', trim_scale(b.percent)::text, 'due', b.due, 'days', b.days, 'fromMonthEnd', b.from_month_end,
                     'dueOn', b.due_on, 'amount', b.amount::text) order by b.stage), '[]')
              from settlement.obligations b where b.company_id = o.company_id and b.order_id = o.order_id) as obligations,
           (select coalesce(json_agg(json_build_object('moment', g.moment, 'reason', g.reason, 'by', g.by, 'at', g.at) order by g.at desc), '[]')
              from settlement.gate_releases g where g.company_id = o.company_id and g.order_id = o.order_id) as releases
      from settlement.orders o
      join settlement.accounts a on a.company_id = o.company_id and a.customer_id = o.customer_id and a.currency = o.currency
     where o.company_id = ${tx.companyId} and o.order_id = ${orderId}`);

interface NewRelease {
  id: string;
  orderId: string;
  moment: GateMoment;
  reason: string;
  missing: string;
  by: string;
  at: Date;
}

export const insertRelease = (tx: Tx, r: NewRelease): Promise<number> =>
  tx.run(sql`
    insert into settlement.gate_releases (company_id, id, order_id, moment, reason, missing, by, at)
    values (${tx.companyId}, ${r.id}, ${r.orderId}, ${r.moment}, ${r.reason}, ${r.missing}, ${r.by}, ${r.at})`);

/** What of a customer's open invoices is past due on a day, by currency. */
export const overdueOf = (tx: Tx, customerId: string, asOf: string): Promise<{ currency: string; overdue: string }[]> =>
  tx.many(sql`
    select currency, sum(open_amount) as overdue from settlement.receivables
     where company_id = ${tx.companyId} and customer_id = ${customerId} and settled_on is null and due_on < ${asOf}::date group by currency`);

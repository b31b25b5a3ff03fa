import type { GateMoment } from "../../../contract/settlement.ts";
import { sql, type Tx } from "../../platform/db.ts";
import { accountColumns } from "./account-store.ts";
import type { Account } from "./settlement.ts";
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
  conceded: string;
  unapplied: string;
  obligations: Omit<ObligationRow, "orderId">[];
  releases: Release[];
}

export const moneyRow = (tx: Tx, orderId: string): Promise<MoneyRow | undefined> =>
  tx.maybe<MoneyRow>(sql`
    select o.order_id, o.number as order_number, o.customer_id, o.currency, o.salesperson_id, o.department_id, o.total, o.invoiced, o.paid, o.deposits, o.conceded, a.unapplied,
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

/** A customer's accounts, each with what of its invoices is overdue on a day. */
export const accountsWithOverdue = (tx: Tx, customerId: string, asOf: string): Promise<(Account & { overdue: string })[]> =>
  tx.many(sql`
    select ${accountColumns},
           (select coalesce(sum(r.open_amount), 0) from settlement.receivables r
             where r.company_id = a.company_id and r.customer_id = a.customer_id and r.currency = a.currency and r.settled_on is null and r.due_on < ${asOf}::date) as overdue
      from settlement.accounts a where a.company_id = ${tx.companyId} and a.customer_id = ${customerId} order by a.currency`);

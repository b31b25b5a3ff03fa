import * as contract from "../../contract/views.ts";
import type { Subject } from "../../contract/toolkit.ts";
import { type Context, read } from "../platform/command.ts";
import { sql, type Tx } from "../platform/db.ts";
import { refuse } from "../platform/refusal.ts";

type Row = Omit<contract.TraceNode, "key" | "href"> & { after: string[] };

/** Every document of an order in one statement; `after` names those that led to it, as kind and id. */
const documentsOf = (tx: Tx, orderId: string, today: string): Promise<Row[]> =>
  tx.many<Row>(sql`
    with o as (select * from orders.orders where company_id = ${tx.companyId} and id = ${orderId}),
    runs as (select distinct r.* from production.runs r join production.run_shares s on s.company_id = r.company_id and s.run_id = r.id
               join production.requests q on q.company_id = s.company_id and q.id = s.request_id where r.company_id = ${tx.companyId} and q.order_id = ${orderId}),
    d as (select * from shipping.deliveries where company_id = ${tx.companyId} and order_id = ${orderId})
    select 'order' as kind, id, number as title, stage as state, null::text as quantity, requested_date as date,
           coalesce(requested_date < ${today}::date, false) and fulfilment not in ('shipped', 'arrived', 'signed') and review <> 'cancelled' as late, array[]::text[] as after from o
    union all
    select 'review', r.id, 'v' || r.subject_version, r.state, null, r.opened_at::date, false, array['order ' || ${orderId}::text]
      from reviews.reviews r where r.company_id = ${tx.companyId} and r.subject_kind = 'order' and r.subject_id = ${orderId}
    union all
    select 'confirmation', c.id, 'v' || c.order_version, c.state, null, c.asked_at::date, false, array['order ' || ${orderId}::text]
      from confirmations.requests c where c.company_id = ${tx.companyId} and c.order_id = ${orderId}
    union all
    select 'run', r.id, r.number, r.state, trim_scale(r.quantity)::text, r.expected_finish, r.expected_finish < ${today}::date and r.state not in ('finished', 'passed', 'stockedIn', 'cancelled'), array['order ' || ${orderId}::text] from runs r
    union all
    select 'delivery', d.id, d.number, d.state, null, coalesce(d.shipped_at::date, d.due_on), coalesce(d.due_on < ${today}::date, false) and d.shipped_at is null, array['order ' || ${orderId}::text] from d
    union all
    select 'receiptNote', d.id, d.number, case when d.objection is null then 'signed' else 'objection' end, null, d.signed_at::date, false, array['delivery ' || d.id] from d where d.signed_at is not null
    union all
    select 'invoiceRequest', q.id, coalesce(q.delivery_number, q.order_number), q.state, q.gross::text, q.billable_on, false, array[coalesce('delivery ' || q.delivery_id, 'order ' || q.order_id)] from settlement.requests q where q.company_id = ${tx.companyId} and q.order_id = ${orderId}
    union all
    select distinct 'invoice', i.id, i.number, 'issued', i.gross::text, i.issued_on, false, array['invoiceRequest ' || q.id]
      from settlement.invoices i join settlement.requests q on q.company_id = i.company_id and q.invoice_id = i.id where i.company_id = ${tx.companyId} and q.order_id = ${orderId}
    union all
    select distinct 'receipt', r.id, r.number, 'received', r.amount::text, r.received_on, false, array['order ' || ${orderId}::text]
      from settlement.receipts r join settlement.allocations a on a.company_id = r.company_id and a.receipt_id = r.id where r.company_id = ${tx.companyId} and a.order_id = ${orderId}
    union all
    select 'case', c.id, c.number, c.state, null, c.opened_at::date, c.state <> 'settled', array['order ' || ${orderId}::text]
      from cases.cases c where c.company_id = ${tx.companyId} and c.subject_kind = 'order' and c.subject_id = ${orderId}`);

const pages: Partial<Record<contract.TraceNode["kind"], (id: string) => string>> = {
  order: (id) => `/orders/${id}`, review: (id) => `/reviews/${id}`, run: (id) => `/production/runs?run=${id}`, delivery: (id) => `/shipping/deliveries/${id}`, receiptNote: (id) => `/shipping/deliveries/${id}`,
  invoiceRequest: () => "/settlement/invoices", invoice: () => "/settlement/invoices", receipt: () => "/settlement/receipts", case: (id) => `/cases/${id}`,
};

export interface TraceDeps {
  maySee(context: Pick<Context, "tx" | "actor">, subject: Subject): Promise<boolean>;
  today(context: Pick<Context, "tx" | "now">): Promise<string>;
}

/** The whole chain of an order, from the order to the money. */
export const trace = ({ maySee, today }: TraceDeps) =>
  read(contract.trace, async ({ orderId }, context) => {
    if (!(await maySee(context, { kind: "order", id: orderId }))) return refuse("notFound");
    const rows = await documentsOf(context.tx, orderId, await today(context));
    const nodes = rows.map(({ after: _after, ...row }) => ({ ...row, key: `${row.kind} ${row.id}`, href: pages[row.kind]?.(row.id) ?? null }));
    const known = new Set(nodes.map(({ key }) => key));
    return { nodes, edges: rows.flatMap((row) => row.after.filter((from) => known.has(from)).map((from) => ({ from, to: `${row.kind} ${row.id}` }))) };
  });

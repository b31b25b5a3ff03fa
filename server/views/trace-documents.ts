import type * as contract from "../../contract/views.ts";
import { type Sql, sql, type Tx } from "../platform/db.ts";

/** A document of an order; `after` names those that led to it, as kind and id. */
export type TraceRow = Omit<contract.TraceNode, "key" | "href"> & { after: string[] };

interface Asked {
  orderId: string;
  /** Only what concerns this line, with its quantities and amounts. */
  lineId: string | undefined;
  today: string;
}

/** Text where a line is chosen, other text where the whole order is looked at. */
const either = (lineId: string | undefined, line: Sql<unknown>, whole: Sql<unknown>): Sql<unknown> => (lineId === undefined ? whole : line);

/** The order itself is late when its day, or the line's own, is past and not all of it left. */
const orderRow = ({ lineId, today }: Asked): Sql<unknown> =>
  either(lineId,
    sql`select 'order' as kind, o.id, o.number as title, o.stage as state, trim_scale(l.quantity)::text as quantity, coalesce(l.requested_date, o.requested_date) as date,
               coalesce(coalesce(l.requested_date, o.requested_date) < ${today}::date, false) and o.review <> 'cancelled' and exists (select from mine where shipped < quantity) as late, array[]::text[] as after
          from o join orders.lines l on l.company_id = o.company_id and l.order_id = o.id and l.id = ${lineId}`,
    sql`select 'order' as kind, id, number as title, stage as state, null::text as quantity, requested_date as date,
               coalesce(requested_date < ${today}::date, false) and fulfilment not in ('shipped', 'arrived', 'signed') and review <> 'cancelled' as late, array[]::text[] as after from o`);

/**
 * Every document of an order in one statement. Of a line: runs that make it, deliveries and receipts on which it stands, requests and invoices that bill it, with its share in quantity or amount; money that paid such an invoice, and
 * deposits, which pay no line in particular; reviews, confirmations and cases, which speak of the order as a whole, but for cases of a delivery without the line.
 */
export const documentsOf = (tx: Tx, asked: Asked): Promise<TraceRow[]> => {
  const { orderId, lineId, today } = asked;
  const ofLine = (condition: Sql<unknown>) => either(lineId, sql`and ${condition}`, sql``);
  const billed = (request: Sql<unknown>) => sql`select from settlement.request_lines b where b.company_id = ${tx.companyId} and b.request_id = ${request} and b.order_line_id = ${lineId}`;
  return tx.many<TraceRow>(sql`
    with o as (select * from orders.orders where company_id = ${tx.companyId} and id = ${orderId}),
    mine as (select * from orders.schedules where company_id = ${tx.companyId} and order_id = ${orderId} ${ofLine(sql`line_id = ${lineId}`)}),
    runs as (select r.id, r.number, r.state, r.expected_finish, ${either(lineId, sql`sum(s.quantity)`, sql`r.quantity`)} as quantity
               from production.runs r join production.run_shares s on s.company_id = r.company_id and s.run_id = r.id
               join production.requests q on q.company_id = s.company_id and q.id = s.request_id
              where r.company_id = ${tx.companyId} and q.order_id = ${orderId} ${ofLine(sql`q.schedule_id in (select id from mine)`)} group by r.company_id, r.id),
    left_lines as (select l.delivery_id, sum(case when l.shipped > 0 then l.shipped else l.ordered end) as quantity, sum(l.received) as received
               from shipping.lines l where l.company_id = ${tx.companyId} and l.schedule_id in (select id from mine) group by l.delivery_id),
    d as (select v.*, ${either(lineId, sql`(select x.quantity from left_lines x where x.delivery_id = v.id)`, sql`null::numeric`)} as of_line, ${either(lineId, sql`(select x.received from left_lines x where x.delivery_id = v.id)`, sql`null::numeric`)} as received
            from shipping.deliveries v where v.company_id = ${tx.companyId} and v.order_id = ${orderId} ${ofLine(sql`v.id in (select delivery_id from left_lines)`)}),
    q as (select r.* from settlement.requests r where r.company_id = ${tx.companyId} and r.order_id = ${orderId} ${ofLine(sql`exists (${billed(sql`r.id`)})`)})
    ${orderRow(asked)}
    union all
    select 'review', r.id, 'v' || r.subject_version, r.state, null, r.opened_at::date, false, array['order ' || ${orderId}::text]
      from reviews.reviews r where r.company_id = ${tx.companyId} and r.subject_kind = 'order' and r.subject_id = ${orderId}
    union all
    select 'confirmation', c.id, 'v' || c.order_version, c.state, null, c.asked_at::date, false, array['order ' || ${orderId}::text]
      from confirmations.requests c where c.company_id = ${tx.companyId} and c.order_id = ${orderId}
    union all
    select 'run', r.id, r.number, r.state, trim_scale(r.quantity)::text, r.expected_finish, r.expected_finish < ${today}::date and r.state not in ('finished', 'passed', 'stockedIn', 'cancelled'), array['order ' || ${orderId}::text] from runs r
    union all
    select 'delivery', d.id, d.number, d.state, trim_scale(d.of_line)::text, coalesce(d.shipped_at::date, d.due_on), coalesce(d.due_on < ${today}::date, false) and d.shipped_at is null, array['order ' || ${orderId}::text] from d
    union all
    select 'receiptNote', d.id, d.number, case when d.objection is null then 'signed' else 'objection' end, trim_scale(d.received)::text, d.signed_at::date, false, array['delivery ' || d.id] from d where d.signed_at is not null
    union all
    select 'invoiceRequest', q.id, coalesce(q.delivery_number, q.order_number), q.state, ${either(lineId, sql`(select sum(b.gross)::text from settlement.request_lines b where b.company_id = q.company_id and b.request_id = q.id and b.order_line_id = ${lineId})`, sql`q.gross::text`)},
           q.billable_on, false, array[coalesce('delivery ' || q.delivery_id, 'order ' || q.order_id)] from q
    union all
    select distinct 'invoice', i.id, i.number, 'issued',
           ${either(lineId, sql`(select sum(n.gross)::text from settlement.invoice_lines n join settlement.request_lines b on b.company_id = n.company_id and b.id = n.request_line_id where n.company_id = i.company_id and n.invoice_id = i.id and b.order_line_id = ${lineId})`, sql`i.gross::text`)},
           i.issued_on, false, array['invoiceRequest ' || q.id] from settlement.invoices i join q on q.invoice_id = i.id where i.company_id = ${tx.companyId}
    union all
    select distinct 'receipt', r.id, r.number, 'received', r.amount::text, r.received_on, false, array['order ' || ${orderId}::text]
      from settlement.receipts r join settlement.allocations a on a.company_id = r.company_id and a.receipt_id = r.id
      left join settlement.receivables v on v.company_id = a.company_id and v.id = a.receivable_id
     where r.company_id = ${tx.companyId} and a.order_id = ${orderId} ${ofLine(sql`(a.receivable_id is null or v.invoice_id in (select invoice_id from q))`)}
    union all
    select 'case', c.id, c.number, c.state, null, c.opened_at::date, c.state <> 'settled', array['order ' || ${orderId}::text]
      from cases.cases c where c.company_id = ${tx.companyId} and c.subject_kind = 'order' and c.subject_id = ${orderId}
       ${ofLine(sql`not exists (select from shipping.deliveries w where w.company_id = c.company_id and w.order_id = ${orderId} and w.id::text = c.part and w.id not in (select delivery_id from left_lines))`)}`);
};

/** The lines that an order holds now, in their order. */
export const linesOf = (tx: Tx, orderId: string): Promise<contract.TraceLine[]> =>
  tx.many<contract.TraceLine>(sql`
    select id, line_no, name, spec, trim_scale(quantity)::text as quantity, unit from orders.lines where company_id = ${tx.companyId} and order_id = ${orderId} and removed_in is null order by line_no`);

import { followUpDuty } from "../../contract/follow-up-duty.ts";
import type { LateReason } from "../../contract/views.ts";
import { sql, type Tx } from "../platform/db.ts";

interface Asked {
  orderIds: readonly string[];
  today: string;
  now: Date;
}
type Row = LateReason & { orderId: string };

/** Of each order the nearest causes, no more: the page of the order tells all. */
const mostReasons = 3;

/**
 * Why orders are late or at risk, from facts alone, in one statement for all of them; the nearest cause first.
 * held: it is on hold. shortage: bought or moved goods that have not come, with the day said of them, or what waits for a plan though it is sold from stock. unplanned: what is made to order and waits
 * for a plan. run, down: a run that finishes after the order's day or whose day is past, with the machine's downtime in its days. transit: a delivery left and has not arrived though its day is past, or
 * is expected after the day wanted. delay: an open case says another day. duty: what should have been done by now, but for what somebody only meant to look at; `name` is that of the review's step where it is one.
 */
export const lateReasons = (tx: Tx, { orderIds, today, now }: Asked): Promise<Row[]> =>
  tx.many<Row>(sql`
    with o as (
      select o.id, o.hold_reason, o.held_at, coalesce(o.promised_date, o.requested_date) as wanted from orders.orders o where o.company_id = ${tx.companyId} and o.id = any(${[...orderIds]}::uuid[])),
    found as (
      select o.id as order_id, 1 as rank, 'held' as kind, jsonb_build_object('kind', 'order', 'id', o.id) as subject, null::text as what, o.hold_reason as words, null::date as day, o.held_at as since, null::jsonb as name
        from o where o.held_at is not null
      union all
      select d.order_id, 4, 'transit', jsonb_build_object('kind', 'delivery', 'id', d.id), d.number, null, d.expected_arrival, null, null
        from o join shipping.deliveries d on d.company_id = ${tx.companyId} and d.order_id = o.id
       where d.state = 'shipped' and (d.expected_arrival < ${today}::date or d.expected_arrival > o.wanted)
      union all
      select x.order_id, 5, 'delay', jsonb_build_object('kind', 'case', 'id', c.id), c.number, null, x.date_after, null, null
        from o join cases.delayed x on x.company_id = ${tx.companyId} and x.order_id = o.id join cases.cases c on c.company_id = x.company_id and c.id = x.case_id
       where c.state <> 'settled' and x.date_after is not null
      union all
      select a.order_id, 2, 'shortage', case when a.purchase_id is null then jsonb_build_object('kind', 'order', 'id', a.order_id) else jsonb_build_object('kind', 'purchase', 'id', a.purchase_id) end,
             l.product_code, coalesce(p.number, a.transfer_number), coalesce(p.expected_on, a.expected_on), null, null
        from o join purchasing.answers a on a.company_id = ${tx.companyId} and a.order_id = o.id and a.by <> 'production' and a.covered < a.quantity
        join orders.schedules s on s.company_id = a.company_id and s.id = a.schedule_id join orders.lines l on l.company_id = s.company_id and l.id = s.line_id
        left join purchasing.purchases p on p.company_id = a.company_id and p.id = a.purchase_id
      union all
      select q.order_id, 2, case when l.supply = 'make' then 'unplanned' else 'shortage' end, jsonb_build_object('kind', 'order', 'id', q.order_id), q.product_code, null,
             (select a.expected_on from purchasing.answers a where a.company_id = ${tx.companyId} and a.schedule_id = q.schedule_id and a.by = 'production' order by a.answered_at desc, a.id desc limit 1), null, null
        from o join production.requests q on q.company_id = ${tx.companyId} and q.order_id = o.id and q.planned < q.quantity
        join orders.schedules s on s.company_id = q.company_id and s.id = q.schedule_id join orders.lines l on l.company_id = s.company_id and l.id = s.line_id
      union all
      select x.order_id, 3, case when t.to_day is null then 'run' else 'down' end, jsonb_build_object('kind', 'run', 'id', r.id), case when t.to_day is null then r.number else w.code end,
             coalesce(t.reason, r.note), coalesce(t.to_day, r.expected_finish), null, null
        from o join lateral (select distinct s.order_id, s.run_id from production.run_shares s where s.company_id = ${tx.companyId} and s.order_id = o.id and s.stocked < s.quantity) x on true
        join production.runs r on r.company_id = ${tx.companyId} and r.id = x.run_id join production.work_centres w on w.company_id = r.company_id and w.id = r.work_centre_id
        left join lateral (select d.to_day, d.reason from production.downtimes d where d.company_id = ${tx.companyId} and d.work_centre_id = r.work_centre_id
                             and d.from_day <= r.expected_finish and d.to_day >= greatest(r.start_day, ${today}::date) order by d.to_day desc limit 1) t on true
       where r.state not in ('stockedIn', 'cancelled') and (r.expected_finish > o.wanted or r.expected_finish < ${today}::date)
      union all
      select u.subject_id, 6, 'duty', jsonb_build_object('kind', 'order', 'id', u.subject_id), null, null, null, u.due_at, coalesce(
               (select s.name from reviews.reviews r join reviews.steps s on s.company_id = r.company_id and s.review_id = r.id and s.key = u.part
                 where r.company_id = ${tx.companyId} and r.subject_kind = 'order' and r.subject_id = u.subject_id order by r.opened_at desc limit 1), u.definition->'name')
        from o join duties.duties u on u.company_id = ${tx.companyId} and u.subject_kind = 'order' and u.subject_id = o.id where u.state = 'open' and u.due_at < ${now} and u.definition_id <> ${followUpDuty.id}),
    placed as (select f.*, row_number() over (partition by f.order_id order by f.rank, f.day desc nulls first, f.since, f.what) as place from found f)
    select order_id, kind, subject, what, words, day, since, name from placed where place <= ${mostReasons} order by order_id, place`);

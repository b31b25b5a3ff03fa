import { fulfilmentFrom, type GoodsReached } from "../../../contract/order-axes.ts";
import { sql } from "../../platform/db.ts";
import { type Check, checkOf, groupFinding, together } from "./check.ts";

interface Group extends GoodsReached {
  fulfilment: string;
  orders: string;
  first: string;
}

/**
 * Fulfilment of every order is where its slowest schedule stands (I6).
 * Denominator: all orders. Source: orders.schedules, and purchasing.answers for what is bought or moved for them and has not come. Orders that got equally far are one row of the SELECT.
 */
export const orderFulfilment: Check = {
  name: "orders.fulfilment", means: "the fulfilment of every order follows from its schedules",
  async run(tx) {
    const groups = await tx.many<Group>(sql`
      select o.fulfilment, coalesce(all_planned, false) as all_planned, coalesce(some_planned, false) as some_planned, coalesce(all_arranged, false) as all_arranged, coalesce(all_issued, false) as all_issued, coalesce(some_issued, false) as some_issued,
             coalesce(all_shipped, false) as all_shipped, coalesce(some_shipped, false) as some_shipped, coalesce(all_arrived, false) as all_arrived, coalesce(all_signed, false) as all_signed,
             count(*) as orders, min(o.number) as first
        from orders.orders o
        left join (
          select order_id, bool_and(cared >= quantity) as all_planned, bool_or(cared > 0) as some_planned, bool_and(cared + coming >= quantity) as all_arranged, bool_and(issued >= quantity) as all_issued, bool_or(issued > 0) as some_issued,
                 bool_and(shipped >= quantity) as all_shipped, bool_or(shipped > 0) as some_shipped, bool_and(arrived >= quantity) as all_arrived, bool_and(signed >= quantity) as all_signed
            from (select s.order_id, s.quantity, s.issued, s.shipped, s.arrived, s.signed, greatest(planned, stocked) + greatest(issued - stocked, 0) as cared,
                         (select coalesce(sum(a.quantity - a.covered), 0) from purchasing.answers a where a.company_id = ${tx.companyId} and a.schedule_id = s.id and a.by <> 'production') as coming
                    from orders.schedules s where s.company_id = ${tx.companyId} and s.quantity > 0) s group by 1) s on s.order_id = o.id
       where o.company_id = ${tx.companyId} group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 order by min(o.number)`);
    return together(groups.map(({ orders, first, fulfilment, ...goods }) => groupFinding({ count: orders, first: `order ${first}`, expected: fulfilmentFrom(goods), found: fulfilment })));
  },
};

/**
 * Schedules know what production put into stock for them, and what deliveries are to take, packed, shipped and brought, less what was taken back (I6).
 * What was made is compared by line, for a part that is sent later takes its share of it along to a schedule of its own, and production goes on by the first.
 * Denominator: schedules that production or shipping work on. Source: production.run_shares, shipping.lines; a delivery that was called off takes nothing.
 */
export const orderGoods = checkOf("orders.goods", "what schedules say of goods is what production and shipping recorded", (tx) => sql`
  with made as (
    select (array_agg(r.schedule_id order by r.schedule_id))[1] as id, sum(s.stocked) as stocked from production.requests r
      join production.run_shares s on s.company_id = r.company_id and s.request_id = r.id
      left join orders.schedules d on d.company_id = r.company_id and d.id = r.schedule_id
     where r.company_id = ${tx.companyId} and s.company_id = ${tx.companyId} group by coalesce(d.line_id, r.schedule_id)),
  sent as (
    select l.schedule_id as id, coalesce(sum(l.shipped) filter (where d.shipped_at is not null), 0) as shipped,
           coalesce(sum(l.shipped) filter (where d.arrived_at is not null), 0) as arrived,
           coalesce(sum(greatest(l.ordered - l.back_ordered, l.packed)) filter (where d.state <> 'cancelled'), 0) as issued,
           coalesce(sum(l.packed) filter (where d.state <> 'cancelled'), 0) as packed
      from shipping.lines l join shipping.deliveries d on d.company_id = l.company_id and d.id = l.delivery_id
     where l.company_id = ${tx.companyId} and d.company_id = ${tx.companyId} group by 1),
  told as (
    select id, 'stocked ' || trim_scale(stocked) as told, 'stocked' as what from made where stocked > 0
    union all select id, 'shipped ' || trim_scale(shipped) || ', arrived ' || trim_scale(arrived), 'sent' from sent
    union all select id, 'issued ' || trim_scale(issued) || ', packed ' || trim_scale(packed), 'picked' from sent)
  select 'schedule ' || t.id, t.told,
         case t.what when 'stocked' then 'stocked ' || trim_scale(s.of_line) when 'picked' then 'issued ' || trim_scale(s.issued) || ', packed ' || trim_scale(s.packed) else 'shipped ' || trim_scale(s.shipped) || ', arrived ' || trim_scale(s.arrived) end
    from told t
    left join (select *, sum(stocked) over (partition by line_id) as of_line from orders.schedules where company_id = ${tx.companyId}) s on s.id = t.id`);

/**
 * No line ships more than was ordered, its tolerance, what somebody entitled let pass beyond it, and what replaces goods that came back (I2).
 * Denominator: lines with schedules. Source: orders.schedules, shipping.lines (the tolerance as it was kept), catalog.products before anything is to leave.
 * Each part is found once: in a database that nobody has analysed yet the planner takes all of them for one row, and found them again for every line (27 s for 400 lines).
 */
export const orderShipped = checkOf("orders.shipped", "no line shipped more than was ordered, its tolerance, and what was allowed beyond it", (tx) => sql`
  with sent as materialized (
    select order_line_id as id, max(over_percent) as over_percent, sum(greatest(coalesce(allowed_most, 0) - ordered * (1 + over_percent / 100), 0)) as beyond
      from shipping.lines where company_id = ${tx.companyId} group by 1),
  again as materialized (select order_line_id as id, sum(replaced) as replaced from aftersales.lines where company_id = ${tx.companyId} group by 1),
  bounds as materialized (
    select s.line_id, sum(s.shipped) as shipped, max(l.quantity) * (1 + max(coalesce(d.over_percent, p.over_percent)) / 100) + coalesce(max(d.beyond), 0) + coalesce(max(r.replaced), 0) as most from orders.schedules s
      join orders.lines l on l.company_id = s.company_id and l.id = s.line_id join catalog.products p on p.company_id = l.company_id and p.id = l.product_id
      left join sent d on d.id = l.id left join again r on r.id = l.id
     where s.company_id = ${tx.companyId} group by 1)
  select 'order ' || o.number || ' line ' || l.line_no, 'at most ' || trim_scale(s.most), 
         case when s.shipped <= s.most then 'at most ' || trim_scale(s.most) else trim_scale(s.shipped) || ' shipped' end
    from bounds s
    join orders.lines l on l.company_id = ${tx.companyId} and l.id = s.line_id
    join orders.orders o on o.company_id = ${tx.companyId} and o.id = l.order_id`);

/**
 * What an order says is invoiced and paid is what settlement says (I3, I4, I6).
 * Denominator: all orders. Source: settlement.orders.
 */
export const orderMoney = checkOf("orders.money", "the sums invoiced, paid and conceded of every order are those of settlement", (tx) => sql`
  select 'order ' || o.number, 'invoiced ' || coalesce(s.invoiced, 0)::numeric(18,2) || ', conceded ' || coalesce(s.conceded, 0)::numeric(18,2) || ', paid ' || coalesce(s.paid, 0)::numeric(18,2),
         'invoiced ' || o.invoiced_amount || ', conceded ' || o.conceded_amount || ', paid ' || o.paid_amount
    from orders.orders o left join settlement.orders s on s.company_id = o.company_id and s.order_id = o.id
   where o.company_id = ${tx.companyId}`);

/**
 * The stage of every order is the one that its journal told last (I6).
 * Denominator: all orders; one whose stage never moved is a draft. Before 待采购到货 was a stage of its own the journal told 已排产 (migration 0079); `orders.stage` sees a wrong one. Source: journal.entries of orders that tell a stage.
 */
export const orderJournal = checkOf("orders.journal", "the stage of every order is the one that its journal told last", (tx) => sql`
  select 'order ' || o.number, case when o.stage = 'awaitingPurchase' and j.stage = 'scheduled' then o.stage else coalesce(j.stage, 'draft') end, o.stage from orders.orders o
    left join (
      select distinct on (e.subject_id) e.subject_id,
             (select d.did #>> '{facts,stage,to}' from jsonb_array_elements(e.body::jsonb -> 'did') with ordinality as d (did, n)
               where d.did #> '{facts,stage,to}' is not null order by d.n desc limit 1) as stage
        from journal.entries e where e.company_id = ${tx.companyId} and e.subject_kind = 'order' and e.body like '%"stage":{"from"%'
       order by e.subject_id, e.seq desc) j on j.subject_id = o.id
   where o.company_id = ${tx.companyId}`);

/**
 * No order was entered more than a minute after its id was made, whose first 48 bits are milliseconds: a search by number looks up the last made and leaves out the others.
 * Denominator: all orders. One that was taken over carries the older date of its old books.
 */
export const orderEntered = checkOf("orders.entered", "no order was entered after its id was made", (tx) => sql`
  select 'order ' || number, 'entered by ' || made, case when created_at <= made + interval '1 minute' then 'entered by ' || made else 'entered at ' || created_at end
    from (select number, created_at, to_timestamp(('x' || translate(left(id::text, 13), '-', ''))::bit(48)::bigint / 1000.0) as made from orders.orders where company_id = ${tx.companyId}) o`);

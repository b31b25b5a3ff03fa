import { sql } from "../../platform/db.ts";
import { checkOf } from "./check.ts";

/**
 * Fulfilment of every order is where its slowest schedule stands, once part of it left the house (I6).
 * Denominator: all orders. Source: orders.schedules.
 */
export const orderFulfilment = checkOf("orders.fulfilment", "the fulfilment of every order follows from its schedules", (tx) => sql`
  select 'order ' || o.number, coalesce(s.fulfilment, 'none'), o.fulfilment from orders.orders o
    left join (
      select order_id,
             case when bool_and(signed >= quantity) then 'signed' when bool_and(arrived >= quantity) then 'arrived' when bool_and(shipped >= quantity) then 'shipped'
                  when bool_or(shipped > 0) then 'partlyShipped' when bool_and(issued >= quantity) then 'toShip'
                  when bool_or(issued > 0) then 'partlyToShip' when bool_or(planned > 0 or stocked > 0) then 'scheduled' else 'none' end as fulfilment
        from orders.schedules where company_id = ${tx.companyId} and quantity > 0 group by 1) s on s.order_id = o.id
   where o.company_id = ${tx.companyId}`);

/**
 * Schedules know what production put into stock for them, and what deliveries shipped and brought (I6).
 * Denominator: schedules that production or shipping work on. Source: production.run_shares, shipping.lines of deliveries that left and arrived.
 */
export const orderGoods = checkOf("orders.goods", "what schedules say of goods is what production and shipping recorded", (tx) => sql`
  with made as (
    select r.schedule_id as id, sum(s.stocked) as stocked from production.requests r
      join production.run_shares s on s.company_id = r.company_id and s.request_id = r.id
     where r.company_id = ${tx.companyId} and s.company_id = ${tx.companyId} group by 1),
  sent as (
    select l.schedule_id as id, coalesce(sum(l.shipped) filter (where d.shipped_at is not null), 0) as shipped,
           coalesce(sum(l.shipped) filter (where d.arrived_at is not null), 0) as arrived
      from shipping.lines l join shipping.deliveries d on d.company_id = l.company_id and d.id = l.delivery_id
     where l.company_id = ${tx.companyId} and d.company_id = ${tx.companyId} group by 1),
  told as (
    select id, 'stocked ' || trim_scale(stocked) as told, 'stocked' as what from made where stocked > 0
    union all select id, 'shipped ' || trim_scale(shipped) || ', arrived ' || trim_scale(arrived), 'sent' from sent)
  select 'schedule ' || t.id, t.told,
         case t.what when 'stocked' then 'stocked ' || trim_scale(s.stocked) else 'shipped ' || trim_scale(s.shipped) || ', arrived ' || trim_scale(s.arrived) end
    from told t left join orders.schedules s on s.company_id = ${tx.companyId} and s.id = t.id`);

/**
 * No line ships more than was ordered and the product's tolerance allows (I2).
 * Denominator: lines with schedules. Source: orders.schedules, catalog.products.
 */
export const orderShipped = checkOf("orders.shipped", "no line shipped more than was ordered and its tolerance allows", (tx) => sql`
  select 'order ' || o.number || ' line ' || l.line_no, 'at most ' || trim_scale(s.most), 
         case when s.shipped <= s.most then 'at most ' || trim_scale(s.most) else trim_scale(s.shipped) || ' shipped' end
    from (select s.line_id, sum(s.shipped) as shipped, max(l.quantity) * (1 + max(p.over_percent) / 100) as most from orders.schedules s
            join orders.lines l on l.company_id = s.company_id and l.id = s.line_id join catalog.products p on p.company_id = l.company_id and p.id = l.product_id
           where s.company_id = ${tx.companyId} group by 1) s
    join orders.lines l on l.company_id = ${tx.companyId} and l.id = s.line_id
    join orders.orders o on o.company_id = ${tx.companyId} and o.id = l.order_id`);

/**
 * What an order says is invoiced and paid is what settlement says (I3, I4, I6).
 * Denominator: all orders. Source: settlement.orders.
 */
export const orderMoney = checkOf("orders.money", "the sums invoiced and paid of every order are those of settlement", (tx) => sql`
  select 'order ' || o.number, 'invoiced ' || coalesce(s.invoiced, 0)::numeric(18,2) || ', paid ' || coalesce(s.paid, 0)::numeric(18,2), 'invoiced ' || o.invoiced_amount || ', paid ' || o.paid_amount
    from orders.orders o left join settlement.orders s on s.company_id = o.company_id and s.order_id = o.id
   where o.company_id = ${tx.companyId}`);

/**
 * The stage of every order is the one that its journal told last (I6).
 * Denominator: all orders; one whose stage never moved is a draft. Source: journal.entries of orders that tell a stage.
 */
export const orderJournal = checkOf("orders.journal", "the stage of every order is the one that its journal told last", (tx) => sql`
  select 'order ' || o.number, coalesce(j.stage, 'draft'), o.stage from orders.orders o
    left join (
      select distinct on (e.subject_id) e.subject_id,
             (select d.did #>> '{facts,stage,to}' from jsonb_array_elements(e.body::jsonb -> 'did') with ordinality as d (did, n)
               where d.did #> '{facts,stage,to}' is not null order by d.n desc limit 1) as stage
        from journal.entries e where e.company_id = ${tx.companyId} and e.subject_kind = 'order' and e.body like '%"stage":{"from"%'
       order by e.subject_id, e.seq desc) j on j.subject_id = o.id
   where o.company_id = ${tx.companyId}`);

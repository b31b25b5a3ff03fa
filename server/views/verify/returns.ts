import { sql } from "../../platform/db.ts";
import { checkOf } from "./check.ts";

/**
 * No line of an order gets more back, or made good without, than left with its deliveries.
 * Denominator: order lines of which something may come back. Source: aftersales.lines, shipping.lines.
 */
export const returnedGoods = checkOf("aftersales.returned", "no more of a line came back than was shipped", (tx) => sql`
  select 'order ' || b.order_number || ' line ' || b.line_no, 'at most ' || trim_scale(coalesce(s.shipped, 0)),
         case when b.returned <= coalesce(s.shipped, 0) then 'at most ' || trim_scale(coalesce(s.shipped, 0)) else trim_scale(b.returned) || ' returned' end
    from (select l.order_line_id, r.order_number, min(l.line_no) as line_no, sum(case when l.comes_back then l.received when r.state = 'cancelled' then 0 else l.quantity end) as returned from aftersales.lines l
            join aftersales.returns r on r.company_id = l.company_id and r.id = l.return_id where l.company_id = ${tx.companyId} and r.company_id = ${tx.companyId} group by 1, 2) b
    left join (select l.order_line_id, sum(l.shipped) as shipped from shipping.lines l join shipping.deliveries d on d.company_id = l.company_id and d.id = l.delivery_id
                where l.company_id = ${tx.companyId} and d.company_id = ${tx.companyId} and d.shipped_at is not null group by 1) s on s.order_line_id = b.order_line_id`);

/**
 * What a return received is put back, written off, or still on hold, and stock moved just that.
 * Denominator: returns by product. Source: aftersales.lines in stock units, stock.movements in the return's name.
 */
export const returnedStock = checkOf("aftersales.stock", "what came back was put back, written off, or lies on hold, as stock moved it", (tx) => sql`
  select 'return ' || t.number || ' ' || t.product_code,
         'received ' || trim_scale(t.received) || ', restocked ' || trim_scale(t.restocked) || ', scrapped ' || trim_scale(t.scrapped) || ', on hold ' || trim_scale(t.received - t.restocked - t.scrapped),
         'received ' || trim_scale(coalesce(m.received, 0)) || ', restocked ' || trim_scale(coalesce(m.restocked, 0)) || ', scrapped ' || trim_scale(coalesce(m.scrapped, 0)) || ', on hold ' || trim_scale(coalesce(m.held, 0))
    from (select r.id, r.number, r.warehouse_id, l.product_id, min(l.product_code) as product_code, sum(l.received * p.stock_per_sales) as received, sum(l.restocked * p.stock_per_sales) as restocked,
                 sum(l.scrapped * p.stock_per_sales) as scrapped
            from aftersales.returns r join aftersales.lines l on l.company_id = r.company_id and l.return_id = r.id join catalog.products p on p.company_id = l.company_id and p.id = l.product_id
           where r.company_id = ${tx.companyId} and r.received_at is not null and l.company_id = ${tx.companyId} and l.received > 0 group by 1, 2, 3, 4) t
    left join lateral (
      select sum(on_hand_change) filter (where kind = 'return') as received, sum(on_hand_change) filter (where kind = 'restock' and warehouse_id <> t.warehouse_id) as restocked,
             -sum(on_hand_change) filter (where kind = 'scrap') as scrapped, sum(on_hand_change) filter (where warehouse_id = t.warehouse_id) as held
        from stock.movements where company_id = ${tx.companyId} and source_kind = 'return' and source_id = t.id and product_id = t.product_id) m on true`);

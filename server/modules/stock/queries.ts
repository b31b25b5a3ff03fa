import { z } from "zod";
import type { stockFilter, StockMovement } from "../../../contract/stock.ts";
import { sql, type Tx } from "../../platform/db.ts";
import { sellingWarehouses } from "./warehouses.ts";

/** Products that have a level; `found` narrows them down to the products of a search. */
export const stockedProducts = (tx: Tx, filter: z.output<typeof stockFilter>, found: readonly string[] | undefined): Promise<{ productId: string }[]> =>
  tx.many(sql`
    select product_id from stock.levels
     where company_id = ${tx.companyId}
       ${filter.warehouseId ? sql`and warehouse_id = ${filter.warehouseId}` : sql``}
       ${found ? sql`and product_id = any(${[...found]}::uuid[])` : sql``}
     group by product_id ${filter.only === "short" ? sql`having coalesce(sum(on_hand - reserved) filter (where warehouse_id in (${sellingWarehouses(tx)})), 0) <= 0` : sql``}`);

type After = { postingId: string; warehouseId: string; lot: string } | undefined;

export const movementsOf = (tx: Tx, asked: { productId: string; warehouseId?: string; lot?: string; after: After; limit: number }): Promise<StockMovement[]> =>
  tx.many<StockMovement>(sql`
    select m.posting_id, m.at, m.kind, m.warehouse_id, w.code as warehouse_code, trim_scale(m.on_hand_change)::text as on_hand_change,
           trim_scale(m.reserved_change)::text as reserved_change, json_build_object('kind', m.source_kind, 'id', m.source_id, 'part', m.source_part) as source,
           m.reason, m.lot, trim_scale(m.second_change)::text as second_change, m.actor_kind as by_kind, m.actor_id as by_id,
           case when coalesce(r.id, o.id) is not null then json_build_object('reason', coalesce(r.reason, o.reason), 'by', coalesce(r.by, o.by), 'at', coalesce(r.at, o.at)) end as reversed,
           case when m.kind = 'adjust' then array(select p.lot from stock.movements p where p.company_id = m.company_id and p.posting_id = m.posting_id and p.product_id = m.product_id order by p.lot) else '{}' end as lots
      from stock.movements m join stock.warehouses w on w.company_id = m.company_id and w.id = m.warehouse_id
      left join stock.reversals r on r.company_id = m.company_id and r.adjustment_id = m.posting_id
      left join stock.reversals o on o.company_id = m.company_id and o.opening_id = m.posting_id and o.product_id = m.product_id
     where m.company_id = ${tx.companyId} and m.product_id = ${asked.productId}
       ${asked.warehouseId ? sql`and m.warehouse_id = ${asked.warehouseId}` : sql``}
       ${asked.lot !== undefined ? sql`and m.lot = ${asked.lot}` : sql``}
       ${asked.after ? sql`and (m.posting_id < ${asked.after.postingId}::uuid or (m.posting_id = ${asked.after.postingId}::uuid and (m.warehouse_id, m.lot) > (${asked.after.warehouseId}::uuid, ${asked.after.lot})))` : sql``}
     order by m.posting_id desc, m.warehouse_id, m.lot limit ${asked.limit + 1}`);

/** Levels that are not the sum of their movements, or whose promises are not the sum of its reservations: none, unless somebody wrote past the room. */
export const drift = (tx: Tx): Promise<{ productId: string; warehouseId: string; onHand: string; moved: string; reserved: string; movedReserved: string; promised: string }[]> =>
  tx.many(sql`
    select * from (
      select l.product_id, l.warehouse_id, l.on_hand, l.reserved, coalesce(m.moved, 0) as moved, coalesce(m.moved_reserved, 0) as moved_reserved, coalesce(r.promised, 0) as promised
        from stock.levels l
        left join (select product_id, warehouse_id, sum(on_hand_change) as moved, sum(reserved_change) as moved_reserved
                     from stock.movements where company_id = ${tx.companyId} group by 1, 2) m using (product_id, warehouse_id)
        left join (select product_id, warehouse_id, sum(quantity) as promised
                     from stock.reservations where company_id = ${tx.companyId} group by 1, 2) r using (product_id, warehouse_id)
       where l.company_id = ${tx.companyId}) checked
     where on_hand <> moved or reserved <> moved_reserved or reserved <> promised
     order by product_id, warehouse_id`);

/** Levels that their lots do not make, and lots that are not the sum of their movements in quantity and weight: none, unless somebody wrote past the room. */
export const lotDrift = (tx: Tx): Promise<{ what: string; expected: string; found: string }[]> =>
  tx.many(sql`
    select 'level of product ' || l.product_id || ' in warehouse ' || l.warehouse_id as what, coalesce(t.lots, 0) || ' in its lots' as expected, l.on_hand::text as found
      from stock.levels l
      left join (select product_id, warehouse_id, sum(on_hand) as lots from stock.lots where company_id = ${tx.companyId} group by 1, 2) t using (product_id, warehouse_id)
     where l.company_id = ${tx.companyId} and l.on_hand <> coalesce(t.lots, 0)
    union all
    select 'lot ' || coalesce(t.lot, m.lot) || ' of product ' || coalesce(t.product_id, m.product_id) || ' in warehouse ' || coalesce(t.warehouse_id, m.warehouse_id),
           coalesce(m.moved, 0) || ', weight ' || coalesce(m.weighed, 0), coalesce(t.on_hand, 0) || ', weight ' || coalesce(t.second_quantity, 0)
      from (select * from stock.lots where company_id = ${tx.companyId}) t
      full join (select product_id, warehouse_id, lot, sum(on_hand_change) as moved, sum(second_change) as weighed
                   from stock.movements where company_id = ${tx.companyId} group by 1, 2, 3) m using (product_id, warehouse_id, lot)
     where coalesce(t.on_hand, 0) <> coalesce(m.moved, 0) or coalesce(t.second_quantity, 0) <> coalesce(m.weighed, 0)
     order by 1`);

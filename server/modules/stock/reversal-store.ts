import type { CommandContext } from "../../platform/command.ts";
import { type Sql, sql, type Tx } from "../../platform/db.ts";
import type { MovedLot } from "./reversing.ts";

/** What can be taken back: a count, a transfer, the posting of a single correction, or what the posting that opened a warehouse brought of one product. */
export type Fact = { what: "count" | "transfer" | "adjustment"; id: string } | Opening;
interface Opening {
  what: "opening";
  id: string;
  productId: string;
}

/** The movements of a fact itself, without those that take it back. */
const ownMoves = (tx: Tx, fact: Fact): Sql<unknown> => sql`company_id = ${tx.companyId} and source_part is null and ${movedBy(fact)}`;
function movedBy(fact: Fact): Sql<unknown> {
  const { what, id } = fact;
  if (what === "opening") return sql`posting_id = ${id} and product_id = ${fact.productId} and kind = 'adjust' and source_kind = 'warehouse'`;
  return what === "adjustment" ? sql`posting_id = ${id} and kind = 'adjust' and source_kind = 'product'` : sql`source_kind = ${what} and source_id = ${id}`;
}

/** Locks the levels that a fact moved; answers how many. */
export const lockMoved = (tx: Tx, fact: Fact): Promise<number> =>
  tx.run(sql`
    select 1 from stock.levels
     where company_id = ${tx.companyId} and (product_id, warehouse_id) in (select product_id, warehouse_id from stock.movements where ${ownMoves(tx, fact)})
     order by product_id, warehouse_id for update`);

const linesOfCount = sql`from stock.count_lines n where n.company_id = c.company_id and n.count_id = c.id and n.product_id = o.product_id`;

/**
 * The lots that a fact moved, with what lies there and what became of them since: postings are in the order of time, and so is the index by product. Whoever looked at the
 * product there looked at all its lots; a sheet on which it has no line, though it was opened for it, found none.
 */
export const movedLots = (tx: Tx, fact: Fact): Promise<MovedLot[]> =>
  tx.many<MovedLot>(sql`
    with own as (
      select product_id, warehouse_id, lot, sum(on_hand_change) as on_hand_change, sum(second_change) as second_change, max(at) as at,
             (array_agg(posting_id order by posting_id desc))[1] as posting_id
        from stock.movements where ${ownMoves(tx, fact)} group by 1, 2, 3 having sum(on_hand_change) <> 0)
    select o.product_id, o.warehouse_id, o.lot, trim_scale(o.on_hand_change)::text as on_hand_change, trim_scale(o.second_change)::text as second_change,
           trim_scale(coalesce(t.on_hand, 0))::text as lies, trim_scale(coalesce(t.second_quantity, 0))::text as lies_second, trim_scale(l.on_hand)::text as level, trim_scale(l.reserved)::text as reserved,
           array(select c.number from stock.counts c
                  where c.company_id = ${tx.companyId} and c.state = 'posted' and c.warehouse_id = o.warehouse_id
                    and ((c.decided_at > o.at and exists (select ${linesOfCount} and n.counted is not null))
                      or (c.id > o.posting_id and (c.product_ids = '{}' or o.product_id = any(c.product_ids)) and not exists (select ${linesOfCount}))) order by c.decided_at desc) as counted_by,
           coalesce(l.found_right > o.posting_id, false) as found_right,
           exists (select from stock.movements m
                    where m.company_id = ${tx.companyId} and m.product_id = o.product_id and m.warehouse_id = o.warehouse_id and m.posting_id > o.posting_id
                      and m.kind = 'adjust' and m.source_kind = 'product' and m.source_part is null
                      and not exists (select from stock.reversals r where r.company_id = m.company_id and r.adjustment_id = m.posting_id)) as corrected,
           coalesce((select json_agg(json_build_object('kind', g.source_kind, 'id', g.source_id) order by g.source_id)
                       from (select m.source_kind, m.source_id from stock.movements m
                              where m.company_id = ${tx.companyId} and m.product_id = o.product_id and m.warehouse_id = o.warehouse_id and m.lot = o.lot and m.posting_id > o.posting_id
                              group by 1, 2 having sum(m.on_hand_change) < 0) g), '[]') as taken_by,
           array(select r.source_id from stock.reservations r
                  where r.company_id = ${tx.companyId} and r.product_id = o.product_id and r.warehouse_id = o.warehouse_id and r.quantity > 0 order by r.source_id) as promised_to
      from own o
      join stock.levels l on l.company_id = ${tx.companyId} and l.product_id = o.product_id and l.warehouse_id = o.warehouse_id
      left join stock.lots t on t.company_id = ${tx.companyId} and t.product_id = o.product_id and t.warehouse_id = o.warehouse_id and t.lot = o.lot
     order by o.product_id, o.warehouse_id, o.lot`);

/** Keeps a counter-fact; what it takes back stays as it was. */
export const insertReversal = ({ tx, actor, now }: CommandContext, fact: Fact, { id, reason }: { id: string; reason: string }): Promise<number> =>
  tx.run(sql`
    insert into stock.reversals (company_id, id, ${sql.raw(`${fact.what}_id`)}, product_id, reason, by, at)
    values (${tx.companyId}, ${id}, ${fact.id}, ${fact.what === "opening" ? fact.productId : null}, ${reason}, ${actor.id}, ${now})`);

export const reversalOf = (tx: Tx, fact: Fact): Promise<{ reason: string; by: string; at: Date } | undefined> =>
  tx.maybe(sql`select reason, by, at from stock.reversals where company_id = ${tx.companyId} and ${sql.raw(`${fact.what}_id`)} = ${fact.id} ${fact.what === "opening" ? sql`and product_id = ${fact.productId}` : sql``}`);

/**
 * Facts that were taken back and left something moved, or weight in all, and documents that stand as taken back by nothing, or the other way round: none, unless somebody wrote past the room.
 * By equality alone, so that each part is found by an index: by source, the correction itself by its posting, of an opening by its product in that, and what took it back by its product: by source the planner of a
 * database that nobody has analysed yet went through all corrections for each (16 s for 300 among 60 000 movements, and 0.1 s by product).
 */
export const reversalDrift = (tx: Tx): Promise<{ what: string; expected: string; found: string }[]> =>
  tx.many(sql`
    with facts as (
      select r.id, case when r.count_id is not null then 'count' when r.transfer_id is not null then 'transfer' when r.opening_id is not null then 'opening' else 'adjustment' end as kind,
             coalesce(r.count_id, r.transfer_id, r.opening_id, r.adjustment_id) as fact_id, r.product_id as of_product
        from stock.reversals r where r.company_id = ${tx.companyId}),
    corrections as (
      select f.id, f.kind, f.fact_id, m.product_id, m.warehouse_id, m.lot, m.on_hand_change, m.second_change
        from facts f join stock.movements m on m.company_id = ${tx.companyId} and m.posting_id = f.fact_id where f.kind = 'adjustment'
      union all
      select f.id, f.kind, f.fact_id, m.product_id, m.warehouse_id, m.lot, m.on_hand_change, m.second_change
        from facts f join stock.movements m on m.company_id = ${tx.companyId} and m.posting_id = f.fact_id and m.product_id = f.of_product where f.kind = 'opening'),
    moves as (
      select f.kind, f.fact_id, m.product_id, m.warehouse_id, m.lot, m.on_hand_change, m.second_change
        from facts f join stock.movements m on m.company_id = ${tx.companyId} and m.source_kind = f.kind and m.source_id = f.fact_id where f.kind in ('count', 'transfer')
      union all select kind, fact_id, product_id, warehouse_id, lot, on_hand_change, second_change from corrections
      union all
      select c.kind, c.fact_id, m.product_id, m.warehouse_id, m.lot, m.on_hand_change, m.second_change
        from (select distinct id, kind, fact_id, product_id from corrections) c
        join stock.movements m on m.company_id = ${tx.companyId} and m.product_id = c.product_id and m.source_part = c.id)
    select kind || ' ' || fact_id || ' lot ' || lot || ' of product ' || product_id || ' in warehouse ' || warehouse_id as what, 'taken back' as expected, sum(on_hand_change)::text as found
      from moves group by kind, fact_id, lot, product_id, warehouse_id having sum(on_hand_change) <> 0
    union all
    select kind || ' ' || fact_id || ' lot ' || lot || ' of product ' || product_id, 'taken back', trim_scale(sum(second_change)) || ' of weight'
      from moves group by kind, fact_id, lot, product_id having sum(second_change) <> 0
    union all
    select d.kind || ' ' || d.number, case when f.id is null then 'not reversed' else 'reversed' end, d.state
      from (select 'count' as kind, id, number, state from stock.counts where company_id = ${tx.companyId}
            union all select 'transfer', id, number, state from stock.transfers where company_id = ${tx.companyId}) d
      left join facts f on f.kind = d.kind and f.fact_id = d.id
     where (d.state = 'reversed') <> (f.id is not null)
     order by 1`);

/** Which warehouse a posting opened, with some of a product. */
export const openedWarehouse = async (tx: Tx, opening: Opening): Promise<string | undefined> =>
  (await tx.maybe<{ warehouseId: string }>(sql`select warehouse_id from stock.movements where ${ownMoves(tx, opening)} limit 1`))?.warehouseId;

/** Of which product a posting is a single correction. */
export const adjustedProduct = async (tx: Tx, adjustmentId: string): Promise<string | undefined> =>
  (await tx.maybe<{ productId: string }>(sql`select product_id from stock.movements where ${ownMoves(tx, { what: "adjustment", id: adjustmentId })} limit 1`))?.productId;

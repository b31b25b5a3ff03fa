import type { movementKinds } from "../../../contract/stock.ts";
import type { CommandContext } from "../../platform/command.ts";
import { type Sql, sql } from "../../platform/db.ts";
import { incoming, type PlacedLot } from "./lots.ts";
import type { NewLot, ReceivedLine, Reservation, Source, WantedLine } from "./stock.ts";
import { sellingWarehouses } from "./warehouses.ts";

/** Everything that the movements of one statement have in common. */
export interface Occasion {
  kind: (typeof movementKinds)[number];
  source: Source;
  reason?: string;
}

/** A change of one level; what is taken out may be of lots that are named. */
export interface Change {
  productId: string;
  warehouseId: string;
  onHandChange: string;
  reservedChange: string;
}

const given = (rows: readonly object[], columns: string): Sql<unknown> => sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given (${sql.raw(columns)})`;
const changeColumns = `"productId" uuid, "warehouseId" uuid, "onHandChange" numeric, "reservedChange" numeric`;
const lotColumns = `"productId" uuid, "warehouseId" uuid, lot text, quantity numeric, second numeric, "madeOn" date, "bestBefore" date`;

/** Puts the rows of the part `from` (product_id, warehouse_id, lot, on_hand_change, second_change, reserved_change) on record. */
const movementsFrom = (from: string, { kind, source, reason }: Occasion, { tx, actor, now, newId }: CommandContext): Sql<unknown> => sql`
  insert into stock.movements (company_id, posting_id, product_id, warehouse_id, lot, at, kind, on_hand_change, second_change, reserved_change, source_kind, source_id, source_part, reason, actor_kind, actor_id)
  select ${tx.companyId}::bigint, ${newId()}::uuid, product_id, warehouse_id, lot, ${now}::timestamptz, ${kind}, on_hand_change, second_change, reserved_change,
         ${source.kind}, ${source.id}::uuid, ${source.part ?? null}::uuid, ${reason ?? ""}, ${actor.kind}, ${actor.id}::uuid
    from ${sql.raw(from)}`;

/**
 * Promises as much of each line as is free, in one statement: the rows are locked in the order of products and warehouses, read as
 * they are after the wait, and written only where `reserved + quantity <= on_hand` still holds. A warehouse that can serve a line
 * alone is taken before others. Answers what was promised, by warehouse.
 */
export const reserveFree = (context: CommandContext, lines: readonly WantedLine[], occasion: Occasion): Promise<Reservation[]> => {
  const { companyId } = context.tx;
  return context.tx.many<Reservation>(sql`
    with wanted as (select * from ${given(lines, `"productId" uuid, "warehouseId" uuid, quantity numeric`)}),
    locked as (
      select product_id, warehouse_id, on_hand - reserved as free from stock.levels
       where company_id = ${companyId} and product_id = any(${lines.map(({ productId }) => productId)}::uuid[])
         and exists (select from wanted w where w."productId" = product_id and (w."warehouseId" is null or w."warehouseId" = warehouse_id))
         and warehouse_id in (${sellingWarehouses(context.tx)})
       order by product_id, warehouse_id for update),
    spread as (
      select l.*, w.quantity, coalesce(sum(l.free) over (
               partition by l.product_id, w."warehouseId" order by (l.free >= w.quantity) desc, l.warehouse_id rows between unbounded preceding and 1 preceding), 0) as before
        from locked l join wanted w on w."productId" = l.product_id and (w."warehouseId" is null or w."warehouseId" = l.warehouse_id)),
    taken as (select product_id, warehouse_id, least(free, quantity - before) as take from spread where free > 0 and quantity > before),
    promised as (
      update stock.levels l set reserved = l.reserved + t.take from taken t
       where l.company_id = ${companyId} and l.product_id = t.product_id and l.warehouse_id = t.warehouse_id and l.reserved + t.take <= l.on_hand
      returning l.product_id, l.warehouse_id, '' as lot, 0 as on_hand_change, 0 as second_change, t.take as reserved_change),
    kept as (${keepReservations("promised", occasion.source, companyId)}),
    moved as (${movementsFrom("promised", occasion, context)})
    select product_id, warehouse_id, trim_scale(reserved_change)::text as quantity from promised order by product_id, warehouse_id`);
};

const keepReservations = (from: string, source: Source, companyId: string): Sql<unknown> => sql`
  insert into stock.reservations as r (company_id, source_kind, source_id, product_id, warehouse_id, quantity)
  select ${companyId}::bigint, ${source.kind}, ${source.id}::uuid, product_id, warehouse_id, reserved_change from ${sql.raw(from)}
  on conflict (company_id, source_kind, source_id, product_id, warehouse_id) do update set quantity = r.quantity + excluded.quantity`;

/**
 * The parts that choose lots for what the `wanted` changes take out of `locked` levels: those that are named, else the first to expire and then the oldest.
 * Lots are locked after their level, so nobody holds them. Whoever empties a lot takes all its weight; else what was weighed, or its proportion.
 */
const chosenLots = (companyId: string, named: readonly PlacedLot[]): Sql<unknown> => sql`
  named as (select * from ${given(named, lotColumns)}),
  held as (
    select t.product_id, t.warehouse_id, t.lot, t.on_hand, t.second_quantity, t.made_on, t.best_before, coalesce(t.made_on, t.since::date) as age, -w."onHandChange" as wanted
      from stock.lots t
      join locked using (product_id, warehouse_id) join wanted w on w."productId" = t.product_id and w."warehouseId" = t.warehouse_id
     where t.company_id = ${companyId} and w."onHandChange" < 0 and t.on_hand > 0 for update of t),
  spread as (
    select h.*, coalesce(sum(on_hand) over (partition by product_id, warehouse_id order by best_before nulls last, age, lot rows between unbounded preceding and 1 preceding), 0) as before
      from held h where not exists (select from named n where n."productId" = h.product_id and n."warehouseId" = h.warehouse_id)),
  taken as (
    select product_id, warehouse_id, lot, made_on, best_before, on_hand, second_quantity, least(on_hand, wanted - before) as take, null::numeric as weighed from spread where wanted > before
    union all
    select h.product_id, h.warehouse_id, h.lot, h.made_on, h.best_before, h.on_hand, h.second_quantity, n.quantity, n.second
      from held h join named n on n."productId" = h.product_id and n."warehouseId" = h.warehouse_id and n.lot = h.lot where n.quantity <= h.on_hand),
  weighed as (
    select product_id, warehouse_id, lot, made_on, best_before, take,
           case when take = on_hand then second_quantity else least(second_quantity, coalesce(weighed, round(second_quantity * take / on_hand, 6))) end as second_take
      from taken),
  covered as (select product_id, warehouse_id, sum(take) as take from taken group by 1, 2)`;

/** A change that was made, and of which lots goods were taken. */
export interface Changed {
  productId: string;
  warehouseId: string;
  lots: NewLot[];
}

type Choice = Occasion & { reservedFor?: Source; lots?: readonly PlacedLot[] };

/**
 * Applies changes to levels that add nothing, locked in the order of products and warehouses, where they leave neither more promised than lies there nor
 * anything below zero; what is taken from promised goods must have been promised to `reservedFor`. Answers the changes that could be made.
 */
const changeOnce = (context: CommandContext, changes: readonly Change[], { reservedFor, lots = [], ...occasion }: Choice): Promise<Changed[]> => {
  const { companyId } = context.tx;
  const holder = reservedFor ?? occasion.source;
  return context.tx.many<Changed>(sql`
    with wanted as (select * from ${given(changes, changeColumns)}),
    locked as (
      select product_id, warehouse_id from stock.levels
       where company_id = ${companyId} and product_id = any(${changes.map(({ productId }) => productId)}::uuid[])
         and exists (select from wanted w where w."productId" = product_id and w."warehouseId" = warehouse_id)
       order by product_id, warehouse_id for update),
    ${chosenLots(companyId, lots)},
    fitting as (
      select product_id, warehouse_id, w."onHandChange" as on_hand_change, w."reservedChange" as reserved_change
        from locked join wanted w on w."productId" = product_id and w."warehouseId" = warehouse_id left join covered using (product_id, warehouse_id)
       where w."onHandChange" = 0 or covered.take = -w."onHandChange"),
    freed as (
      update stock.reservations r set quantity = r.quantity + f.reserved_change from fitting f
       where r.company_id = ${companyId} and r.product_id = f.product_id and r.warehouse_id = f.warehouse_id
         and r.source_kind = ${holder.kind} and r.source_id = ${holder.id}::uuid and f.reserved_change <> 0 and r.quantity + f.reserved_change >= 0
      returning f.product_id, f.warehouse_id),
    changed as (
      update stock.levels l set on_hand = on_hand + f.on_hand_change, reserved = reserved + f.reserved_change, version = version + (f.on_hand_change <> 0)::int
        from fitting f
       where l.company_id = ${companyId} and l.product_id = f.product_id and l.warehouse_id = f.warehouse_id
         and 0 <= l.reserved + f.reserved_change and l.reserved + f.reserved_change <= l.on_hand + f.on_hand_change
         and (f.reserved_change = 0 or exists (select from freed where freed.product_id = f.product_id and freed.warehouse_id = f.warehouse_id))
      returning f.*),
    lotted as (
      update stock.lots t set on_hand = t.on_hand - w.take, second_quantity = t.second_quantity - w.second_take from weighed w join changed using (product_id, warehouse_id)
       where t.company_id = ${companyId} and t.product_id = w.product_id and t.warehouse_id = w.warehouse_id and t.lot = w.lot),
    recorded as (
      select product_id, warehouse_id, lot, -take as on_hand_change, -second_take as second_change, case when reserved_change = on_hand_change then -take else 0 end as reserved_change
        from weighed join changed using (product_id, warehouse_id)
      union all
      select product_id, warehouse_id, '', 0, 0, reserved_change from changed where reserved_change not in (0, on_hand_change)),
    moved as (${movementsFrom("recorded", occasion, context)})
    select product_id, warehouse_id, coalesce((
             select json_agg(json_build_object('lot', lot, 'quantity', trim_scale(take)::text, 'second', trim_scale(second_take)::text, 'madeOn', made_on, 'bestBefore', best_before) order by lot)
               from weighed w where w.product_id = c.product_id and w.warehouse_id = c.warehouse_id), '[]') as lots
      from changed c`);
};

/**
 * As `changeOnce`, and once more for what could not be done: a lot that came in while the first try waited for its level was not seen, now that the level is
 * locked it is.
 */
export async function change(context: CommandContext, changes: readonly Change[], choice: Choice): Promise<Changed[]> {
  const done = await changeOnce(context, changes, choice);
  if (done.length === changes.length) return done;
  const made = new Set(done.map(({ productId, warehouseId }) => productId + warehouseId));
  return [...done, ...(await changeOnce(context, changes.filter(({ productId, warehouseId }) => !made.has(productId + warehouseId)), choice))];
}

/** Adds to levels and lots, which come into being with the first goods; passes over closed warehouses, none of which can close meanwhile. Answers whether it added all. */
export async function add(context: CommandContext, lines: readonly ReceivedLine[], occasion: Occasion): Promise<boolean> {
  const { tx, now } = context;
  const goods = incoming(lines);
  const added = await tx.run(sql`
    with goods as (select * from ${given(goods, lotColumns)}),
    open as (select id from stock.warehouses where company_id = ${tx.companyId} and id in (select "warehouseId" from goods) and closed_at is null for share),
    added as (
      insert into stock.levels as l (company_id, product_id, warehouse_id, on_hand)
      select ${tx.companyId}::bigint, "productId", "warehouseId", sum(quantity) from goods where "warehouseId" in (select id from open) group by 2, 3 order by 2, 3
      on conflict (company_id, product_id, warehouse_id) do update set on_hand = l.on_hand + excluded.on_hand, version = l.version + 1
      returning product_id, warehouse_id),
    lotted as (
      insert into stock.lots as t (company_id, product_id, warehouse_id, lot, on_hand, second_quantity, made_on, best_before, since)
      select ${tx.companyId}::bigint, product_id, warehouse_id, g.lot, g.quantity, coalesce(g.second, 0), g."madeOn", g."bestBefore", ${now}::timestamptz
        from added join goods g on g."productId" = product_id and g."warehouseId" = warehouse_id
      on conflict (company_id, product_id, warehouse_id, lot) do update
         set on_hand = t.on_hand + excluded.on_hand, second_quantity = t.second_quantity + excluded.second_quantity,
             since = case when t.on_hand = 0 then excluded.since else t.since end,
             made_on = coalesce(t.made_on, excluded.made_on), best_before = coalesce(t.best_before, excluded.best_before)),
    recorded as (
      select product_id, warehouse_id, g.lot, g.quantity as on_hand_change, coalesce(g.second, 0) as second_change, 0 as reserved_change
        from added join goods g on g."productId" = product_id and g."warehouseId" = warehouse_id)
    ${movementsFrom("recorded", occasion, context)}`);
  return added === goods.length;
}

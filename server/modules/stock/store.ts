import type { CommandContext } from "../../platform/command.ts";
import { type Sql, sql, type Tx } from "../../platform/db.ts";
import type { ReceivedLine, Reservation, Source, WantedLine } from "./stock.ts";
import { sellingWarehouses } from "./warehouses.ts";

type MovementKind = "receipt" | "issue" | "reserve" | "release" | "adjust";

/** Everything that the movements of one statement have in common. */
export interface Occasion {
  kind: MovementKind;
  source: Source;
  reason?: string;
}

/** A change of one level. */
export interface Change {
  productId: string;
  warehouseId: string;
  onHandChange: string;
  reservedChange: string;
}

const given = (rows: readonly object[], columns: string): Sql<unknown> => sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given (${sql.raw(columns)})`;
const changeColumns = `"productId" uuid, "warehouseId" uuid, "onHandChange" numeric, "reservedChange" numeric`;

/** Puts the rows of the part `from` (product_id, warehouse_id, on_hand_change, reserved_change) on record. */
const movementsFrom = (from: string, { kind, source, reason }: Occasion, { tx, actor, now, newId }: CommandContext): Sql<unknown> => sql`
  insert into stock.movements (company_id, posting_id, product_id, warehouse_id, at, kind, on_hand_change, reserved_change, source_kind, source_id, source_part, reason, actor_kind, actor_id)
  select ${tx.companyId}::bigint, ${newId()}::uuid, product_id, warehouse_id, ${now}::timestamptz, ${kind}, on_hand_change, reserved_change,
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
      returning l.product_id, l.warehouse_id, 0 as on_hand_change, t.take as reserved_change),
    kept as (${keepReservations("promised", occasion.source, companyId)}),
    moved as (${movementsFrom("promised", occasion, context)})
    select product_id, warehouse_id, trim_scale(reserved_change)::text as quantity from promised order by product_id, warehouse_id`);
};

const keepReservations = (from: string, source: Source, companyId: string): Sql<unknown> => sql`
  insert into stock.reservations as r (company_id, source_kind, source_id, product_id, warehouse_id, quantity)
  select ${companyId}::bigint, ${source.kind}, ${source.id}::uuid, product_id, warehouse_id, reserved_change from ${sql.raw(from)}
  on conflict (company_id, source_kind, source_id, product_id, warehouse_id) do update set quantity = r.quantity + excluded.quantity`;

/**
 * Applies changes to levels, locked in the order of products and warehouses, where they leave neither more promised than lies there nor
 * anything below zero; what is taken from promised goods must have been promised to `reservedFor`. Answers the changes that could be made.
 */
export const change = (context: CommandContext, changes: readonly Change[], { reservedFor, ...occasion }: Occasion & { reservedFor?: Source }): Promise<Change[]> => {
  const { companyId } = context.tx;
  const holder = reservedFor ?? occasion.source;
  return context.tx.many<Change>(sql`
    with wanted as (select * from ${given(changes, changeColumns)}),
    locked as (
      select product_id, warehouse_id from stock.levels
       where company_id = ${companyId} and product_id = any(${changes.map(({ productId }) => productId)}::uuid[])
         and exists (select from wanted w where w."productId" = product_id and w."warehouseId" = warehouse_id)
       order by product_id, warehouse_id for update),
    fitting as (
      select product_id, warehouse_id, w."onHandChange" as on_hand_change, w."reservedChange" as reserved_change
        from locked join wanted w on w."productId" = product_id and w."warehouseId" = warehouse_id),
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
    moved as (${movementsFrom("changed", occasion, context)})
    select product_id, warehouse_id, on_hand_change::text, reserved_change::text from changed`);
};

/** Adds to levels, which come into being with the first goods; passes over closed warehouses, none of which can close meanwhile. Answers how many lines it added. */
export const add = (context: CommandContext, lines: readonly ReceivedLine[], { kind, source, reason }: Occasion): Promise<number> => {
  const { tx, actor, now } = context;
  return tx.run(sql`
    with goods as (select * from ${given(lines, `"productId" uuid, "warehouseId" uuid, quantity numeric, lot text, "secondQuantity" numeric`)}),
    open as (select id from stock.warehouses where company_id = ${tx.companyId} and id in (select "warehouseId" from goods) and closed_at is null for share),
    added as (
      insert into stock.levels as l (company_id, product_id, warehouse_id, on_hand)
      select ${tx.companyId}::bigint, "productId", "warehouseId", quantity from goods where "warehouseId" in (select id from open) order by 2, 3
      on conflict (company_id, product_id, warehouse_id) do update set on_hand = l.on_hand + excluded.on_hand, version = l.version + 1
      returning product_id, warehouse_id)
    insert into stock.movements (company_id, posting_id, product_id, warehouse_id, at, kind, on_hand_change, source_kind, source_id, source_part, reason, lot, second_quantity, actor_kind, actor_id)
    select ${tx.companyId}::bigint, ${context.newId()}::uuid, product_id, warehouse_id, ${now}::timestamptz, ${kind}, g.quantity, ${source.kind}, ${source.id}::uuid,
           ${source.part ?? null}::uuid, ${reason ?? ""}, g.lot, g."secondQuantity", ${actor.kind}, ${actor.id}::uuid
      from added join goods g on g."productId" = product_id and g."warehouseId" = warehouse_id`);
};

export interface LevelRow {
  productId: string;
  warehouseId: string;
  onHand: string;
  reserved: string;
  version: number;
  /** What lies there may be promised. */
  sells: boolean;
}

const levelColumns = sql`product_id, warehouse_id, trim_scale(on_hand)::text as on_hand, trim_scale(reserved)::text as reserved, version`;

export const lockLevel = (tx: Tx, at: { productId: string; warehouseId: string }): Promise<Omit<LevelRow, "sells"> | undefined> =>
  tx.maybe<Omit<LevelRow, "sells">>(sql`
    select ${levelColumns} from stock.levels
     where company_id = ${tx.companyId} and product_id = ${at.productId} and warehouse_id = ${at.warehouseId} for update`);

export const levelsOf = (tx: Tx, productIds: readonly string[]): Promise<LevelRow[]> =>
  tx.many<LevelRow>(sql`
    select ${levelColumns}, warehouse_id in (${sellingWarehouses(tx)}) as sells
      from stock.levels where company_id = ${tx.companyId} and product_id = any(${[...productIds]}::uuid[]) order by product_id, warehouse_id`);

/** What is still promised to a source, by product and warehouse. */
export const reservationsOf = (tx: Tx, source: Source): Promise<Reservation[]> =>
  tx.many<Reservation>(sql`
    select product_id, warehouse_id, trim_scale(quantity)::text as quantity from stock.reservations
     where company_id = ${tx.companyId} and source_kind = ${source.kind} and source_id = ${source.id} and quantity > 0 order by product_id, warehouse_id`);

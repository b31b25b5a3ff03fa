import type { CommandContext } from "../../platform/command.ts";
import { sql, type Tx } from "../../platform/db.ts";
import type { Reservation, Source } from "./stock.ts";
import { sellingWarehouses } from "./warehouses.ts";

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

/** A look that moves nothing leaves its mark, in the order of postings: whatever moved before was found to be right. */
export const markFoundRight = ({ tx, newId }: CommandContext, at: { productId: string; warehouseId: string }): Promise<number> =>
  tx.run(sql`update stock.levels set found_right = ${newId()} where company_id = ${tx.companyId} and product_id = ${at.productId} and warehouse_id = ${at.warehouseId}`);

export const levelsOf = (tx: Tx, productIds: readonly string[]): Promise<LevelRow[]> =>
  tx.many<LevelRow>(sql`
    select ${levelColumns}, warehouse_id in (${sellingWarehouses(tx)}) as sells
      from stock.levels where company_id = ${tx.companyId} and product_id = any(${[...productIds]}::uuid[]) order by product_id, warehouse_id`);

/** What is still promised to a source, by product and warehouse. */
export const reservationsOf = (tx: Tx, source: Source): Promise<Reservation[]> =>
  tx.many<Reservation>(sql`
    select product_id, warehouse_id, trim_scale(quantity)::text as quantity from stock.reservations
     where company_id = ${tx.companyId} and source_kind = ${source.kind} and source_id = ${source.id} and quantity > 0 order by product_id, warehouse_id`);

/** Goods of one lot that lie in a warehouse; the lot without a name is what is not told apart. */
export interface LotRow {
  productId: string;
  warehouseId: string;
  lot: string;
  onHand: string;
  /** Their weight in the product's second unit; "0" where nobody weighs. */
  second: string;
  madeOn: string | null;
  bestBefore: string | null;
  since: Date;
}

/** The lots of products that lie there, in the order in which they are taken: the first to expire, then the oldest. */
export const lotsOf = (tx: Tx, asked: { productIds: readonly string[]; warehouseId?: string }): Promise<LotRow[]> =>
  tx.many<LotRow>(sql`
    select product_id, warehouse_id, lot, trim_scale(on_hand)::text as on_hand, trim_scale(second_quantity)::text as second, made_on, best_before, since
      from stock.lots
     where company_id = ${tx.companyId} and product_id = any(${[...asked.productIds]}::uuid[]) and on_hand > 0
       ${asked.warehouseId ? sql`and warehouse_id = ${asked.warehouseId}` : sql``}
     order by product_id, warehouse_id, best_before nulls last, coalesce(made_on, since::date), lot`);

interface MovedLot {
  productId: string;
  warehouseId: string;
  lot: string;
  quantity: string;
  second: string;
}
const movedBy = (tx: Tx, source: Source, sign: 1 | -1): Promise<MovedLot[]> =>
  tx.many<MovedLot>(sql`
    select product_id, warehouse_id, lot, trim_scale(${sign} * sum(on_hand_change))::text as quantity, trim_scale(${sign} * sum(second_change))::text as second
      from stock.movements where company_id = ${tx.companyId} and source_kind = ${source.kind} and source_id = ${source.id}
     group by 1, 2, 3 having ${sign} * sum(on_hand_change) > 0 order by 1, 2, 3`);

/** What a source took out and did not put back, by lot. */
export const takenBy = (tx: Tx, source: Source): Promise<MovedLot[]> => movedBy(tx, source, -1);
/** What a source brought in and did not take out again, by lot. */
export const broughtBy = (tx: Tx, source: Source): Promise<MovedLot[]> => movedBy(tx, source, 1);

/** Lots that have a name and left with deliveries, by product, in the order of their names. */
export const lotsShipped = async (tx: Tx, deliveryIds: readonly string[]): Promise<Map<string, string[]>> =>
  new Map((await tx.many<{ productId: string; lots: string[] }>(sql`
    select product_id, array_agg(lot order by lot) as lots
      from (select product_id, lot from stock.movements
             where company_id = ${tx.companyId} and source_kind = 'delivery' and source_id = any(${[...deliveryIds]}::uuid[]) and lot <> '' group by 1, 2 having sum(on_hand_change) < 0) l
     group by 1`)).map(({ productId, lots }) => [productId, lots]));

/** What moved in the name of one step of a source, by kind and lot; what was taken back since is not there any more. */
export const movedInStep = (tx: Tx, { kind, id, part }: Source & { part: string }): Promise<(MovedLot & { kind: "return" | "restock" | "scrap" })[]> =>
  tx.many(sql`
    select kind, product_id, warehouse_id, lot, trim_scale(sum(on_hand_change))::text as quantity, trim_scale(sum(second_change))::text as second
      from stock.movements where company_id = ${tx.companyId} and source_kind = ${kind} and source_id = ${id} and source_part = ${part}
     group by 1, 2, 3, 4 having sum(on_hand_change) <> 0 order by 1, 2, 3, 4`);

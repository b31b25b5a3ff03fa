import type { CountLine, CountRow } from "../../../contract/counts.ts";
import { sql, type Tx } from "../../platform/db.ts";
import { keyLike } from "../../platform/keyset.ts";
import { tableOf } from "../../platform/table.ts";

/** A count as it is stored. */
export type StoredCount = Omit<CountRow, "warehouseName" | "lineCount" | "countedCount" | "differCount">;
const columns = {
  id: "uuid", number: "text", state: "text", revision: "int", warehouseId: "uuid", note: "text", createdBy: "uuid", createdAt: "timestamptz", submittedBy: "uuid", submittedAt: "timestamptz",
  decidedBy: "uuid", decidedAt: "timestamptz", decision: "text",
} as const satisfies Record<keyof StoredCount, string>;
const table = tableOf<StoredCount>("stock.counts", columns);
/** A count as it is opened: of some products, or of all. */
type OpenedCount = StoredCount & { productIds: readonly string[] };
const openedTable = tableOf<OpenedCount>("stock.counts", { ...columns, productIds: "uuid[]" });

export const insertCount = (tx: Tx, row: OpenedCount): Promise<number> => tx.run(openedTable.insert(tx.companyId, [row]));
export const lockCount = (tx: Tx, id: string): Promise<StoredCount | undefined> =>
  tx.maybe<StoredCount>(sql`select ${table.columns()} from stock.counts where company_id = ${tx.companyId} and id = ${id} for update`);
export const updateCount = (tx: Tx, id: string, change: Partial<StoredCount>): Promise<number> =>
  tx.run(sql`update stock.counts set ${table.assignments(change)} where company_id = ${tx.companyId} and id = ${id}`);

/** Takes down what the books say of a warehouse, lot by lot, at the versions of its levels. Answers how many lines. */
export const takeDown = (tx: Tx, { countId, warehouseId, productIds }: { countId: string; warehouseId: string; productIds: readonly string[] }): Promise<number> =>
  tx.run(sql`
    insert into stock.count_lines (company_id, count_id, product_id, lot, book, version)
    select ${tx.companyId}::bigint, ${countId}::uuid, l.product_id, t.lot, t.on_hand, l.version
      from stock.levels l join stock.lots t using (company_id, product_id, warehouse_id)
     where l.company_id = ${tx.companyId} and l.warehouse_id = ${warehouseId} and t.on_hand > 0 ${productIds.length ? sql`and l.product_id = any(${[...productIds]}::uuid[])` : sql``}`);

export interface EnteredLine {
  productId: string;
  lot: string;
  counted: string | null;
  reason: string;
  again: boolean;
}
/** A line with what its level says now. */
export interface LineNow extends Pick<CountLine, "productId" | "lot" | "book" | "version" | "counted" | "reason" | "reserved"> {
  onHand: string;
  levelNow: string;
  versionNow: number;
}

/** The lines of a count beside their levels, lots of products that were entered and are not on the sheet included. */
export const linesNow = (tx: Tx, { countId, warehouseId }: { countId: string; warehouseId: string }): Promise<LineNow[]> =>
  tx.many<LineNow>(sql`
    select c.product_id, c.lot, trim_scale(c.book)::text as book, c.version, trim_scale(c.counted)::text as counted, c.reason, trim_scale(coalesce(l.reserved, 0))::text as reserved,
           trim_scale(coalesce(t.on_hand, 0))::text as on_hand, trim_scale(coalesce(l.on_hand, 0))::text as level_now, coalesce(l.version, 0) as version_now
      from stock.count_lines c
      left join stock.levels l on l.company_id = c.company_id and l.product_id = c.product_id and l.warehouse_id = ${warehouseId}
      left join stock.lots t on t.company_id = c.company_id and t.product_id = c.product_id and t.warehouse_id = ${warehouseId} and t.lot = c.lot
     where c.company_id = ${tx.companyId} and c.count_id = ${countId} order by c.product_id, c.lot`);

/** Puts down what was counted; a new line, or one that is counted `again`, takes the books as they are now. */
export const putDown = (tx: Tx, { countId, warehouseId, by, at }: { countId: string; warehouseId: string; by: string; at: Date }, lines: readonly EnteredLine[]): Promise<number> =>
  tx.run(sql`
    insert into stock.count_lines as c (company_id, count_id, product_id, lot, book, version, counted, counted_by, counted_at, reason)
    select ${tx.companyId}::bigint, ${countId}::uuid, g."productId", g.lot, coalesce(t.on_hand, 0), coalesce(l.version, 0), g.counted, ${by}::uuid, ${at}::timestamptz, g.reason
      from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as g ("productId" uuid, lot text, counted numeric, reason text)
      left join stock.levels l on l.company_id = ${tx.companyId} and l.product_id = g."productId" and l.warehouse_id = ${warehouseId}
      left join stock.lots t on t.company_id = ${tx.companyId} and t.product_id = g."productId" and t.warehouse_id = ${warehouseId} and t.lot = g.lot
    on conflict (company_id, count_id, product_id, lot) do update
       set book = excluded.book, version = excluded.version, counted = excluded.counted, counted_by = excluded.counted_by, counted_at = excluded.counted_at, reason = excluded.reason`);

/** Who put down lines of a count that stand. */
export const countersOf = async (tx: Tx, countId: string): Promise<string[]> =>
  (await tx.many<{ by: string }>(sql`select distinct counted_by as by from stock.count_lines where company_id = ${tx.companyId} and count_id = ${countId} and counted is not null order by 1`)).map(({ by }) => by);

/** Whether somebody put down any line of a count that stands. */
export const countedBy = async (tx: Tx, countId: string, personId: string): Promise<boolean> =>
  (await tx.run(sql`select from stock.count_lines where company_id = ${tx.companyId} and count_id = ${countId} and counted_by = ${personId} and counted is not null limit 1`)) > 0;

/** Locks the levels of a count, so that nothing moves while it is posted. */
export const lockLevels = (tx: Tx, warehouseId: string, productIds: readonly string[]): Promise<number> =>
  tx.run(sql`
    select 1 from stock.levels where company_id = ${tx.companyId} and warehouse_id = ${warehouseId} and product_id = any(${[...productIds]}::uuid[]) order by product_id for update`);

/** To which orders goods of a warehouse are promised. */
export const promisedTo = (tx: Tx, warehouseId: string, productIds: readonly string[]): Promise<{ productId: string; sourceId: string }[]> =>
  tx.many(sql`
    select product_id, source_id from stock.reservations
     where company_id = ${tx.companyId} and warehouse_id = ${warehouseId} and product_id = any(${[...productIds]}::uuid[]) and quantity > 0 order by product_id, source_id`);

type ListedCount = StoredCount & Pick<CountRow, "lineCount" | "countedCount" | "differCount">;
const listed = (tx: Tx) => sql`
  select ${table.columns("c")}, n.* from stock.counts c
   cross join lateral (select count(*)::int as line_count, count(counted)::int as counted_count, count(*) filter (where counted <> book)::int as differ_count
     from stock.count_lines l where l.company_id = c.company_id and l.count_id = c.id) n
   where c.company_id = ${tx.companyId}`;

/** Counts, newest first: their ids are in the order of time. */
export const counts = (tx: Tx, { state, warehouseId, cursor, limit }: { state?: string | undefined; warehouseId?: string | undefined; cursor?: string | undefined; limit: number }): Promise<ListedCount[]> => {
  const [after] = keyLike(cursor, ["uuid"]) ?? [];
  return tx.many<ListedCount>(sql`
    ${listed(tx)} ${state ? sql`and c.state = ${state}` : sql``} ${warehouseId ? sql`and c.warehouse_id = ${warehouseId}` : sql``} ${after ? sql`and c.id < ${after}::uuid` : sql``}
     order by c.id desc limit ${limit + 1}`);
};
export const countById = (tx: Tx, id: string): Promise<ListedCount | undefined> => tx.maybe<ListedCount>(sql`${listed(tx)} and c.id = ${id}`);

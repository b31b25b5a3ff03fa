import type { Transfer, TransferRow } from "../../../contract/transfers.ts";
import { sql, type Tx } from "../../platform/db.ts";
import { keyLike } from "../../platform/keyset.ts";
import { tableOf } from "../../platform/table.ts";

/** A transfer as it is stored. */
export type StoredTransfer = Omit<TransferRow, "fromName" | "toName" | "lineCount">;
const table = tableOf<StoredTransfer>("stock.transfers", {
  id: "uuid", number: "text", state: "text", revision: "int", fromId: "uuid", toId: "uuid", note: "text", requestedBy: "uuid", requestedAt: "timestamptz", sentBy: "uuid", sentAt: "timestamptz",
  receivedBy: "uuid", receivedAt: "timestamptz",
});

export interface WantedGoods {
  productId: string;
  quantity: string;
}
/** Goods of one lot on their way. */
export type MovedLot = Transfer["lines"][number]["lots"][number] & { productId: string };

export const insertTransfer = (tx: Tx, row: StoredTransfer, lines: readonly WantedGoods[]): Promise<number> =>
  tx.run(sql`
    with head as (${table.insert(tx.companyId, [row])})
    insert into stock.transfer_lines (company_id, transfer_id, product_id, quantity)
    select ${tx.companyId}::bigint, ${row.id}::uuid, "productId", quantity from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as g ("productId" uuid, quantity numeric)`);

export const lockTransfer = (tx: Tx, id: string): Promise<StoredTransfer | undefined> =>
  tx.maybe<StoredTransfer>(sql`select ${table.columns()} from stock.transfers where company_id = ${tx.companyId} and id = ${id} for update`);

export const updateTransfer = (tx: Tx, id: string, change: Partial<StoredTransfer>): Promise<number> =>
  tx.run(sql`update stock.transfers set ${table.assignments(change)} where company_id = ${tx.companyId} and id = ${id}`);

export const wantedGoods = (tx: Tx, transferId: string): Promise<WantedGoods[]> =>
  tx.many<WantedGoods>(sql`
    select product_id, trim_scale(quantity)::text as quantity from stock.transfer_lines where company_id = ${tx.companyId} and transfer_id = ${transferId} order by product_id`);

export const movedLots = (tx: Tx, transferId: string): Promise<MovedLot[]> =>
  tx.many<MovedLot>(sql`
    select product_id, lot, trim_scale(sent)::text as sent, trim_scale(second_sent)::text as second_sent, made_on, best_before, trim_scale(received)::text as received,
           trim_scale(second_received)::text as second_received, reason
      from stock.transfer_lots where company_id = ${tx.companyId} and transfer_id = ${transferId} order by product_id, lot`);

const lotColumns = sql.raw(`"productId" uuid, lot text, sent numeric, "secondSent" numeric, "madeOn" date, "bestBefore" date, received numeric, "secondReceived" numeric, reason text`);

/** Puts on record what went, or what came of it. */
export const saveLots = (tx: Tx, transferId: string, lots: readonly MovedLot[]): Promise<number> =>
  tx.run(sql`
    insert into stock.transfer_lots as t (company_id, transfer_id, product_id, lot, sent, second_sent, made_on, best_before, received, second_received, reason)
    select ${tx.companyId}::bigint, ${transferId}::uuid, "productId", lot, sent, "secondSent", "madeOn", "bestBefore", received, "secondReceived", reason
      from jsonb_to_recordset(${JSON.stringify(lots)}::jsonb) as g (${lotColumns})
    on conflict (company_id, transfer_id, product_id, lot) do update set received = excluded.received, second_received = excluded.second_received, reason = excluded.reason`);

interface Asked {
  state?: string | undefined;
  warehouseId?: string | undefined;
  search?: string | undefined;
  cursor?: string | undefined;
  limit: number;
}
type ListedTransfer = StoredTransfer & { lineCount: number };
const listed = (tx: Tx) => sql`
  select ${table.columns("t")}, (select count(*)::int from stock.transfer_lines l where l.company_id = t.company_id and l.transfer_id = t.id) as line_count
    from stock.transfers t where t.company_id = ${tx.companyId}`;

/** Transfers, newest first: their ids are in the order of time. */
export const transfers = (tx: Tx, { state, warehouseId, search, cursor, limit }: Asked): Promise<ListedTransfer[]> => {
  const [after] = keyLike(cursor, ["uuid"]) ?? [];
  return tx.many<ListedTransfer>(sql`
    ${listed(tx)}
       ${state ? sql`and t.state = ${state}` : sql``} ${warehouseId ? sql`and ${warehouseId}::uuid in (t.from_id, t.to_id)` : sql``}
       ${search ? sql`and strpos(lower(t.number || ' ' || t.note), lower(${search})) > 0` : sql``} ${after ? sql`and t.id < ${after}::uuid` : sql``}
     order by t.id desc limit ${limit + 1}`);
};

export const transferById = (tx: Tx, id: string): Promise<ListedTransfer | undefined> => tx.maybe<ListedTransfer>(sql`${listed(tx)} and t.id = ${id}`);

/** Transfers whose goods do not add up: what left its warehouse is not what was sent, or what came into the other is not what was received; of one that was taken back, nothing did in sum. */
export const transferDrift = (tx: Tx): Promise<{ what: string; expected: string; found: string }[]> =>
  tx.many(sql`
    with lots as (
      select l.transfer_id, l.product_id, l.lot, case when t.state = 'reversed' then 0 else l.sent end as sent, case when t.state = 'reversed' then 0 else coalesce(l.received, 0) end as received,
             t.number, t.from_id, t.to_id
        from stock.transfer_lots l join stock.transfers t on t.company_id = l.company_id and t.id = l.transfer_id where l.company_id = ${tx.companyId}),
    moved as (
      select source_id, product_id, lot, warehouse_id, sum(on_hand_change) as moved from stock.movements
       where company_id = ${tx.companyId} and source_kind = 'transfer' group by 1, 2, 3, 4)
    select 'transfer ' || l.number || ' lot ' || l.lot || ' of product ' || l.product_id as what, 'left ' || l.sent || ', came ' || l.received as expected,
           'left ' || coalesce(-o.moved, 0) || ', came ' || coalesce(i.moved, 0) as found
      from lots l
      left join moved o on o.source_id = l.transfer_id and o.product_id = l.product_id and o.lot = l.lot and o.warehouse_id = l.from_id
      left join moved i on i.source_id = l.transfer_id and i.product_id = l.product_id and i.lot = l.lot and i.warehouse_id = l.to_id
     where coalesce(-o.moved, 0) <> l.sent or coalesce(i.moved, 0) <> l.received
    union all
    select 'transfer ' || m.source_id || ' lot ' || m.lot || ' of product ' || m.product_id, 'nothing moved', m.moved::text from moved m
     where not exists (select from lots l where l.transfer_id = m.source_id and l.product_id = m.product_id and l.lot = m.lot)
     order by 1`);

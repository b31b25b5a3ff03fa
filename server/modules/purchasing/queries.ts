import type * as contract from "../../../contract/purchasing.ts";
import type { ParsedInputOf } from "../../../contract/toolkit.ts";
import { sql, type Sql, type Tx } from "../../platform/db.ts";
import { keyLike } from "../../platform/keyset.ts";
import { purchasesTable, suppliersTable } from "./store.ts";

/** Suppliers by name. */
export const suppliers = (tx: Tx, { search, active, cursor, limit }: ParsedInputOf<typeof contract.listSuppliers>): Promise<contract.Supplier[]> => {
  const [name, id] = keyLike(cursor, ["text", "uuid"]) ?? [];
  return tx.many<contract.Supplier>(sql`
    select ${suppliersTable.columns()} from purchasing.suppliers where company_id = ${tx.companyId}
       ${search ? sql`and strpos(lower(name || ' ' || coalesce(uscc, '') || ' ' || contact), lower(${search})) > 0` : sql``} ${active === undefined ? sql`` : sql`and active = ${active}`}
       ${id ? sql`and (name, id) > (${name}, ${id}::uuid)` : sql``}
     order by name, id limit ${limit + 1}`);
};

type Row = Omit<contract.Purchase, "lines" | "receipts">;
const listed = (tx: Tx, today: string): Sql<Row> => sql<Row>`
  select ${purchasesTable.columns("p")}, p.state in ('ordered', 'partlyReceived') and p.expected_on < ${today}::date as late, g.line_count, g.goods
    from purchasing.purchases p
    cross join lateral (select count(*)::int as line_count, coalesce(string_agg(l.name || ' ' || trim_scale(l.quantity) || l.unit, '、' order by l.line_no), '') as goods
                          from purchasing.lines l where l.company_id = p.company_id and l.purchase_id = p.id) g
   where p.company_id = ${tx.companyId}`;

/** Purchase orders, the newest first: their ids are in the order of time. */
export const purchases = (tx: Tx, { state, supplierId, productId, late, search, cursor, limit, today }: ParsedInputOf<typeof contract.listPurchases> & { today: string }): Promise<Row[]> => {
  const [after] = keyLike(cursor, ["uuid"]) ?? [];
  const states = state === undefined ? undefined : [state].flat();
  return tx.many<Row>(sql`
    ${listed(tx, today)} ${states ? sql`and p.state = any(${states}::text[])` : sql``} ${supplierId ? sql`and p.supplier_id = ${supplierId}::uuid` : sql``}
       ${late === undefined ? sql`` : sql`and (p.state in ('ordered', 'partlyReceived') and p.expected_on < ${today}::date) = ${late}`}
       ${productId ? sql`and exists (select from purchasing.lines l where l.company_id = p.company_id and l.purchase_id = p.id and l.product_id = ${productId}::uuid)` : sql``}
       ${search ? sql`and strpos(lower(p.number || ' ' || p.supplier_name || ' ' || g.goods), lower(${search})) > 0` : sql``} ${after ? sql`and p.id < ${after}::uuid` : sql``}
     order by p.id desc limit ${limit + 1}`);
};

export const purchaseById = (tx: Tx, id: string, today: string): Promise<Row | undefined> => tx.maybe<Row>(sql`${listed(tx, today)} and p.id = ${id}::uuid`);

/** The lines with the orders for which they are bought. */
export const linesWithShares = (tx: Tx, purchaseId: string): Promise<contract.PurchaseLine[]> =>
  tx.many<contract.PurchaseLine>(sql`
    select l.id, l.line_no, l.product_id, l.product_code, l.name, l.spec, l.unit, l.by_lot, trim_scale(l.quantity)::text as quantity, trim_scale(l.received)::text as received, trim_scale(l.unit_price)::text as unit_price,
           coalesce((select json_agg(json_build_object('orderId', a.order_id, 'orderNumber', a.order_number, 'scheduleId', a.schedule_id, 'quantity', trim_scale(a.quantity)::text, 'covered', trim_scale(a.covered)::text)
                       order by a.answered_at, a.id) from purchasing.answers a where a.company_id = l.company_id and a.line_id = l.id and a.quantity > 0), '[]') as shares
      from purchasing.lines l where l.company_id = ${tx.companyId} and l.purchase_id = ${purchaseId} order by l.line_no`);

/** The receipts, the latest first, those that were taken back among them. */
export const receiptsOf = (tx: Tx, purchaseId: string): Promise<Omit<contract.Purchase["receipts"][number], "warehouseName">[]> =>
  tx.many(sql`
    select r.id, coalesce(r.number, '') as number, r.warehouse_id, r.note, r.at, r.by_name,
           (select json_agg(json_build_object('lineNo', l.line_no, 'productCode', l.product_code, 'quantity', trim_scale(g.quantity)::text,
                     'lots', (select coalesce(json_agg(lot ->> 'lot'), '[]') from jsonb_array_elements(g.lots) lot)) order by l.line_no)
              from purchasing.receipt_lines g join purchasing.lines l on l.company_id = g.company_id and l.id = g.line_id where g.company_id = r.company_id and g.receipt_id = r.id) as lines,
           case when v.receipt_id is null then null else json_build_object('reason', v.reason, 'at', v.at, 'byName', v.by_name) end as reversed
      from purchasing.receipts r left join purchasing.reversals v on v.company_id = r.company_id and v.receipt_id = r.id
     where r.company_id = ${tx.companyId} and r.purchase_id = ${purchaseId} order by r.id desc`);

import type { BackOrder } from "../../../contract/delivery-parts.ts";
import type * as contract from "../../../contract/delivery-parts.ts";
import type { ParsedInputOf } from "../../../contract/toolkit.ts";
import type { Collector } from "../../platform/collect.ts";
import type { CommandContext, Context } from "../../platform/command.ts";
import { sql, type Tx } from "../../platform/db.ts";
import { keyLike, pageOf } from "../../platform/keyset.ts";
import { tableOf } from "../../platform/table.ts";
import { reachOf } from "./delivery-list.ts";
import type { Delivery, Line } from "./shipping.ts";

/** A back order as it is stored. */
export interface StoredBackOrder extends Omit<BackOrder, "covered"> {
  salespersonId: string | null;
  departmentId: string | null;
  orderCreatedBy: string | null;
  orderLineId: string;
  scheduleId: string;
  closedAt: Date | null;
}
const table = tableOf<StoredBackOrder>("shipping.back_orders", {
  id: "uuid", deliveryId: "uuid", deliveryNumber: "text", orderId: "uuid", orderNumber: "text", customerId: "uuid", customerName: "text", salespersonId: "uuid", departmentId: "uuid", orderCreatedBy: "uuid",
  warehouseId: "uuid", lineNo: "int", orderLineId: "uuid", scheduleId: "uuid", productId: "uuid", productCode: "text", name: "text", spec: "text", unit: "text", quantity: "numeric", held: "boolean",
  why: "text", reason: "text", dueOn: "date", state: "text", openedAt: "timestamptz", closedAt: "timestamptz",
} satisfies Record<keyof StoredBackOrder, string>);

const inserted: Collector<StoredBackOrder> = { name: "back_orders", parts: (rows, { tx }) => [{ name: "new_back_orders", sql: table.insert(tx.companyId, rows) }] };

type OrderedLine = Pick<Line, "id" | "lineNo" | "productId" | "productCode" | "name" | "spec" | "unit">;
type Cause = Pick<StoredBackOrder, "scheduleId" | "quantity" | "why" | "reason" | "held" | "dueOn">;

/** Keeps that goods of an order's line come later; `scheduleId` is the part of the order that waits. Written with the command's last statement. */
export function openBackOrder(context: CommandContext, { delivery: d, line }: { delivery: Delivery; line: OrderedLine }, cause: Cause): void {
  context.collect(inserted, {
    ...cause, id: context.newId(), deliveryId: d.id, deliveryNumber: d.number, orderId: d.orderId, orderNumber: d.orderNumber, customerId: d.customerId, customerName: d.customerName,
    salespersonId: d.salespersonId, departmentId: d.departmentId, orderCreatedBy: d.orderCreatedBy, warehouseId: d.warehouseId, lineNo: line.lineNo, orderLineId: line.id,
    productId: line.productId, productCode: line.productCode, name: line.name, spec: line.spec, unit: line.unit, state: "open", openedAt: context.now, closedAt: null,
  });
}

/** Locks back orders in the order of their ids. */
export const lockBackOrders = (tx: Tx, ids: readonly string[]): Promise<StoredBackOrder[]> =>
  tx.many<StoredBackOrder>(sql`select ${table.columns("d")} from shipping.back_orders d where d.company_id = ${tx.companyId} and d.id = any(${[...ids]}::uuid[]) order by d.id for update`);

/** Open back orders of a product, locked, the oldest first. */
export const waitingFor = (tx: Tx, productId: string): Promise<StoredBackOrder[]> =>
  tx.many<StoredBackOrder>(sql`
    select ${table.columns("d")} from shipping.back_orders d
     where d.company_id = ${tx.companyId} and d.product_id = ${productId} and d.state = 'open' and not d.held order by d.id for update`);

/** A back order got its next delivery, all of it or a part; what stock did not cover goes on waiting as a part of the order of its own. */
export async function markSent(context: CommandContext, one: { id: string; sent: string; rest?: { scheduleId: string; quantity: string } | undefined }): Promise<void> {
  const { tx, now } = context;
  const [row] = await tx.many<StoredBackOrder>(sql`
    update shipping.back_orders d set state = 'sent', closed_at = ${now}, quantity = ${one.sent} where d.company_id = ${tx.companyId} and d.id = ${one.id} returning ${table.columns("d")}`);
  if (row && one.rest) context.collect(inserted, { ...row, ...one.rest, id: context.newId(), state: "open", closedAt: null });
}

/** Nobody waits any more for what an order's lines still had to get: it was called off or closed short. Answers what was dropped, for those goods that were `held`. */
export const dropBackOrders = ({ tx, now }: Pick<CommandContext, "tx" | "now">, { orderId, orderLineIds }: { orderId: string; orderLineIds?: readonly string[] }): Promise<StoredBackOrder[]> =>
  tx.many<StoredBackOrder>(sql`
    update shipping.back_orders d set state = 'dropped', closed_at = ${now}
     where d.company_id = ${tx.companyId} and d.order_id = ${orderId} and d.state = 'open' ${orderLineIds ? sql`and d.order_line_id = any(${[...orderLineIds]}::uuid[])` : sql``}
    returning ${table.columns("d")}`);

/** Less is waited for of parts of an order; what nobody waits for any more is dropped. */
export const lessenBackOrders = ({ tx, now }: Pick<CommandContext, "tx" | "now">, orderId: string, parts: readonly { scheduleId: string; quantity: string }[]): Promise<number> =>
  parts.length
    ? tx.run(sql`
        update shipping.back_orders d
           set quantity = case when d.quantity > g.quantity then d.quantity - g.quantity else d.quantity end, state = case when d.quantity > g.quantity then d.state else 'dropped' end,
               closed_at = case when d.quantity > g.quantity then d.closed_at else ${now}::timestamptz end
          from jsonb_to_recordset(${JSON.stringify(parts)}::jsonb) as g ("scheduleId" uuid, quantity numeric)
         where d.company_id = ${tx.companyId} and d.order_id = ${orderId} and d.schedule_id = g."scheduleId" and d.state = 'open'`)
    : Promise.resolve(0);

type Filter = ParsedInputOf<typeof contract.listBackOrders>;

/** Back orders within the reader's reach, the oldest first. */
export async function backOrders(tx: Tx, f: Filter, who: Pick<Context, "actor" | "scope">): Promise<{ rows: StoredBackOrder[]; next: string | null }> {
  const [id] = keyLike(f.cursor, ["uuid"]) ?? [];
  // Their ids are in the order of time.
  const rows = await tx.many<StoredBackOrder>(sql`
    select ${table.columns("d")} from shipping.back_orders d
     where d.company_id = ${tx.companyId} and ${reachOf(who)} and d.state = ${f.state} ${id ? sql`and d.id > ${id}::uuid` : sql``}
       ${f.orderId ? sql`and d.order_id = ${f.orderId}` : sql``} ${f.customerId ? sql`and d.customer_id = ${f.customerId}` : sql``}
     order by d.id limit ${f.limit + 1}`);
  return pageOf(rows, f.limit, (row) => [row.id]);
}

import type { InvoiceRequestState } from "../../../contract/settlement.ts";
import type { Collector } from "../../platform/collect.ts";
import { sql, type Tx } from "../../platform/db.ts";
import { orderColumns } from "./account-store.ts";
import { filed } from "./grams.ts";
import type { Earlier } from "./invoicing.ts";
import type { OrderRow } from "./settlement.ts";
import { type RequestLineRow, requestLineTable, type RequestRow, requestTable } from "./tables.ts";

/** What billing an order's goods goes by. */
export interface Billing {
  order: OrderRow;
  /** The request for this delivery's share, or for the whole order, when there is one already. */
  requestId: string | null;
  /** What was asked to be invoiced of order lines before, by tax rate and price; refused requests count, for they may be asked again. */
  earlier: Earlier[];
}

/** Undefined for an order whose money was never opened. */
export async function billingOf(tx: Tx, { orderId, deliveryId }: { orderId: string; deliveryId: string | null }, orderLineIds: readonly string[]): Promise<Billing | undefined> {
  const found = await tx.maybe<OrderRow & Omit<Billing, "order">>(sql`
    select ${orderColumns},
           (select r.id from settlement.requests r where r.company_id = o.company_id and r.delivery_id is not distinct from ${deliveryId}::uuid and r.order_id = o.order_id
              and r.correction_of is null and r.state <> 'withdrawn') as request_id,
           (select coalesce(json_agg(e), '[]') from (
              select l.order_line_id as "orderLineId", l.tax_rate::text as "taxRate", l.unit_price::text as "unitPrice", sum(l.quantity)::text as quantity, sum(l.net)::text as net,
                     sum(l.tax)::text as tax, sum(l.gross)::text as gross
                from settlement.request_lines l join settlement.requests r on r.company_id = l.company_id and r.id = l.request_id
               where l.company_id = ${tx.companyId} and l.order_line_id = any(${[...orderLineIds]}::uuid[]) and r.state <> 'withdrawn' and r.correction_of is null
               group by 1, l.tax_rate, l.unit_price) e) as earlier
      from settlement.orders o where o.company_id = ${tx.companyId} and o.order_id = ${orderId}`);
  if (!found) return undefined;
  const { requestId, earlier, ...order } = found;
  return { order, requestId, earlier };
}

interface NewRequest {
  request: RequestRow;
  lines: readonly RequestLineRow[];
}

/** New requests with their lines, with the command's last statement. */
export const insertRequests: Collector<NewRequest> = {
  name: "invoice_requests",
  parts: (all, { tx: { companyId } }) => [
    { name: "new_requests", sql: requestTable.insert(companyId, all.map(({ request }) => request)) },
    { name: "new_request_grams", sql: filed(companyId, all.map(({ request }) => request)) },
    { name: "new_request_lines", sql: requestLineTable.insert(companyId, all.flatMap(({ lines }) => lines)) },
  ],
};

interface Supply {
  orderId: string;
  suppliedOn: string;
  /** Days on which stages fall due, known with the first delivery. */
  dueDays: readonly { stage: number; dueOn: string }[];
}

/** The first delivery's day goes to the order and to the stages that count from it, with the command's last statement. */
export const supplies: Collector<Supply> = {
  name: "supplies",
  parts: (all, { tx: { companyId } }) => all.flatMap(({ orderId, suppliedOn, dueDays }, i) => [
    { name: `supplied_${i}`, sql: sql`update settlement.orders set supplied_on = coalesce(supplied_on, ${suppliedOn}::date) where company_id = ${companyId} and order_id = ${orderId}` },
    {
      name: `due_${i}`,
      sql: sql`update settlement.obligations o set due_on = g."dueOn" from jsonb_to_recordset(${JSON.stringify(dueDays)}::jsonb) as g (stage int, "dueOn" date)
        where o.company_id = ${companyId} and o.order_id = ${orderId} and o.stage = g.stage and o.due_on is null`,
    },
  ]),
};

export interface LockedLine {
  id: string;
  quantity: string;
  net: string;
  tax: string;
  gross: string;
}
export interface LockedRequest extends Omit<RequestRow, "deliveryId" | "deliveryNumber" | "requestedAt" | "searchText" | "changeId" | "changeNumber"> {
  state: InvoiceRequestState;
  revision: number;
  lines: LockedLine[];
}

/** Locks requests with their lines, in the order of their ids. */
export const lockRequests = (tx: Tx, ids: readonly string[]): Promise<LockedRequest[]> =>
  tx.many<LockedRequest>(sql`
    select r.id, r.state, r.order_id, r.order_number, r.customer_id, r.customer_name, r.ledger_id, r.currency, r.salesperson_id, r.department_id, r.supplied_on, r.billable_on,
           r.net, r.tax, r.gross, r.revision,
           (select json_agg(json_build_object('id', l.id, 'quantity', l.quantity::text, 'net', l.net::text, 'tax', l.tax::text, 'gross', l.gross::text) order by l.line_no)
              from settlement.request_lines l where l.company_id = r.company_id and l.request_id = r.id) as lines
      from settlement.requests r where r.company_id = ${tx.companyId} and r.id = any(${[...ids]}::uuid[]) order by r.id for update of r`);

/** Locks the requests of an invoice with all requests of their orders as a whole, in the order of their ids: for what withdraws those too. */
export const lockRequestsBeside = (tx: Tx, ids: readonly string[]): Promise<unknown[]> =>
  tx.many(sql`
    select r.id from settlement.requests r
     where r.company_id = ${tx.companyId} and (r.id = any(${[...ids]}::uuid[]) or r.delivery_id is null
             and r.order_id = any(array(select b.order_id from settlement.requests b where b.company_id = ${tx.companyId} and b.id = any(${[...ids]}::uuid[])))) order by r.id for update`);

/** Moves a locked request on; the reason stays until it is asked again. */
export const moveRequest = (tx: Tx, id: string, { state, reason }: { state: InvoiceRequestState; reason: string | null }): Promise<number> =>
  tx.run(sql`
    update settlement.requests set state = ${state}, refused_reason = ${reason}, revision = revision + 1 where company_id = ${tx.companyId} and id = ${id}`);

/** Locks all requests of a delivery's share of an order, corrections among them, with the number of the invoice of each. */
export const lockRequestsOf = (tx: Tx, { orderId, deliveryId }: { orderId: string; deliveryId: string | null }): Promise<{ id: string; state: InvoiceRequestState; invoiceNumber: string | null }[]> =>
  tx.many(sql`
    select r.id, r.state, (select i.number from settlement.invoices i where i.company_id = r.company_id and i.id = r.invoice_id) as invoice_number
      from settlement.requests r where r.company_id = ${tx.companyId} and r.order_id = ${orderId} and r.delivery_id is not distinct from ${deliveryId}::uuid order by r.id for update of r`);

/** An order of which no request stands any more: nothing was supplied, so terms count from no day. */
export const forgetSupply = (tx: Tx, orderId: string): Promise<number> =>
  tx.run(sql`
    with orders as (
      update settlement.orders o set supplied_on = null
       where o.company_id = ${tx.companyId} and o.order_id = ${orderId}
         and not exists (select 1 from settlement.requests r where r.company_id = o.company_id and r.order_id = o.order_id and r.state <> 'withdrawn')
      returning o.order_id
    )
    update settlement.obligations b set due_on = null from orders
     where b.company_id = ${tx.companyId} and b.order_id = orders.order_id and b.due in ('onDelivery', 'afterDelivery')`);

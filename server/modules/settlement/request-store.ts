import type { InvoiceRequestState } from "../../../contract/settlement.ts";
import { sql, type Tx } from "../../platform/db.ts";
import { filed } from "./grams.ts";
import type { Earlier } from "./invoicing.ts";
import { type RequestLineRow, requestLineTable, type RequestRow, requestTable } from "./tables.ts";

/** What was asked to be invoiced of order lines before, each at its latest tax rate; refused requests count, for they may be asked again. */
export const earlierOf = (tx: Tx, orderLineIds: readonly string[]): Promise<Earlier[]> =>
  tx.many<Earlier>(sql`
    select distinct on (order_line_id) order_line_id, tax_rate, sum(quantity) as quantity, sum(net) as net, sum(tax) as tax, sum(gross) as gross
      from settlement.request_lines where company_id = ${tx.companyId} and order_line_id = any(${[...orderLineIds]}::uuid[])
     group by order_line_id, tax_rate order by order_line_id, max(request_id::text) desc`);

export const requestOf = (tx: Tx, { deliveryId, orderId }: { deliveryId: string; orderId: string }): Promise<{ id: string } | undefined> =>
  tx.maybe(sql`select id from settlement.requests where company_id = ${tx.companyId} and delivery_id = ${deliveryId} and order_id = ${orderId}`);

interface NewRequest {
  request: RequestRow;
  lines: readonly RequestLineRow[];
  /** Days on which stages fall due, known with the first delivery. */
  dueDays: readonly { stage: number; dueOn: string }[];
}

/** A new request with its lines; the first delivery's day goes to the order and to the stages that count from it. */
export const insertRequest = (tx: Tx, { request, lines, dueDays }: NewRequest): Promise<number> =>
  tx.run(sql`
    with request as (${requestTable.insert(tx.companyId, [request])}), filed as (${filed(tx.companyId, [request])}), supplied as (
      update settlement.orders set supplied_on = coalesce(supplied_on, ${request.suppliedOn}::date) where company_id = ${tx.companyId} and order_id = ${request.orderId}
    ), due as (
      update settlement.obligations o set due_on = g."dueOn"
        from jsonb_to_recordset(${JSON.stringify(dueDays)}::jsonb) as g (stage int, "dueOn" date)
       where o.company_id = ${tx.companyId} and o.order_id = ${request.orderId} and o.stage = g.stage and o.due_on is null
    )
    ${requestLineTable.insert(tx.companyId, lines)}`);

export interface LockedLine {
  id: string;
  quantity: string;
  net: string;
  tax: string;
  gross: string;
}
export interface LockedRequest {
  id: string;
  state: InvoiceRequestState;
  orderId: string;
  orderNumber: string;
  customerId: string;
  customerName: string;
  ledgerId: string;
  currency: string;
  salespersonId: string | null;
  departmentId: string | null;
  suppliedOn: string;
  net: string;
  tax: string;
  gross: string;
  revision: number;
  lines: LockedLine[];
}

/** Locks requests with their lines, in the order of their ids. */
export const lockRequests = (tx: Tx, ids: readonly string[]): Promise<LockedRequest[]> =>
  tx.many<LockedRequest>(sql`
    select r.id, r.state, r.order_id, r.order_number, r.customer_id, r.customer_name, r.ledger_id, r.currency, r.salesperson_id, r.department_id, r.supplied_on,
           r.net, r.tax, r.gross, r.revision,
           (select json_agg(json_build_object('id', l.id, 'quantity', l.quantity::text, 'net', l.net::text, 'tax', l.tax::text, 'gross', l.gross::text) order by l.line_no)
              from settlement.request_lines l where l.company_id = r.company_id and l.request_id = r.id) as lines
      from settlement.requests r where r.company_id = ${tx.companyId} and r.id = any(${[...ids]}::uuid[]) order by r.id for update of r`);

/** Moves a locked request on; the reason stays until it is asked again. */
export const moveRequest = (tx: Tx, id: string, { state, reason }: { state: InvoiceRequestState; reason: string | null }): Promise<number> =>
  tx.run(sql`
    update settlement.requests set state = ${state}, refused_reason = ${reason}, revision = revision + 1 where company_id = ${tx.companyId} and id = ${id}`);

import { type Sql, sql, type Tx } from "../platform/db.ts";

/**
 * Orders of which something is to be invoiced by a day and is not: their policy's moment has come (confirmation, shipment, acceptance, the end of a month), and finance has not issued the invoice, or
 * sent the request back. As a list of ids, for the list of orders to be asked with.
 */
export const toInvoiceBy = (tx: Tx, day: string): Sql<unknown> => sql`
  select r.order_id from settlement.requests r where r.company_id = ${tx.companyId} and r.state in ('requested', 'refused') and r.billable_on <= ${day}::date`;

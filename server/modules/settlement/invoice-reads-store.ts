import type { AllocationView, InvoiceRow } from "../../../contract/settlement-reversals.ts";
import type { z } from "zod";
import type { billedLine } from "../../../contract/settlement-reversals.ts";
import type { Context } from "../../platform/command.ts";
import { type Sql, sql, type Tx } from "../../platform/db.ts";
import { reachable } from "./reach.ts";

type Reader = Pick<Context, "tx" | "actor" | "scope">;

interface Filter {
  id?: string;
  reversalOf?: string;
  customerId?: string;
  orderId?: string;
  redOnly?: boolean;
  after?: string;
  limit: number;
}

const conditions = (f: Filter, companyId: string): Sql<unknown> => sql`
  ${f.id === undefined ? sql`` : sql`and i.id = ${f.id}`} ${f.reversalOf === undefined ? sql`` : sql`and i.reversal_of = ${f.reversalOf}`}
  ${f.customerId === undefined ? sql`` : sql`and i.customer_id = ${f.customerId}`} ${f.redOnly ? sql`and i.reversal_of is not null` : sql``}
  ${f.orderId === undefined ? sql`` : sql`and i.id in (select l.invoice_id from settlement.invoice_lines l where l.company_id = ${companyId} and l.order_id = ${f.orderId})`}
  ${f.after === undefined ? sql`` : sql`and i.id < ${f.after}::uuid`}`;

/** Invoices of the accounts within the reader's reach, red ones among them, newest first. */
export const invoicesWhere = (reader: Reader, f: Filter): Promise<(InvoiceRow & { evidence: unknown })[]> =>
  reader.tx.many(sql`
    select i.id, i.number, i.kind, i.tax_number, i.issued_on, i.customer_id, a.customer_name, i.ledger_id, i.currency, i.net, i.tax, i.gross, i.remark, i.at as recorded_at, i.reason, i.afterwards,
           i.evidence, i.reversal_of, b.number as reversal_of_number,
           case when i.reversal_of is null then i.gross + coalesce((select sum(r.gross) from settlement.invoices r where r.company_id = i.company_id and r.reversal_of = i.id), 0) else 0 end::numeric(18,2) as left,
           coalesce((select sum(v.open_amount) from settlement.receivables v where v.company_id = i.company_id and v.invoice_id = i.id), 0)::numeric(18,2) as open
      from settlement.invoices i
      join settlement.accounts a on a.company_id = i.company_id and a.customer_id = i.customer_id and a.currency = i.currency
      left join settlement.invoices b on b.company_id = i.company_id and b.id = i.reversal_of
     where i.company_id = ${reader.tx.companyId} ${reachable("a", reader)} ${conditions(f, reader.tx.companyId)}
     order by i.id desc limit ${f.limit}`);

/** The lines of an invoice, each with what red invoices left of it. */
export const billedLines = (tx: Tx, invoiceId: string): Promise<z.output<typeof billedLine>[]> =>
  tx.many(sql`
    select l.line_no, l.order_id, r.order_number, r.delivery_number, q.name, q.spec, trim_scale(l.quantity) as quantity, q.unit, trim_scale(q.unit_price) as unit_price, q.tax_included,
           trim_scale(q.tax_rate) as tax_rate, l.net, l.tax, l.gross, trim_scale(l.quantity + coalesce(b.quantity, 0)) as quantity_left, l.gross + coalesce(b.gross, 0) as gross_left
      from settlement.invoice_lines l
      join settlement.request_lines q on q.company_id = l.company_id and q.id = l.request_line_id
      join settlement.requests r on r.company_id = q.company_id and r.id = q.request_id
      left join (select d.request_line_id, sum(d.quantity) as quantity, sum(d.gross) as gross from settlement.invoice_lines d join settlement.invoices i on i.company_id = d.company_id and i.id = d.invoice_id
                  where d.company_id = ${tx.companyId} and i.reversal_of = ${invoiceId} group by 1) b on b.request_line_id = l.request_line_id
     where l.company_id = ${tx.companyId} and l.invoice_id = ${invoiceId} order by l.line_no`);

/** Money on an invoice's receivables, or all that a receipt was applied to: in the order of time, counter-entries beside what they take back. */
export const allocationsOf = (tx: Tx, of: { invoiceId: string } | { receiptId: string }): Promise<AllocationView[]> =>
  tx.many<AllocationView>(sql`
    select l.id, l.receipt_id, c.number as receipt_number, l.order_id, coalesce(v.order_number, o.number) as order_number, v.invoice_number, v.tax_number,
           case when l.reversal_of is not null then 'takenOff' when l.from_deposit is not null then 'offset' when l.receivable_id is null then 'deposit' else 'payment' end as kind,
           l.amount, case when l.reversal_of is null then l.amount - l.reversed - l.offset_amount else 0 end::numeric(18,2) as left,
           l.reversal_of is null and l.reversed < l.amount as standing, l.applied_on, l.reason, l.at
      from settlement.allocations l
      join settlement.receipts c on c.company_id = l.company_id and c.id = l.receipt_id
      left join settlement.receivables v on v.company_id = l.company_id and v.id = l.receivable_id
      left join settlement.orders o on o.company_id = l.company_id and o.order_id = l.order_id
     where l.company_id = ${tx.companyId} and ${"invoiceId" in of ? sql`v.invoice_id = ${of.invoiceId}` : sql`l.receipt_id = ${of.receiptId}`}
     order by l.at, l.id`);

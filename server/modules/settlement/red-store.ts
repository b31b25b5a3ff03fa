import type { Decimal } from "../../../contract/money.ts";
import { sql, type Tx } from "../../platform/db.ts";
import { tableOf } from "../../platform/table.ts";
import { type AccountChange, changeAccount, changeOrders, type OrderChange } from "./account-store.ts";
import { filed } from "./grams.ts";
import type { AccountKey } from "./settlement.ts";
import { type AllocationRow, type InvoiceLineRow, invoiceLineTable, type InvoiceRow, type RequestLineRow, requestLineTable, type RequestRow } from "./tables.ts";
import type { CounterRow, Held, Owed, Reduced, Taken } from "./taking-back.ts";
import { takingParts } from "./taking-store.ts";

/** An invoice before anything is locked, with the requests that are locked before its account. */
export interface FoundInvoice extends AccountKey {
  id: string;
  number: string;
  kind: string;
  taxNumber: string;
  issuedOn: string;
  ledgerId: string;
  reversalOf: string | null;
  requestIds: string[];
}
export const findInvoice = (tx: Tx, id: string): Promise<FoundInvoice | undefined> =>
  tx.maybe<FoundInvoice>(sql`
    select i.id, i.number, i.kind, i.tax_number, i.issued_on, i.customer_id, i.currency, i.ledger_id, i.reversal_of,
           array(select r.id from settlement.requests r where r.company_id = i.company_id and r.invoice_id = i.id order by 1) as request_ids
      from settlement.invoices i where i.company_id = ${tx.companyId} and i.id = ${id}`);

/** A line of an invoice with what red invoices have left of it. */
export interface LeftLine extends Omit<RequestLineRow, "id"> {
  requestLineId: string;
  orderId: string;
  /** What the line was billed at, red invoices apart. */
  billed: string;
}
/** The lines of a blue invoice, each less what was taken back of it; the account must be locked. */
export const linesLeft = (tx: Tx, invoiceId: string): Promise<LeftLine[]> =>
  tx.many<LeftLine>(sql`
    select l.line_no, l.request_line_id, q.request_id, l.order_id, q.order_line_id, q.delivery_line_id, q.name, q.spec, q.unit, q.unit_price, q.price_factor, q.tax_included, q.tax_class, q.priced,
           trim_scale(q.tax_rate) as tax_rate, trim_scale(l.quantity + coalesce(b.quantity, 0)) as quantity, l.net + coalesce(b.net, 0) as net, l.tax + coalesce(b.tax, 0) as tax,
           l.gross + coalesce(b.gross, 0) as gross, l.gross as billed
      from settlement.invoice_lines l
      join settlement.request_lines q on q.company_id = l.company_id and q.id = l.request_line_id
      left join (select r.request_line_id, sum(r.quantity) as quantity, sum(r.net) as net, sum(r.tax) as tax, sum(r.gross) as gross
                   from settlement.invoice_lines r join settlement.invoices i on i.company_id = r.company_id and i.id = r.invoice_id
                  where r.company_id = ${tx.companyId} and i.reversal_of = ${invoiceId} group by 1) b on b.request_line_id = l.request_line_id
     where l.company_id = ${tx.companyId} and l.invoice_id = ${invoiceId} order by l.line_no`);

/** The changes that raised the price of order lines which were billed before, the latest last: what is more is asked, billed or was closed beside the goods. */
export const differencesOfChanges = (tx: Tx, orderLineIds: readonly string[]): Promise<{ orderLineId: string; change: string }[]> =>
  tx.many(sql`
    select q.order_line_id, r.change_number as change from settlement.request_lines q join settlement.requests r on r.company_id = q.company_id and r.id = q.request_id
     where q.company_id = ${tx.companyId} and q.order_line_id = any(${[...orderLineIds]}::uuid[]) and q.priced = 'difference' and r.change_number is not null and r.state <> 'withdrawn' order by r.id`);

/** The receivables of an invoice with the money that stands on each. */
export async function owedOf(tx: Tx, invoiceId: string): Promise<Owed[]> {
  const rows = await tx.many<Omit<Owed, "money"> & { money: Held[] }>(sql`
    select r.id, r.order_id, r.due_on, r.open_amount as open,
           (select coalesce(json_agg(json_build_object('id', l.id, 'receiptId', l.receipt_id, 'orderId', l.order_id, 'receivableId', l.receivable_id, 'fromDeposit', l.from_deposit,
                     'left', (l.amount - l.reversed)::text, 'appliedOn', l.applied_on) order by l.id), '[]')
              from settlement.allocations l where l.company_id = r.company_id and l.receivable_id = r.id and l.reversal_of is null and l.reversed < l.amount) as money
      from settlement.receivables r where r.company_id = ${tx.companyId} and r.invoice_id = ${invoiceId} order by r.id`);
  return rows;
}

export type RedInvoice = InvoiceRow & { reversalOf: string; reason: string; afterwards: string; evidence: unknown };
const redTable = tableOf<RedInvoice>("settlement.invoices", {
  id: "uuid", number: "text", kind: "text", taxNumber: "text", issuedOn: "date", customerId: "uuid", ledgerId: "uuid", currency: "text", net: "numeric", tax: "numeric", gross: "numeric",
  fileId: "uuid", fileSha256: "text", remark: "text", by: "uuid", at: "timestamptz", reversalOf: "uuid", reason: "text", afterwards: "text", evidence: "jsonb",
});

/** A new red invoice; 0 when its number of the tax system is on record. */
export const insertRed = (tx: Tx, red: RedInvoice): Promise<number> =>
  tx.run(sql`${redTable.insert(tx.companyId, [red])} on conflict (company_id, tax_number) do nothing`);

export type CorrectionRow = RequestRow & { correctionOf: string };
const correctionTable = tableOf<CorrectionRow>("settlement.requests", {
  id: "uuid", orderId: "uuid", orderNumber: "text", deliveryId: "uuid", deliveryNumber: "text", customerId: "uuid", customerName: "text", ledgerId: "uuid", currency: "text", salespersonId: "uuid",
  departmentId: "uuid", suppliedOn: "date", billableOn: "date", net: "numeric", tax: "numeric", gross: "numeric", requestedAt: "timestamptz", searchText: "text", changeId: "uuid", changeNumber: "text", correctionOf: "uuid",
});

/** The request behind invoice lines, as a correction repeats it. */
export type RequestHead = Omit<RequestRow, "searchText" | "requestedAt" | "net" | "tax" | "gross"> & { state: "requested" | "issued" | "refused" | "closed" | "withdrawn" };
export const requestHeads = (tx: Tx, ids: readonly string[]): Promise<RequestHead[]> =>
  tx.many<RequestHead>(sql`
    select id, state, order_id, order_number, delivery_id, delivery_number, customer_id, customer_name, ledger_id, currency, salesperson_id, department_id, supplied_on, billable_on, change_id, change_number
      from settlement.requests where company_id = ${tx.companyId} and id = any(${[...ids]}::uuid[]) order by id for update`);

export interface SavedRed {
  account: AccountKey;
  accountChange: AccountChange;
  orderChanges: readonly OrderChange[];
  red: RedInvoice;
  lines: readonly InvoiceLineRow[];
  taken: readonly Taken[];
  counters: readonly CounterRow[];
  kept: readonly AllocationRow[];
  reduced: readonly (Reduced & { id: string })[];
  concessions: readonly { id: string; orderId: string; amount: Decimal }[];
  /** Requests whose invoice is red as a whole: to be invoiced again, or closed. */
  again: readonly string[];
  close: readonly string[];
  corrections: readonly CorrectionRow[];
  correctionLines: readonly RequestLineRow[];
}

/** All that a red invoice moves, beside its own row: one statement. */
export const saveRed = (tx: Tx, s: SavedRed): Promise<number> =>
  tx.run(sql`
    with lines as (${invoiceLineTable.insert(tx.companyId, s.lines)}),
    ${takingParts(tx, { taken: s.taken, rows: s.counters, kept: s.kept, reduced: s.reduced, redInvoiceId: s.red.id, on: s.red.issuedOn, reason: s.red.reason, by: s.red.by, at: s.red.at })},
    conceded as (
      insert into settlement.concessions (company_id, id, order_id, red_invoice_id, amount)
      select ${tx.companyId}::bigint, g.id, g."orderId", ${s.red.id}::uuid, g.amount from jsonb_to_recordset(${JSON.stringify(s.concessions)}::jsonb) as g (id uuid, "orderId" uuid, amount numeric)
    ),
    requested as (${correctionTable.insert(tx.companyId, s.corrections)}),
    requested_lines as (${requestLineTable.insert(tx.companyId, s.correctionLines)}),
    filed as (${filed(tx.companyId, s.corrections)}),
    orders as (${changeOrders(tx, s.orderChanges, [...s.counters, ...s.kept])}),
    account as (${changeAccount(tx, s.account, s.accountChange)})
    update settlement.requests
       set state = case when id = any(${[...s.again]}::uuid[]) then 'requested' else 'closed' end, invoice_id = case when id = any(${[...s.again]}::uuid[]) then null else invoice_id end,
           revision = revision + 1
     where company_id = ${tx.companyId} and id = any(${[...s.again, ...s.close]}::uuid[])`);

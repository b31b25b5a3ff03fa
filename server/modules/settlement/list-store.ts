import type { AgeBucket, InvoiceLine, InvoiceRequestRow, ReceiptRow } from "../../../contract/settlement.ts";
import type { Context } from "../../platform/command.ts";
import { type Sql, sql } from "../../platform/db.ts";
import { askedFor } from "../../platform/search-words.ts";
import { bucketEnds, bucketRange } from "./ageing.ts";
import { foundBy } from "./grams.ts";
import { reachable } from "./reach.ts";

type Reader = Pick<Context, "tx" | "actor" | "scope">;
const only = (column: string, value: string | undefined): Sql<unknown> => (value === undefined ? sql`` : sql`and ${sql.ref(column)} = ${value}`);

const requestColumns = sql.raw(`r.id, r.state, r.order_id, r.order_number, r.delivery_number, r.customer_id, r.customer_name, r.ledger_id, r.currency, r.net, r.tax, r.gross,
  r.supplied_on, r.billable_on, r.requested_at, r.refused_reason, r.invoice_id, i.number as invoice_number, i.tax_number, r.revision, r.correction_of, r.change_id, r.change_number`);
const requests = sql.raw(`settlement.requests r left join settlement.invoices i on i.company_id = r.company_id and i.id = r.invoice_id`);

interface RequestFilter {
  search?: string;
  state?: string;
  customerId?: string;
  orderId?: string;
  after?: string;
  limit: number;
}

/** Invoice requests within the reader's reach, newest first. */
export const requestsWhere = (reader: Reader, f: RequestFilter): Promise<InvoiceRequestRow[]> =>
  reader.tx.many<InvoiceRequestRow>(sql`
    select ${requestColumns} from ${requests}
     where r.company_id = ${reader.tx.companyId} ${reachable("r", reader)} ${foundBy("r", reader.tx.companyId, askedFor(f.search))}
       ${only("r.state", f.state)} ${only("r.customer_id", f.customerId)} ${only("r.order_id", f.orderId)}
       ${f.after === undefined ? sql`` : sql`and r.id < ${f.after}::uuid`}
     order by r.id desc limit ${f.limit}`);

export const requestRow = (reader: Reader, id: string): Promise<InvoiceRequestRow | undefined> =>
  reader.tx.maybe<InvoiceRequestRow>(sql`select ${requestColumns} from ${requests} where r.company_id = ${reader.tx.companyId} and r.id = ${id} ${reachable("r", reader)}`);

export const requestLines = ({ tx }: Reader, requestId: string): Promise<InvoiceLine[]> =>
  tx.many<InvoiceLine>(sql`
    select l.id, l.line_no, r.order_id, r.order_number, l.order_line_id, r.delivery_id, l.delivery_line_id, l.name, l.spec, trim_scale(l.quantity) as quantity, l.unit,
           trim_scale(l.unit_price) as unit_price, trim_scale(l.price_factor) as price_factor, l.tax_included, trim_scale(l.tax_rate) as tax_rate, l.net, l.tax, l.gross
      from settlement.request_lines l join settlement.requests r on r.company_id = l.company_id and r.id = l.request_id
     where l.company_id = ${tx.companyId} and l.request_id = ${requestId} order by l.line_no`);

const receiptColumns = sql.raw(`r.id, r.number, r.customer_id, r.customer_name, r.ledger_id, r.currency, r.amount, r.applied, r.rest, r.received_on, r.means, r.reference,
  r.payer, r.remark, r.file_id, r.at as recorded_at, r.origin, r.returned, r.reversed`);

interface ReceiptFilter {
  id?: string;
  search?: string;
  customerId?: string;
  unappliedOnly?: boolean;
  after?: string;
  limit: number;
}

/** Receipts of the accounts within the reader's reach, newest first. */
export const receiptsWhere = (reader: Reader, f: ReceiptFilter): Promise<ReceiptRow[]> =>
  reader.tx.many<ReceiptRow>(sql`
    select ${receiptColumns} from settlement.receipts r
      join settlement.accounts a on a.company_id = r.company_id and a.customer_id = r.customer_id and a.currency = r.currency
     where r.company_id = ${reader.tx.companyId} ${reachable("a", reader)} ${foundBy("r", reader.tx.companyId, askedFor(f.search))}
       ${only("r.id", f.id)} ${only("r.customer_id", f.customerId)} ${f.unappliedOnly ? sql`and r.applied + r.returned < r.amount` : sql``}
       ${f.after === undefined ? sql`` : sql`and r.id < ${f.after}::uuid`}
     order by r.id desc limit ${f.limit}`);

/** A receivable as it stood at the end of a day. */
export interface StandingRow {
  id: string;
  orderId: string | null;
  orderNumber: string;
  customerId: string;
  customerName: string;
  invoiceId: string | null;
  invoiceNumber: string;
  taxNumber: string;
  currency: string;
  issuedOn: string;
  dueOn: string;
  amount: string;
  open: string;
  salespersonId: string | null;
  origin: "invoice" | "opening" | "charge";
}

export interface StandingFilter {
  /** A day before today: what was applied or reduced since is counted as open again, and what was taken off since as applied. */
  past: boolean;
  asOf: string;
  search?: string;
  customerId?: string;
  orderId?: string;
  bucket?: AgeBucket;
  overdueOnly?: boolean;
  /** Only what the reader sells himself. */
  mine?: boolean;
}

const openAt = ({ past, asOf }: StandingFilter): Sql<unknown> =>
  past
    ? sql`r.open_amount + coalesce((select sum(l.amount) from settlement.allocations l
            where l.company_id = r.company_id and l.receivable_id = r.id and l.applied_on > ${asOf}::date), 0)
          + coalesce((select sum(d.amount) from settlement.reductions d where d.company_id = r.company_id and d.receivable_id = r.id and d.applied_on > ${asOf}::date), 0)`
    : sql`r.open_amount`;

// What is open now may have been settled on a past day, and have been opened again since.
const wasOpen = (f: StandingFilter) => (f.past ? sql`and (${openAt(f)}) > 0` : sql``);

function standing(reader: Reader, f: StandingFilter): Sql<unknown> {
  const { from, to } = f.bucket ? bucketRange(f.bucket, f.asOf) : {};
  return sql`
    r.company_id = ${reader.tx.companyId} ${reachable("r", reader)} ${f.mine ? reachable("r", { ...reader, scope: "own" }) : sql``} ${foundBy("r", reader.tx.companyId, askedFor(f.search))}
    ${f.past ? sql`and r.issued_on <= ${f.asOf}::date and (r.settled_on is null or r.settled_on > ${f.asOf}::date)` : sql`and r.settled_on is null`}
    ${wasOpen(f)} ${only("r.customer_id", f.customerId)} ${only("r.order_id", f.orderId)} ${f.overdueOnly ? sql`and r.due_on < ${f.asOf}::date` : sql``}
    ${from ? sql`and r.due_on >= ${from}::date` : sql``} ${to ? sql`and r.due_on <= ${to}::date` : sql``}`;
}

/** Receivables that were open at the end of a day, longest due first. */
export const receivablesWhere = (reader: Reader, f: StandingFilter & { after?: readonly string[]; limit: number }): Promise<StandingRow[]> =>
  reader.tx.many<StandingRow>(sql`
    select r.id, r.order_id, r.order_number, r.customer_id, r.customer_name, r.invoice_id, r.invoice_number, r.tax_number, r.currency, r.issued_on, r.due_on, r.amount,
           ${openAt(f)} as open, r.salesperson_id, r.origin
      from settlement.receivables r
     where ${standing(reader, f)} ${f.after ? sql`and (r.due_on, r.id) > (${f.after[0]}::date, ${f.after[1]}::uuid)` : sql``}
     order by r.due_on, r.id limit ${f.limit}`);

export interface Ages {
  currency: string;
  notDue: string;
  days1to30: string;
  days31to60: string;
  days61to90: string;
  over90: string;
  open: string;
  overdue: string;
}
export interface AgedCustomer extends Ages {
  customerId: string;
  customerName: string;
  oldestDueOn: string;
}

const ageSums = (): Sql<unknown> => {
  const sumWhere = (condition: Sql<unknown>, name: string) => sql`coalesce(sum(open) filter (where ${condition}), 0)::numeric(18,2) as ${sql.ref(name)}`;
  const { notDue, days1to30, days31to60, days61to90 } = bucketEnds;
  return sql.join([
    sumWhere(sql`days <= ${notDue}`, "not_due"), sumWhere(sql`days > ${notDue} and days <= ${days1to30}`, "days1to30"),
    sumWhere(sql`days > ${days1to30} and days <= ${days31to60}`, "days31to60"), sumWhere(sql`days > ${days31to60} and days <= ${days61to90}`, "days61to90"),
    sumWhere(sql`days > ${days61to90}`, "over90"), sql`sum(open) as open`, sumWhere(sql`days > ${notDue}`, "overdue"),
  ]);
};
/** What stands open, with the days since it was due, for `agesOf`. */
export const aged = (reader: Reader, f: StandingFilter): Sql<unknown> => sql`
  select r.customer_id, r.customer_name, r.currency, r.due_on, ${f.asOf}::date - r.due_on as days, ${openAt(f)} as open from settlement.receivables r where ${standing(reader, f)}`;

/** Ages of what each customer owes, a row a customer and currency. */
export const agesOf = (each: Sql<unknown>): Sql<unknown> =>
  sql`select customer_id, max(customer_name) as customer_name, currency, min(due_on) as oldest_due_on, ${ageSums()} from (${each}) each group by customer_id, currency`;

/** The same, most overdue first. */
export const agesByCustomer = (reader: Reader, f: StandingFilter & { after?: readonly string[]; limit: number }): Promise<AgedCustomer[]> =>
  reader.tx.many<AgedCustomer>(sql`
    select * from (${agesOf(aged(reader, f))}) customers
    ${f.after ? sql`where (-overdue, customer_id, currency) > (-(${f.after[0]}::numeric), ${f.after[1]}::uuid, ${f.after[2]})` : sql``}
    order by -overdue, customer_id, currency limit ${f.limit}`);

export const agesInAll = (reader: Reader, f: StandingFilter): Promise<Ages[]> =>
  reader.tx.many<Ages>(sql`select currency, ${ageSums()} from (${aged(reader, f)}) each group by currency order by currency`);

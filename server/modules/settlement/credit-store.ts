import type { creditRow } from "../../../contract/settlement-credits.ts";
import type { z } from "zod";
import type { Context } from "../../platform/command.ts";
import { sql, type Tx } from "../../platform/db.ts";
import { tableOf } from "../../platform/table.ts";
import { changeAccount } from "./account-store.ts";
import type { CreditFacts, Source } from "./credit-notes.ts";
import { filed } from "./grams.ts";
import { reachable } from "./reach.ts";
import { refundOf } from "./receipt-store.ts";
import { type ReceiptRow, receiptTable } from "./tables.ts";

export interface CreditRow extends Pick<CreditFacts, "kind" | "source" | "lines" | "reason"> {
  receipt: ReceiptRow;
  orderId: string;
  orderNumber: string;
}
const creditTable = tableOf<{ id: string; orderId: string; orderNumber: string; kind: string; sourceKind: string; sourceId: string | null; sourceNumber: string | null; reason: string; lines: unknown }>("settlement.credits", {
  id: "uuid", orderId: "uuid", orderNumber: "text", kind: "text", sourceKind: "text", sourceId: "uuid", sourceNumber: "text", reason: "text", lines: "jsonb",
});

/** A credit note is a receipt without money, with what it is for. */
export const insertCredit = (tx: Tx, { receipt, source, ...credit }: CreditRow): Promise<number> =>
  tx.run(sql`
    with filed as (${filed(tx.companyId, [receipt])}), account as (${changeAccount(tx, receipt, { unapplied: receipt.amount })}),
    receipt as (${receiptTable.insert(tx.companyId, [receipt])})
    ${creditTable.insert(tx.companyId, [{ ...credit, id: receipt.id, sourceKind: source.kind, sourceId: source.id, sourceNumber: source.number }])}`);

/** The credit note that a source led to, if it stands. */
export const creditOfSource = (tx: Tx, source: Source & { id: string }, kind: string): Promise<{ number: string } | undefined> =>
  tx.maybe(sql`
    select r.number from settlement.credits c join settlement.receipts r on r.company_id = c.company_id and r.id = c.id
     where c.company_id = ${tx.companyId} and c.source_kind = ${source.kind} and c.source_id = ${source.id} and c.kind = ${kind} and not r.reversed`);

/** What an order was credited for its goods; compensation lowers no price. */
export const creditsOfOrder = async (tx: Tx, orderId: string): Promise<string> =>
  (await tx.one<{ credited: string }>(sql`
    select coalesce(sum(r.amount), 0) as credited from settlement.credits c join settlement.receipts r on r.company_id = c.company_id and r.id = c.id
     where c.company_id = ${tx.companyId} and c.order_id = ${orderId} and c.kind <> 'compensation' and not r.reversed`)).credited;

/** Open amounts of an order's invoices, oldest first; charges are paid with money. */
export const openOfOrder = (tx: Tx, orderId: string): Promise<{ id: string; open: string }[]> =>
  tx.many(sql`
    select id, open_amount as open from settlement.receivables
     where company_id = ${tx.companyId} and order_id = ${orderId} and settled_on is null and origin <> 'charge' order by due_on, id`);

export interface CreditOfChange {
  id: string;
  orderId: string;
  number: string;
  change: string;
  /** The last refund out of it that stands. */
  refund: string | null;
}
/** The credit notes by which changes of these orders settled what they made less, of invoices that were issued for the whole order; those that stand, the first one first. */
export const creditsOfChanges = (tx: Tx, orderIds: readonly string[]): Promise<CreditOfChange[]> =>
  tx.many<CreditOfChange>(sql`
    select r.id, c.order_id, r.number, c.source_number as change, ${refundOf} as refund from settlement.credits c join settlement.receipts r on r.company_id = c.company_id and r.id = c.id
     where c.company_id = ${tx.companyId} and c.order_id = any(${[...orderIds]}::uuid[]) and c.source_kind = 'change' and not r.reversed order by c.id`);

/** The first of credit notes whose money was given back, with the refund: it cannot be taken back. */
export function refundedOf(credits: readonly CreditOfChange[]): { number: string; refund: string } | undefined {
  const found = credits.find(({ refund }) => refund !== null);
  return found && { number: found.number, refund: found.refund! };
}

/** What the paper of a credit note says; `invoices` are those of the order, with what the note pays of each. */
export interface CreditPaper extends Pick<CreditFacts, "kind" | "reason" | "lines"> {
  number: string;
  amount: string;
  currency: string;
  by: string;
  at: Date;
  sourceKind: string;
  sourceNumber: string | null;
  reversedAt: Date | null;
  reversedWhy: string | null;
  invoices: { number: string; taxNumber: string; issuedOn: string; gross: string; credited: string }[];
}
export const creditPaperOf = (tx: Tx, creditId: string): Promise<CreditPaper | undefined> =>
  tx.maybe<CreditPaper>(sql`
    select r.number, r.amount, r.currency, r.by, r.at, c.kind, c.reason, c.lines, c.source_kind, c.source_number, v.at as reversed_at, v.reason as reversed_why,
           (select coalesce(json_agg(json_build_object('number', i.number, 'taxNumber', i.tax_number, 'issuedOn', i.issued_on, 'gross', i.gross::text, 'credited', i.credited::text) order by i.issued_on, i.number), '[]')
              from (select b.number, b.tax_number, b.issued_on, b.gross,
                           (select coalesce(sum(a.amount), 0)::numeric(18,2) from settlement.allocations a join settlement.receivables o on o.company_id = a.company_id and o.id = a.receivable_id
                             where a.company_id = b.company_id and a.receipt_id = r.id and o.invoice_id = b.id) as credited
                      from settlement.invoices b
                     where b.company_id = c.company_id and b.reversal_of is null
                       and exists (select from settlement.invoice_lines l where l.company_id = b.company_id and l.invoice_id = b.id and l.order_id = c.order_id)) i) as invoices
      from settlement.credits c
      join settlement.receipts r on r.company_id = c.company_id and r.id = c.id
      left join settlement.receipt_reversals v on v.company_id = c.company_id and v.receipt_id = c.id
     where c.company_id = ${tx.companyId} and c.id = ${creditId}`);

interface Filter {
  customerId?: string;
  orderId?: string;
  after?: string;
  limit: number;
}
/** Credit notes of the accounts within the reader's reach, newest first. */
export const creditsWhere = (reader: Pick<Context, "tx" | "actor" | "scope">, f: Filter): Promise<z.output<typeof creditRow>[]> =>
  reader.tx.many(sql`
    select r.id, r.number, r.customer_id, r.customer_name, r.currency, r.amount, r.rest, r.reversed, r.received_on as given_on, r.at, c.kind, c.order_id, c.order_number, c.source_kind, c.source_id,
           c.source_number, c.reason, c.lines
      from settlement.credits c
      join settlement.receipts r on r.company_id = c.company_id and r.id = c.id
      join settlement.accounts a on a.company_id = r.company_id and a.customer_id = r.customer_id and a.currency = r.currency
     where c.company_id = ${reader.tx.companyId} ${reachable("a", reader)} ${f.customerId === undefined ? sql`` : sql`and r.customer_id = ${f.customerId}`}
       ${f.orderId === undefined ? sql`` : sql`and c.order_id = ${f.orderId}`} ${f.after === undefined ? sql`` : sql`and c.id < ${f.after}::uuid`}
     order by c.id desc limit ${f.limit}`);

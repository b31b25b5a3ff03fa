import type { Statement, StatementEntry, statementRow } from "../../../contract/statements.ts";
import type { z } from "zod";
import type { Context } from "../../platform/command.ts";
import { type Sql, sql, type Tx } from "../../platform/db.ts";
import { tableOf } from "../../platform/table.ts";
import { reachable } from "./reach.ts";
import type { AccountKey } from "./settlement.ts";

/**
 * Every fact that moves what a customer owes, in one list: invoices, red invoices, charges, receipts, credit notes, refunds and their reversals,
 * with what was taken over from the old books. Money that moves between a receipt and what it pays is none of them.
 */
export const accountFacts = (companyId: string, of: AccountKey | undefined): Sql<unknown> => {
  const own = (alias: string) => sql`${sql.ref(`${alias}.company_id`)} = ${companyId} ${of ? sql`and ${sql.ref(`${alias}.customer_id`)} = ${of.customerId} and ${sql.ref(`${alias}.currency`)} = ${of.currency}` : sql``}`;
  return sql`
    select i.customer_id, i.currency, case when i.reversal_of is null then 'invoice' else 'redInvoice' end as kind, i.id, i.issued_on as day, i.number, i.tax_number as reference, i.gross as amount
      from settlement.invoices i where ${own("i")}
    union all
    select v.customer_id, v.currency, case v.origin when 'charge' then 'charge' else 'opening' end, v.id, v.issued_on, v.invoice_number, v.order_number, v.amount
      from settlement.receivables v where ${own("v")} and v.origin <> 'invoice'
    union all
    select v.customer_id, v.currency, 'chargeReversal', d.id, d.applied_on, v.invoice_number, v.order_number, -d.amount
      from settlement.reductions d join settlement.receivables v on v.company_id = d.company_id and v.id = d.receivable_id where ${own("v")} and d.red_invoice_id is null
    union all
    select r.customer_id, r.currency, case r.origin when 'money' then 'receipt' when 'credit' then 'credit' else 'opening' end, r.id, r.received_on, r.number, coalesce(r.reference, ''), -r.amount
      from settlement.receipts r where ${own("r")}
    union all
    select r.customer_id, r.currency, case r.origin when 'credit' then 'creditReversal' else 'receiptReversal' end, r.id, b.reversed_on, r.number, coalesce(r.reference, ''), b.amount
      from settlement.receipt_reversals b join settlement.receipts r on r.company_id = b.company_id and r.id = b.receipt_id where ${own("r")}
    union all
    select f.customer_id, f.currency, case when f.reversal_of is null then 'refund' else 'refundReversal' end, f.id, f.refunded_on, f.number, coalesce(f.reference, ''), f.amount
      from settlement.refunds f where ${own("f")}`;
};

/** What a customer owed at the end of the day before. */
export const owedBefore = async (tx: Tx, key: AccountKey, day: string): Promise<string> =>
  (await tx.one<{ owed: string }>(sql`select coalesce(sum(f.amount), 0)::numeric(18,2) as owed from (${accountFacts(tx.companyId, key)}) f where f.day < ${day}::date`)).owed;

/** The facts of a period in the order of their days, at most so many. */
export const factsBetween = (tx: Tx, key: AccountKey, { from, to, limit }: { from: string; to: string; limit: number }): Promise<Omit<StatementEntry, "balance">[]> =>
  tx.many(sql`
    select f.kind, f.id, f.day, f.number, f.reference, f.amount from (${accountFacts(tx.companyId, key)}) f
     where f.day between ${from}::date and ${to}::date order by f.day, f.id, f.kind limit ${limit}`);

export interface StatementRow extends AccountKey, Pick<Statement, "opening" | "closing"> {
  id: string;
  number: string;
  customerName: string;
  ledgerId: string;
  fromDay: string;
  toDay: string;
  salespersonId: string | null;
  departmentId: string | null;
  by: string;
  at: Date;
}
const statementTable = tableOf<StatementRow>("settlement.statements", {
  id: "uuid", number: "text", customerId: "uuid", customerName: "text", ledgerId: "uuid", currency: "text", fromDay: "date", toDay: "date", opening: "numeric", closing: "numeric", salespersonId: "uuid",
  departmentId: "uuid", by: "uuid", at: "timestamptz",
});
export const insertStatement = (tx: Tx, row: StatementRow): Promise<number> => tx.run(statementTable.insert(tx.companyId, [row]));

/** The ledger of a customer's newest invoice or receipt, in whose name its statement is written. */
export const ledgerOfAccount = async (tx: Tx, { customerId, currency }: AccountKey): Promise<string | undefined> =>
  (await tx.maybe<{ ledgerId: string }>(sql`
    select ledger_id from (
      (select ledger_id, issued_on as day from settlement.invoices where company_id = ${tx.companyId} and customer_id = ${customerId} and currency = ${currency} order by issued_on desc limit 1)
      union all
      (select ledger_id, received_on from settlement.receipts where company_id = ${tx.companyId} and customer_id = ${customerId} and currency = ${currency} order by received_on desc limit 1)
    ) papers order by day desc limit 1`))?.ledgerId;

type Reader = Pick<Context, "tx" | "actor" | "scope">;
/** Statements within the reader's reach, newest first. */
export const statementsWhere = (reader: Reader, f: { id?: string; customerId?: string; after?: string; limit: number }): Promise<z.output<typeof statementRow>[]> =>
  reader.tx.many(sql`
    select s.id, s.number, s.customer_id, s.customer_name, s.currency, s.from_day as "from", s.to_day as "to", s.opening, s.closing, s.at from settlement.statements s
     where s.company_id = ${reader.tx.companyId} ${reachable("s", reader)} ${f.id === undefined ? sql`` : sql`and s.id = ${f.id}`}
       ${f.customerId === undefined ? sql`` : sql`and s.customer_id = ${f.customerId}`} ${f.after === undefined ? sql`` : sql`and s.id < ${f.after}::uuid`}
     order by s.id desc limit ${f.limit}`);

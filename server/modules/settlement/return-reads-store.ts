import type { z } from "zod";
import type { creditFacts, RefundRow } from "../../../contract/settlement-reversals.ts";
import type { Context } from "../../platform/command.ts";
import { sql, type Tx } from "../../platform/db.ts";
import { reachable } from "./reach.ts";

interface Filter {
  customerId?: string;
  receiptId?: string;
  after?: string;
  limit: number;
}
/** Refunds of the accounts within the reader's reach, newest first; one that came back is a row of its own. */
export const refundsWhere = (reader: Pick<Context, "tx" | "actor" | "scope">, f: Filter): Promise<RefundRow[]> =>
  reader.tx.many<RefundRow>(sql`
    select f.id, f.number, f.receipt_id, r.number as receipt_number, f.customer_id, f.customer_name, f.currency, f.amount, f.refunded_on, f.means, f.reference, f.reason, f.reversal_of, f.at,
           exists (select 1 from settlement.refunds b where b.company_id = f.company_id and b.reversal_of = f.id) as reversed
      from settlement.refunds f
      join settlement.receipts r on r.company_id = f.company_id and r.id = f.receipt_id
      join settlement.accounts a on a.company_id = f.company_id and a.customer_id = f.customer_id and a.currency = f.currency
     where f.company_id = ${reader.tx.companyId} ${reachable("a", reader)} ${f.customerId === undefined ? sql`` : sql`and f.customer_id = ${f.customerId}`}
       ${f.receiptId === undefined ? sql`` : sql`and f.receipt_id = ${f.receiptId}`} ${f.after === undefined ? sql`` : sql`and f.id < ${f.after}::uuid`}
     order by f.id desc limit ${f.limit}`);

export const reversalOfReceipt = (tx: Tx, receiptId: string): Promise<{ reversedOn: string; reason: string; at: Date } | undefined> =>
  tx.maybe(sql`select reversed_on, reason, at from settlement.receipt_reversals where company_id = ${tx.companyId} and receipt_id = ${receiptId}`);

export const creditFactsOf = (tx: Tx, id: string): Promise<z.output<typeof creditFacts> | undefined> =>
  tx.maybe(sql`
    select kind, order_id, order_number, source_kind, source_id, source_number, reason, lines from settlement.credits where company_id = ${tx.companyId} and id = ${id}`);

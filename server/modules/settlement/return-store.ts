import { sql, type Tx } from "../../platform/db.ts";
import { tableOf } from "../../platform/table.ts";
import { changeAccount } from "./account-store.ts";
import type { AccountKey } from "./settlement.ts";

interface ReversalRow {
  receiptId: string;
  amount: string;
  reversedOn: string;
  reason: string;
  by: string;
  at: Date;
}
const reversalTable = tableOf<ReversalRow>("settlement.receipt_reversals", { receiptId: "uuid", amount: "numeric", reversedOn: "date", reason: "text", by: "uuid", at: "timestamptz" });

/** All of a receipt leaves its locked account; nothing of it is applied any more. */
export const insertReceiptReversal = (tx: Tx, account: AccountKey, row: ReversalRow): Promise<number> =>
  tx.run(sql`
    with receipt as (update settlement.receipts set returned = amount, reversed = true where company_id = ${tx.companyId} and id = ${row.receiptId}),
    account as (${changeAccount(tx, account, { unapplied: `-${row.amount}` })})
    ${reversalTable.insert(tx.companyId, [row])}`);

export interface RefundRow {
  id: string;
  number: string;
  receiptId: string;
  customerId: string;
  customerName: string;
  ledgerId: string;
  currency: string;
  /** Negative for a refund that came back. */
  amount: string;
  refundedOn: string;
  means: string;
  reference: string | null;
  reason: string;
  reversalOf: string | null;
  by: string;
  at: Date;
}
const refundTable = tableOf<RefundRow>("settlement.refunds", {
  id: "uuid", number: "text", receiptId: "uuid", customerId: "uuid", customerName: "text", ledgerId: "uuid", currency: "text", amount: "numeric", refundedOn: "date", means: "text", reference: "text",
  reason: "text", reversalOf: "uuid", by: "uuid", at: "timestamptz",
});

/** Money of a receipt on a locked account goes back to the customer, or comes back from it. */
export const insertRefund = (tx: Tx, row: RefundRow): Promise<number> =>
  tx.run(sql`
    with receipt as (update settlement.receipts set returned = returned + ${row.amount}::numeric where company_id = ${tx.companyId} and id = ${row.receiptId}),
    account as (
      update settlement.accounts set unapplied = unapplied - ${row.amount}::numeric
       where company_id = ${tx.companyId} and customer_id = ${row.customerId} and currency = ${row.currency}
    )
    ${refundTable.insert(tx.companyId, [row])}`);

/** A refund, and whether it came back. */
export const refundAt = (tx: Tx, id: string): Promise<(RefundRow & { reversed: boolean }) | undefined> =>
  tx.maybe(sql`
    select ${refundTable.columns("f")}, exists (select 1 from settlement.refunds b where b.company_id = f.company_id and b.reversal_of = f.id) as reversed
      from settlement.refunds f where f.company_id = ${tx.companyId} and f.id = ${id}`);

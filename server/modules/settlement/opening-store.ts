import { sql, type Tx } from "../../platform/db.ts";
import { tableOf } from "../../platform/table.ts";
import { changeAccount, changeOrders, type Party } from "./account-store.ts";
import { filed } from "./grams.ts";
import type { AccountKey } from "./settlement.ts";

/** A receivable out of the old books: no invoice of this house stands behind it. */
export interface OldReceivableRow extends AccountKey, Party {
  id: string;
  origin: "opening";
  invoiceNumber: string;
  taxNumber: string;
  orderId: string | null;
  orderNumber: string;
  prepaid: boolean;
  issuedOn: string;
  dueOn: string;
  amount: string;
  searchText: string;
}

/** Money that a customer had paid ahead, under the number of the old books. */
export interface OldDepositRow extends AccountKey {
  id: string;
  origin: "opening";
  number: string;
  customerName: string;
  ledgerId: string;
  amount: string;
  receivedOn: string;
  means: "other";
  payer: string;
  remark: string;
  by: string;
  at: Date;
  searchText: string;
}

const receivables = tableOf<OldReceivableRow>("settlement.receivables", {
  id: "uuid", origin: "text", invoiceNumber: "text", taxNumber: "text", orderId: "uuid", orderNumber: "text", customerId: "uuid", customerName: "text", currency: "text", salespersonId: "uuid",
  departmentId: "uuid", prepaid: "boolean", issuedOn: "date", dueOn: "date", amount: "numeric", searchText: "text",
});
const receipts = tableOf<OldDepositRow>("settlement.receipts", {
  id: "uuid", origin: "text", number: "text", customerId: "uuid", customerName: "text", ledgerId: "uuid", currency: "text", amount: "numeric", receivedOn: "date", means: "text", payer: "text",
  remark: "text", by: "uuid", at: "timestamptz", searchText: "text",
});

/** What an account gains by its old documents; the account is locked. */
export interface Gain extends AccountKey {
  party: Party;
  openInvoices: string;
  unapplied: string;
}

/** Old documents of one account with what they add to it, in one statement. */
export const insertOldDocuments = (tx: Tx, gain: Gain, { owed, deposited }: { owed: readonly OldReceivableRow[]; deposited: readonly OldDepositRow[] }): Promise<number> =>
  tx.run(sql`
    with account as (${changeAccount(tx, gain, { openInvoices: gain.openInvoices, unapplied: gain.unapplied, party: gain.party })}),
    owed as (${receivables.insert(tx.companyId, owed)}), deposited as (${receipts.insert(tx.companyId, deposited)})
    ${filed(tx.companyId, [...owed, ...deposited])}`);

/** Which of these numbers receipts of a ledger have already. */
export const takenReceiptNumbers = (tx: Tx, numbers: readonly string[]): Promise<{ number: string }[]> =>
  tx.many(sql`select number from settlement.receipts where company_id = ${tx.companyId} and number = any(${[...numbers]}::text[])`);

export interface OldShare extends AccountKey {
  orderId: string;
  invoiced: string;
  paid: string;
  /** What counts as an open order no longer. */
  less: string;
}

/** What of an order was invoiced and paid before, with its sums and its account, which is locked. */
export const insertOldShare = (tx: Tx, o: OldShare, { by, at }: { by: string; at: Date }): Promise<number> =>
  tx.run(sql`
    with account as (${changeAccount(tx, o, { openOrders: o.less })}), sums as (${changeOrders(tx, [{ orderId: o.orderId, openAmount: o.less, invoiced: o.invoiced, paid: o.paid }])})
    insert into settlement.opening_orders (company_id, order_id, invoiced, paid, by, at) values (${tx.companyId}, ${o.orderId}, ${o.invoiced}, ${o.paid}, ${by}, ${at})`);

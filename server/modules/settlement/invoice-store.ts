import { sql, type Tx } from "../../platform/db.ts";
import { type AccountChange, changeAccount, changeOrders, type OrderChange } from "./account-store.ts";
import { filed } from "./grams.ts";
import type { AccountKey } from "./settlement.ts";
import {
  type AllocationRow, allocationTable, type InvoiceLineRow, invoiceLineTable, type InvoiceRow, invoiceTable, type ReceivableRow, receivableTable,
} from "./tables.ts";

/** A new invoice; 0 when its number of the tax system is on record. */
export const insertInvoice = (tx: Tx, invoice: InvoiceRow): Promise<number> =>
  tx.run(sql`${invoiceTable.insert(tx.companyId, [invoice])} on conflict (company_id, tax_number) do nothing`);

/** A deposit of which something is left. */
export interface Deposit {
  id: string;
  orderId: string;
  receiptId: string;
  left: string;
}

export const depositsOf = (tx: Tx, orderIds: readonly string[]): Promise<Deposit[]> =>
  tx.many<Deposit>(sql`
    select id, order_id, receipt_id, amount - offset_amount - reversed as left from settlement.allocations
     where company_id = ${tx.companyId} and order_id = any(${[...orderIds]}::uuid[]) and receivable_id is null and offset_amount + reversed < amount order by id`);

export interface Issue {
  account: AccountKey;
  accountChange: AccountChange;
  invoiceId: string;
  requestIds: readonly string[];
  lines: readonly InvoiceLineRow[];
  receivables: readonly ReceivableRow[];
  offsets: readonly AllocationRow[];
  orderChanges: readonly OrderChange[];
}

/** All that an issued invoice moves, beside its own row: one statement. */
export const saveIssue = (tx: Tx, issue: Issue): Promise<number> =>
  tx.run(sql`
    with lines as (${invoiceLineTable.insert(tx.companyId, issue.lines)}),
    receivables as (${receivableTable.insert(tx.companyId, issue.receivables)}),
    filed as (${filed(tx.companyId, issue.receivables)}),
    offsets as (${allocationTable.insert(tx.companyId, issue.offsets)}),
    deposits as (
      update settlement.allocations d set offset_amount = d.offset_amount + g.amount
        from (select "fromDeposit", sum(amount) as amount from jsonb_to_recordset(${JSON.stringify(issue.offsets)}::jsonb) as given ("fromDeposit" uuid, amount numeric) group by 1) g
       where d.company_id = ${tx.companyId} and d.id = g."fromDeposit"
    ),
    orders as (${changeOrders(tx, issue.orderChanges)}),
    account as (${changeAccount(tx, issue.account, issue.accountChange)})
    update settlement.requests set state = 'issued', invoice_id = ${issue.invoiceId}, revision = revision + 1
     where company_id = ${tx.companyId} and id = any(${[...issue.requestIds]}::uuid[])`);

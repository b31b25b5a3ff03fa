import { sql, type Tx } from "../../platform/db.ts";
import { changeAccount, changeOrders, type AccountChange, type OrderChange } from "./account-store.ts";
import { filed } from "./grams.ts";
import type { AccountKey } from "./settlement.ts";
import { type AllocationRow, allocationTable, type ReceiptRow, receiptTable } from "./tables.ts";

/** A receipt as it is applied; read under its account's lock, as all that is written of receipts is. */
export interface Purse extends AccountKey {
  id: string;
  number: string;
  rest: string;
}

export const purseOf = (tx: Tx, id: string): Promise<Purse | undefined> =>
  tx.maybe<Purse>(sql`select id, number, customer_id, currency, rest from settlement.receipts where company_id = ${tx.companyId} and id = ${id}`);

/** The number of the last refund out of a receipt `r` that stands. */
export const refundOf = sql.raw(`(select f.number from settlement.refunds f where f.company_id = r.company_id and f.receipt_id = r.id and f.reversal_of is null
  and not exists (select 1 from settlement.refunds b where b.company_id = f.company_id and b.reversal_of = f.id) order by f.id desc limit 1)`);

/** A receipt as it goes back. */
export interface Purseful extends Purse {
  customerName: string;
  ledgerId: string;
  amount: string;
  applied: string;
  returned: string;
  reversed: boolean;
  /** The last refund out of it that stands. */
  refundNumber: string | null;
}
export const pursefulOf = (tx: Tx, id: string): Promise<Purseful | undefined> =>
  tx.maybe<Purseful>(sql`
    select r.id, r.number, r.customer_id, r.customer_name, r.ledger_id, r.currency, r.amount, r.applied, r.returned, r.rest, r.reversed,
           ${refundOf} as refund_number
      from settlement.receipts r where r.company_id = ${tx.companyId} and r.id = ${id}`);

/** A new receipt, found by its words and counted on its locked account as not applied; false when its reference is on record, which undoes the command. */
export const insertReceipt = async (tx: Tx, receipt: ReceiptRow, change: AccountChange): Promise<boolean> =>
  (await tx.many(sql`
    with filed as (${filed(tx.companyId, [receipt])}), account as (${changeAccount(tx, receipt, change)})
    ${receiptTable.insert(tx.companyId, [receipt])} on conflict (company_id, reference) where not reversed do nothing returning id`)).length === 1;

export const receiptWith = (tx: Tx, reference: string): Promise<{ number: string } | undefined> =>
  tx.maybe(sql`select number from settlement.receipts where company_id = ${tx.companyId} and reference = ${reference} and not reversed`);

/** What money may be applied to: a receivable, or an order that is not wholly invoiced or covered. */
export interface Target extends AccountKey {
  kind: "receivable" | "order";
  id: string;
  /** The order whose payment it counts for; null for what was owed from before this house, and for what is owed beside the goods. */
  orderId: string | null;
  open: string;
  total: string;
  invoiced: string;
  paid: string;
  conceded: string;
}

/** The targets with these ids. The account must be locked: all writers of receivables and order sums hold it. */
export const targetsOf = (tx: Tx, ids: readonly string[]): Promise<Target[]> =>
  tx.many<Target>(sql`
    select 'receivable' as kind, r.id, case when r.origin <> 'charge' then r.order_id end as order_id, r.customer_id, r.currency, r.open_amount as open, coalesce(o.total, 0) as total,
           coalesce(o.invoiced, 0) as invoiced, coalesce(o.paid, 0) as paid, coalesce(o.conceded, 0) as conceded
      from settlement.receivables r left join settlement.orders o on o.company_id = r.company_id and o.order_id = r.order_id
     where r.company_id = ${tx.companyId} and r.id = any(${[...ids]}::uuid[])
    union all
    select 'order', o.order_id, o.order_id, o.customer_id, o.currency, greatest(o.total - o.conceded - o.invoiced - o.deposits, 0), o.total, o.invoiced, o.paid, o.conceded
      from settlement.orders o where o.company_id = ${tx.companyId} and o.order_id = any(${[...ids]}::uuid[])`);

export interface Applying {
  receiptId: string;
  amount: string;
  account: AccountKey;
  accountChange: AccountChange;
  allocations: readonly AllocationRow[];
  orderChanges: readonly OrderChange[];
  appliedOn: string;
}

/** Applies money in one statement; each update repeats its condition, so that nothing can be paid over. */
export const saveApplying = (tx: Tx, a: Applying): Promise<{ receipts: number; receivables: number }> =>
  tx.one(sql`
    with allocations as (${allocationTable.insert(tx.companyId, a.allocations)}),
    receipts as (
      update settlement.receipts set applied = applied + ${a.amount}::numeric
       where company_id = ${tx.companyId} and id = ${a.receiptId} and applied + returned + ${a.amount}::numeric <= amount returning 1
    ),
    receivables as (
      update settlement.receivables r
         set paid = r.paid + g.amount, settled_on = case when r.paid + r.reduced + g.amount = r.amount then greatest(${a.appliedOn}::date, r.issued_on) end
        from jsonb_to_recordset(${JSON.stringify(a.allocations)}::jsonb) as g ("receivableId" uuid, amount numeric)
       where r.company_id = ${tx.companyId} and r.id = g."receivableId" and r.paid + r.reduced + g.amount <= r.amount returning 1
    ),
    orders as (${changeOrders(tx, a.orderChanges, a.allocations)}),
    account as (${changeAccount(tx, a.account, a.accountChange)})
    select (select count(*)::int from receipts) as receipts, (select count(*)::int from receivables) as receivables`);

import type { PaymentTerms } from "../../../contract/payment-terms.ts";
import { sql, type Tx } from "../../platform/db.ts";
import { changeAccount, changeOrders } from "./account-store.ts";
import type { Deposit } from "./invoice-store.ts";
import { negated, type OrderRow } from "./settlement.ts";
import { obligationTable } from "./tables.ts";
import type { ObligationRow } from "./terms.ts";

export interface NewTerms extends Pick<OrderRow, "orderId" | "customerId" | "currency" | "total" | "openAmount"> {
  terms: PaymentTerms;
  /** By how much the account's open orders change. */
  change: string;
  obligations: readonly ObligationRow[];
}

/** Writes what an order comes to, in the exposure and by stage; stages that its terms no longer have go. */
export const saveTerms = (tx: Tx, { orderId, customerId, currency, total, terms, openAmount, change, obligations }: NewTerms): Promise<number> =>
  tx.run(sql`
    with account as (${changeAccount(tx, { customerId, currency }, { openOrders: change })}), changed as (
      update settlement.orders set total = ${total}::numeric, terms = ${JSON.stringify(terms)}::jsonb, committed = ${total}::numeric, open_amount = ${openAmount}::numeric, released = false
       where company_id = ${tx.companyId} and order_id = ${orderId}
    ), gone as (
      delete from settlement.obligations where company_id = ${tx.companyId} and order_id = ${orderId} and stage > ${obligations.length}
    )
    ${obligationTable.insert(tx.companyId, obligations)}
    on conflict (company_id, order_id, stage) do update
      set percent = excluded.percent, due = excluded.due, days = excluded.days, from_month_end = excluded.from_month_end, due_on = excluded.due_on, amount = excluded.amount`);

/** Deposits of an order of which something is left, the latest first. */
export const depositsToFree = (tx: Tx, orderId: string): Promise<Deposit[]> =>
  tx.many<Deposit>(sql`
    select d.id, d.order_id, d.receipt_id, d.amount - d.offset_amount + coalesce(b.back, 0) as left from settlement.allocations d
      left join lateral (select sum(amount) as back from settlement.allocations r where r.company_id = d.company_id and r.reversal_of = d.id) b on true
     where d.company_id = ${tx.companyId} and d.order_id = ${orderId} and d.receivable_id is null and d.reversal_of is null order by d.id desc`);

export interface FreedDeposit {
  id: string;
  receiptId: string;
  orderId: string;
  /** The deposit that this takes back, in part or whole; `amount` is negative. */
  reversalOf: string;
  amount: string;
  appliedOn: string;
  by: string;
  at: Date;
}

/** Takes deposits off an order by counter-entries; their receipts have the money to apply again. */
export const saveFreed = (tx: Tx, order: Pick<OrderRow, "orderId" | "customerId" | "currency">, { freed, amount }: { freed: readonly FreedDeposit[]; amount: string }): Promise<number> =>
  tx.run(sql`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(freed)}::jsonb) as g (id uuid, "receiptId" uuid, "orderId" uuid, "reversalOf" uuid, amount numeric, "appliedOn" date, by uuid, at timestamptz)),
    back as (
      insert into settlement.allocations (company_id, id, receipt_id, order_id, reversal_of, amount, applied_on, by, at)
      select ${tx.companyId}::bigint, id, "receiptId", "orderId", "reversalOf", amount, "appliedOn", by, at from given),
    receipts as (
      update settlement.receipts r set applied = r.applied + g.amount from (select "receiptId", sum(amount) as amount from given group by 1) g
       where r.company_id = ${tx.companyId} and r.id = g."receiptId"),
    orders as (${changeOrders(tx, [{ orderId: order.orderId, deposits: negated(amount), paid: negated(amount) }])})
    ${changeAccount(tx, order, { deposits: negated(amount), unapplied: amount })}`);

/** Whether an invoice for the whole order was asked for, before anything left. */
export const billedWhole = async (tx: Tx, orderId: string): Promise<boolean> =>
  (await tx.one<{ billed: boolean }>(sql`select exists (select from settlement.requests where company_id = ${tx.companyId} and order_id = ${orderId} and delivery_id is null) as billed`)).billed;

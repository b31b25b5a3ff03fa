import type { PaymentTerms } from "../../../contract/payment-terms.ts";
import { sql, type Tx } from "../../platform/db.ts";
import { changeAccount } from "./account-store.ts";
import type { OrderRow } from "./settlement.ts";
import { obligationTable } from "./tables.ts";
import type { Held } from "./taking-back.ts";
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

/** Deposits of an order of which something is left. */
export const depositsHeld = (tx: Tx, orderId: string): Promise<Held[]> =>
  tx.many<Held>(sql`
    select id, receipt_id, order_id, receivable_id, from_deposit, amount - offset_amount - reversed as left, applied_on from settlement.allocations
     where company_id = ${tx.companyId} and order_id = ${orderId} and receivable_id is null and reversal_of is null and offset_amount + reversed < amount order by id`);

/** Whether an invoice for the whole order was asked for, before anything left. */
export const billedWhole = async (tx: Tx, orderId: string): Promise<boolean> =>
  (await tx.one<{ billed: boolean }>(sql`select exists (select from settlement.requests where company_id = ${tx.companyId} and order_id = ${orderId} and delivery_id is null) as billed`)).billed;

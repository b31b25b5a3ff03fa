import type { PaymentTerms } from "../../../contract/payment-terms.ts";
import { sql, type Tx } from "../../platform/db.ts";
import { changeAccount, changeOrders } from "./account-store.ts";
import { type Concession, concession } from "./concession-store.ts";
import type { OrderRow } from "./settlement.ts";
import { obligationTable } from "./tables.ts";
import type { Held } from "./taking-back.ts";
import type { ObligationRow } from "./terms.ts";

export interface NewTerms extends Pick<OrderRow, "orderId" | "customerId" | "currency" | "total" | "openAmount"> {
  terms: PaymentTerms;
  /** By how much what is conceded changes with it. */
  conceded: Concession;
  /** By how much the account's open orders change. */
  change: string;
  obligations: readonly ObligationRow[];
}

/** Writes what an order comes to, in the exposure and by stage; stages that its terms no longer have go. */
export const saveTerms = (tx: Tx, { orderId, customerId, currency, total, terms, openAmount, change, conceded, obligations }: NewTerms): Promise<number> =>
  tx.run(sql`
    with account as (${changeAccount(tx, { customerId, currency }, { openOrders: change })}), conceded as (${concession(tx, conceded)}), changed as (
      update settlement.orders set conceded = conceded + ${conceded.amount}::numeric, total = ${total}::numeric, terms = ${JSON.stringify(terms)}::jsonb, committed = ${total}::numeric, open_amount = ${openAmount}::numeric
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

/** The invoice of an order that was billed whole, one that stands if there is one. */
export const invoiceOfWhole = async (tx: Tx, orderId: string): Promise<string | null> =>
  (await tx.maybe<{ number: string }>(sql`
    select i.number from settlement.requests r join settlement.invoices i on i.company_id = r.company_id and i.id = r.invoice_id
     where r.company_id = ${tx.companyId} and r.order_id = ${orderId} and r.delivery_id is null and r.state = 'issued' order by i.id limit 1`))?.number ?? null;

/** What a credit note of a change settles is asked beyond the order's total. */
export const saveCredited = (tx: Tx, { orderId, customerId, currency }: Pick<OrderRow, "orderId" | "customerId" | "currency">, given: { concession: Concession; openAmount: string }): Promise<number> =>
  tx.run(sql`
    with conceded as (${concession(tx, given.concession)}), account as (${changeAccount(tx, { customerId, currency }, { openOrders: given.openAmount })})
    ${changeOrders(tx, [{ orderId, conceded: given.concession.amount, openAmount: given.openAmount }])}`);

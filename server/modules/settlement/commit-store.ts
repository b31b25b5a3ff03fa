import { sql, type Tx } from "../../platform/db.ts";
import { changeAccount, type Party } from "./account-store.ts";
import type { AccountKey, Commitment, OrderRow } from "./settlement.ts";
import { obligationTable } from "./tables.ts";
import type { ObligationRow } from "./terms.ts";

export interface CommitmentRow extends AccountKey, Commitment {
  orderId: string;
  amount: string;
}

/** Keeps an order's part of the exposure on its row and on the account. */
export const saveCommitment = (tx: Tx, { orderId, amount, openAmount, change, exceeded, ...key }: CommitmentRow): Promise<number> =>
  tx.run(sql`
    with account as (${changeAccount(tx, key, { openOrders: change })})
    insert into settlement.orders (company_id, order_id, customer_id, currency, committed, exceeded, open_amount)
    values (${tx.companyId}, ${orderId}, ${key.customerId}, ${key.currency}, ${amount}, ${exceeded}, ${openAmount})
    on conflict (company_id, order_id) do update
      set committed = excluded.committed, exceeded = excluded.exceeded, open_amount = excluded.open_amount, released = false`);

export type OrderOpening = Party & Pick<OrderRow, "orderId" | "number" | "ledgerId" | "total" | "terms" | "confirmedOn">;

/** The same with what a confirmed order is and has to pay, in one statement; stages that its terms no longer have go. */
export const saveOpening = (tx: Tx, { amount, openAmount, change, exceeded, ...key }: CommitmentRow, { opening: o, obligations }: { opening: OrderOpening; obligations: readonly ObligationRow[] }): Promise<number> =>
  tx.run(sql`
    with account as (${changeAccount(tx, key, { openOrders: change, party: o })}), opened as (
      insert into settlement.orders (company_id, order_id, customer_id, currency, committed, exceeded, open_amount, number, customer_name, ledger_id, salesperson_id, department_id, terms, total,
                                     confirmed_on)
      values (${tx.companyId}, ${o.orderId}, ${key.customerId}, ${key.currency}, ${amount}, ${exceeded}, ${openAmount}, ${o.number}, ${o.customerName}, ${o.ledgerId}, ${o.salespersonId},
              ${o.departmentId}, ${JSON.stringify(o.terms)}::jsonb, ${o.total}, ${o.confirmedOn})
      on conflict (company_id, order_id) do update
        set committed = excluded.committed, exceeded = excluded.exceeded, open_amount = excluded.open_amount, released = false, number = excluded.number, customer_name = excluded.customer_name,
            ledger_id = excluded.ledger_id, salesperson_id = excluded.salesperson_id, department_id = excluded.department_id, terms = excluded.terms, total = excluded.total,
            confirmed_on = excluded.confirmed_on
    ), gone as (
      delete from settlement.obligations where company_id = ${tx.companyId} and order_id = ${o.orderId} and stage > ${obligations.length}
    )
    ${obligationTable.insert(tx.companyId, obligations)}
    on conflict (company_id, order_id, stage) do update
      set percent = excluded.percent, due = excluded.due, days = excluded.days, from_month_end = excluded.from_month_end, due_on = coalesce(excluded.due_on, settlement.obligations.due_on), amount = excluded.amount`);

/** Takes what is left of an order's open amount out of its account, which is locked; tells how much that was. */
export const releaseOpenAmount = (tx: Tx, { customerId, currency, orderId }: AccountKey & { orderId: string }): Promise<{ openAmount: string }> =>
  tx.one(sql`
    with before as (
      select open_amount from settlement.orders where company_id = ${tx.companyId} and order_id = ${orderId} for update
    ), released as (
      update settlement.orders set open_amount = 0, released = true where company_id = ${tx.companyId} and order_id = ${orderId}
    ), account as (
      update settlement.accounts set open_orders = open_orders - (select open_amount from before)
       where company_id = ${tx.companyId} and customer_id = ${customerId} and currency = ${currency}
    )
    select open_amount from before`);

import { sql, type Tx } from "../../platform/db.ts";
import { changeAccount, type Party } from "./account-store.ts";
import { type AccountKey, type Commitment, negated, type OrderRow } from "./settlement.ts";
import { obligationTable } from "./tables.ts";
import type { ObligationRow } from "./terms.ts";

export interface CommitmentRow extends AccountKey, Commitment {
  orderId: string;
  amount: string;
  /** What was granted to it until now; it is in its amount. */
  own: string;
}

export type OrderOpening = Party & Pick<OrderRow, "orderId" | "number" | "ledgerId" | "total" | "terms" | "confirmedOn">;

/** Keeps an order's part of the exposure on its row and on the account, with what it is and has to pay, in one statement; stages that its terms no longer have go. */
export const saveOpening = (tx: Tx, { amount, own, openAmount, change, exceeded, ...key }: CommitmentRow, { opening: o, obligations }: { opening: OrderOpening; obligations: readonly ObligationRow[] }): Promise<number> =>
  tx.run(sql`
    with account as (${changeAccount(tx, key, { openOrders: change, granted: negated(own), party: o })}), rested as (
      update settlement.grants set rests = true where company_id = ${tx.companyId} and subject_kind = 'order' and subject_id = ${o.orderId} and not rests
    ), opened as (
      insert into settlement.orders (company_id, order_id, customer_id, currency, committed, exceeded, open_amount, number, customer_name, ledger_id, salesperson_id, department_id, terms, total,
                                     confirmed_on)
      values (${tx.companyId}, ${o.orderId}, ${key.customerId}, ${key.currency}, ${amount}, ${exceeded}, ${openAmount}, ${o.number}, ${o.customerName}, ${o.ledgerId}, ${o.salespersonId},
              ${o.departmentId}, ${JSON.stringify(o.terms)}::jsonb, ${o.total}, ${o.confirmedOn})
      on conflict (company_id, order_id) do update
        set committed = excluded.committed, exceeded = excluded.exceeded, open_amount = excluded.open_amount, number = excluded.number, customer_name = excluded.customer_name,
            ledger_id = excluded.ledger_id, salesperson_id = excluded.salesperson_id, department_id = excluded.department_id, terms = excluded.terms, total = excluded.total,
            confirmed_on = excluded.confirmed_on
    ), gone as (
      delete from settlement.obligations where company_id = ${tx.companyId} and order_id = ${o.orderId} and stage > ${obligations.length}
    )
    ${obligationTable.insert(tx.companyId, obligations)}
    on conflict (company_id, order_id, stage) do update
      set percent = excluded.percent, due = excluded.due, days = excluded.days, from_month_end = excluded.from_month_end, due_on = coalesce(excluded.due_on, settlement.obligations.due_on), amount = excluded.amount`);

import { minus, sum } from "../../../contract/money.ts";
import { sql, type Sql, type Tx } from "../../platform/db.ts";
import { tableOf } from "../../platform/table.ts";
import { type AccountChange, changeAccount, changeOrders, type OrderChange } from "./account-store.ts";
import type { AccountKey } from "./settlement.ts";
import { type AllocationRow, allocationTable } from "./tables.ts";
import { type CounterRow, type Held, marksOf, receiptsTaken, receivablesTaken, type Reduced, type Taken } from "./taking-back.ts";

const counterTable = tableOf<CounterRow>("settlement.allocations", {
  id: "uuid", receiptId: "uuid", orderId: "uuid", receivableId: "uuid", fromDeposit: "uuid", amount: "numeric", appliedOn: "date", by: "uuid", at: "timestamptz", reversalOf: "uuid", reason: "text",
});

const heldColumns = sql.raw("l.id, l.receipt_id, l.order_id, l.receivable_id, l.from_deposit, l.amount - l.offset_amount - l.reversed as left, l.applied_on");

/** What of a receipt stands applied; offsets of its deposits among it. */
export const heldOfReceipt = (tx: Tx, receiptId: string): Promise<Held[]> =>
  tx.many<Held>(sql`select ${heldColumns} from settlement.allocations l
    where l.company_id = ${tx.companyId} and l.receipt_id = ${receiptId} and l.reversal_of is null and l.reversed < l.amount order by l.id`);

/** One row of money applied, with its account and the number of the receipt. */
export interface HeldRow extends Held, AccountKey {
  receiptNumber: string;
  /** Whether invoices have used it, a deposit. */
  used: boolean;
}
export const heldRow = (tx: Tx, id: string): Promise<HeldRow | undefined> =>
  tx.maybe<HeldRow>(sql`
    select ${heldColumns}, r.customer_id, r.currency, r.number as receipt_number, l.offset_amount > 0 as used from settlement.allocations l
      join settlement.receipts r on r.company_id = l.company_id and r.id = l.receipt_id
     where l.company_id = ${tx.companyId} and l.id = ${id} and l.reversal_of is null`);

interface Taking {
  taken: readonly Taken[];
  rows: readonly CounterRow[];
  /** What lowers receivables beside, and by which red invoice. */
  reduced?: readonly (Reduced & { id: string })[];
  redInvoiceId?: string | null;
  /** Of the money taken off, what stays with its order as a deposit. */
  kept?: readonly AllocationRow[];
  on: string;
  reason: string;
  by: string;
  at: Date;
}

/** Takes money off and moves the account and the orders with it, in one statement. */
export const saveTaking = (tx: Tx, { account, accountChange, orderChanges, ...taking }: Taking & { account: AccountKey; accountChange: AccountChange; orderChanges: readonly OrderChange[] }): Promise<unknown> =>
  tx.run(sql`
    with ${takingParts(tx, taking)},
    orders as (${changeOrders(tx, orderChanges, [...taking.rows, ...(taking.kept ?? [])])})
    ${changeAccount(tx, account, accountChange)}`);

/** The parts of a statement that take money off and lower receivables; the account and the orders are moved beside them. */
export function takingParts(tx: Tx, { taken, rows, reduced = [], redInvoiceId = null, kept = [], on, reason, by, at }: Taking): Sql<unknown> {
  const owed = new Map(receivablesTaken(taken).map(({ id, amount }) => [id, { id, less: amount, reduced: "0" }]));
  for (const { receivableId: id, amount } of reduced) owed.set(id, { id, less: "0", ...owed.get(id), reduced: amount });
  const back = receiptsTaken(taken).map(({ id, amount }) => ({ id, amount: minus(amount, sum(kept.filter(({ receiptId }) => receiptId === id).map((one) => one.amount))) }));
  return sql`
    kept as (${allocationTable.insert(tx.companyId, kept)}),
    counters as (${counterTable.insert(tx.companyId, rows)}),
    marks as (
      update settlement.allocations l set reversed = l.reversed + g.reversed, offset_amount = l.offset_amount + g.used
        from jsonb_to_recordset(${JSON.stringify(marksOf(taken))}::jsonb) as g (id uuid, reversed numeric, used numeric)
       where l.company_id = ${tx.companyId} and l.id = g.id
    ),
    receipts as (
      update settlement.receipts r set applied = r.applied - g.amount
        from jsonb_to_recordset(${JSON.stringify(back)}::jsonb) as g (id uuid, amount numeric)
       where r.company_id = ${tx.companyId} and r.id = g.id
    ),
    reductions as (
      insert into settlement.reductions (company_id, id, receivable_id, red_invoice_id, amount, applied_on, reason, by, at)
      select ${tx.companyId}::bigint, g.id, g."receivableId", ${redInvoiceId}::uuid, g.amount, ${on}::date, ${reason}, ${by}::uuid, ${at}
        from jsonb_to_recordset(${JSON.stringify(reduced)}::jsonb) as g (id uuid, "receivableId" uuid, amount numeric)
    ),
    receivables as (
      update settlement.receivables r
         set paid = r.paid - g.less, reduced = r.reduced + g.reduced,
             settled_on = case when r.paid - g.less + r.reduced + g.reduced = r.amount then greatest(${on}::date, r.issued_on) end
        from jsonb_to_recordset(${JSON.stringify([...owed.values()])}::jsonb) as g (id uuid, less numeric, reduced numeric)
       where r.company_id = ${tx.companyId} and r.id = g.id
    )`;
}

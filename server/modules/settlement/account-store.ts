import type { Subject } from "../../../contract/toolkit.ts";
import { sql, type Sql, type Tx } from "../../platform/db.ts";
import { promiseLacks } from "./call-store.ts";
import type { Account, AccountKey, OrderRow } from "./settlement.ts";
import type { AllocationRow } from "./tables.ts";

/** Columns of an account `a`. */
export const accountColumns = sql.raw(`a.customer_id, a.currency, a.customer_name, a.salesperson_id, a.department_id, a.open_orders, a.granted, a.open_invoices, a.deposits, a.unapplied, a.exposure,
  (select c.closed_through from settlement.closings c where c.company_id = a.company_id order by c.id desc limit 1) as closed_through`);

/** Asks for a locked account, which is made when it is the first time. */
async function locked<A extends Account>(tx: Tx, { customerId, currency }: AccountKey, question: Sql<A>): Promise<A> {
  const known = await tx.maybe<A>(question);
  if (known) return known;
  await tx.run(sql`insert into settlement.accounts (company_id, customer_id, currency) values (${tx.companyId}, ${customerId}, ${currency}) on conflict do nothing`);
  return tx.one<A>(question);
}

/** Locks a customer's account for this transaction: whatever moves a customer's money begins here. */
export const lockAccount = (tx: Tx, key: AccountKey): Promise<Account> =>
  locked<Account>(tx, key, sql`
    select ${accountColumns} from settlement.accounts a where a.company_id = ${tx.companyId} and a.customer_id = ${key.customerId} and a.currency = ${key.currency} for update`);

/** The same for the account that a receipt is on; undefined where there is no such receipt. What the receipt says is read under it. */
export const lockAccountOfReceipt = (tx: Tx, receiptId: string): Promise<Account | undefined> =>
  tx.maybe<Account>(sql`
    select ${accountColumns} from settlement.receipts r join settlement.accounts a on a.company_id = r.company_id and a.customer_id = r.customer_id and a.currency = r.currency
     where r.company_id = ${tx.companyId} and r.id = ${receiptId} for update of a`);

/** The same with what is lacking of its last promise to pay, for money that comes in. */
export const lockAccountPromised = (tx: Tx, key: AccountKey): Promise<Account & { promiseLacks: string | null }> =>
  locked<Account & { promiseLacks: string | null }>(tx, key, sql`
    select ${accountColumns}, ${promiseLacks(tx)} from settlement.accounts a where a.company_id = ${tx.companyId} and a.customer_id = ${key.customerId} and a.currency = ${key.currency} for update`);

/** The same with what of its exposure was granted to an order or change, which the caller has locked. */
export const lockAccountOf = (tx: Tx, key: AccountKey, { kind, id }: Subject): Promise<Account & { own: string }> =>
  locked<Account & { own: string }>(tx, key, sql`
    select ${accountColumns}, case when g.rests then 0 else coalesce(g.amount, 0) end as own from settlement.accounts a
      left join settlement.grants g on g.company_id = a.company_id and g.subject_kind = ${kind} and g.subject_id = ${id}
     where a.company_id = ${tx.companyId} and a.customer_id = ${key.customerId} and a.currency = ${key.currency} for update of a`);

export const accountsOf = (tx: Tx, customerId: string): Promise<Account[]> =>
  tx.many<Account>(sql`select ${accountColumns} from settlement.accounts a where company_id = ${tx.companyId} and customer_id = ${customerId} order by currency`);

/** Whose account it is, for lists and for what a salesperson may see. */
export interface Party {
  customerName: string;
  salespersonId: string | null;
  departmentId: string | null;
}

export interface AccountChange {
  openOrders?: string;
  granted?: string;
  openInvoices?: string;
  deposits?: string;
  unapplied?: string;
  party?: Party;
}

/** Moves parts of an account that this transaction has locked; the table's checks let none of them fall below zero. */
export const changeAccount = (tx: Tx, { customerId, currency }: AccountKey, { party, ...change }: AccountChange): Sql<unknown> => sql`
  update settlement.accounts
     set open_orders = open_orders + ${change.openOrders ?? "0"}::numeric, granted = granted + ${change.granted ?? "0"}::numeric, open_invoices = open_invoices + ${change.openInvoices ?? "0"}::numeric,
         deposits = deposits + ${change.deposits ?? "0"}::numeric, unapplied = unapplied + ${change.unapplied ?? "0"}::numeric,
         customer_name = coalesce(${party?.customerName ?? null}, customer_name), salesperson_id = coalesce(${party?.salespersonId ?? null}::uuid, salesperson_id),
         department_id = coalesce(${party?.departmentId ?? null}::uuid, department_id)
   where company_id = ${tx.companyId} and customer_id = ${customerId} and currency = ${currency}`;

/** Columns of an order `o` of this room. */
export const orderColumns = sql.raw(`o.order_id, o.customer_id, o.currency, o.number, o.customer_name, o.ledger_id, o.salesperson_id, o.department_id, o.terms, o.total,
  o.confirmed_on, o.supplied_on, o.committed, o.exceeded, o.open_amount, o.invoiced, o.deposits, o.paid, o.conceded`);

export const readOrder = (tx: Tx, orderId: string): Promise<OrderRow | undefined> =>
  tx.maybe<OrderRow>(sql`select ${orderColumns} from settlement.orders o where company_id = ${tx.companyId} and order_id = ${orderId}`);

export type InvoicedOrder = OrderRow & { prepaidTotal: string; prepaidInvoiced: string };

/** Orders with what their terms ask before the goods leave and what of that has been invoiced. */
export const ordersToInvoice = (tx: Tx, orderIds: readonly string[]): Promise<InvoicedOrder[]> =>
  tx.many<InvoicedOrder>(sql`
    select ${orderColumns},
           (select coalesce(sum(amount), 0) from settlement.obligations b
             where b.company_id = o.company_id and b.order_id = o.order_id and b.due in ('onOrder', 'beforeProduction', 'beforeShipping')) as prepaid_total,
           (select coalesce(sum(amount - reduced), 0) from settlement.receivables r
             where r.company_id = o.company_id and r.order_id = o.order_id and r.prepaid) as prepaid_invoiced
      from settlement.orders o where o.company_id = ${tx.companyId} and o.order_id = any(${[...orderIds]}::uuid[]) order by o.order_id`);

/** By how much an order's sums change. */
export interface OrderChange {
  orderId: string;
  openAmount?: string;
  invoiced?: string;
  deposits?: string;
  paid?: string;
  conceded?: string;
}

/** Money that came to an order or was taken off it, on which day; from a deposit, what had come before. */
type Moved = Pick<AllocationRow, "orderId" | "fromDeposit" | "appliedOn">;

const lastMoved = (orderId: string, money: readonly Moved[]): string | undefined =>
  money.filter((one) => one.orderId === orderId && one.fromDeposit === null).map(({ appliedOn }) => appliedOn).toSorted().at(-1);

/** Moves sums of orders whose account this transaction has locked, with the money that is written beside. */
export const changeOrders = (tx: Tx, changes: readonly OrderChange[], money: readonly Moved[] = []): Sql<unknown> => sql`
  update settlement.orders o
     set open_amount = o.open_amount + coalesce(g."openAmount", 0), invoiced = o.invoiced + coalesce(g.invoiced, 0),
         deposits = o.deposits + coalesce(g.deposits, 0), paid = o.paid + coalesce(g.paid, 0),
         conceded = o.conceded + coalesce(g.conceded, 0), moved_on = greatest(o.moved_on, g."movedOn")
    from jsonb_to_recordset(${JSON.stringify(changes.map((change) => ({ ...change, movedOn: lastMoved(change.orderId, money) })))}::jsonb)
      as g ("orderId" uuid, "openAmount" numeric, invoiced numeric, deposits numeric, paid numeric, conceded numeric, "movedOn" date)
   where o.company_id = ${tx.companyId} and o.order_id = g."orderId"`;

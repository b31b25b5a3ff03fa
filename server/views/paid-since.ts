import { type Sql, sql, type Tx } from "../platform/db.ts";

/** What was applied to each order since a day and not taken off again, in one line an order; what was laid by as a deposit counts on its own day, not on the day on which it paid an invoice. */
export const sumsPaidSince = (tx: Tx, day: string): Sql<unknown> => sql`
  select a.order_id, sum(a.amount) as amount from settlement.allocations a
   where a.company_id = ${tx.companyId} and a.from_deposit is null and a.applied_on >= ${day}::date group by a.order_id having sum(a.amount) <> 0`;

/** These orders as a list of ids, for the list of orders to be asked with. */
export const paidSince = (tx: Tx, day: string): Sql<unknown> => sql`select p.order_id from (${sumsPaidSince(tx, day)}) p`;

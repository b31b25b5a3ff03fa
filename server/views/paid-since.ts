import { type Sql, sql, type Tx } from "../platform/db.ts";

/** Orders to which money was applied since a day, that was not taken off again; what was laid by as a deposit counts on its own day, not on the day on which it paid an invoice. As a list of ids, for the list of orders. */
export const paidSince = (tx: Tx, day: string): Sql<unknown> => sql`
  select a.order_id from settlement.allocations a
   where a.company_id = ${tx.companyId} and a.from_deposit is null and a.applied_on >= ${day}::date group by a.order_id having sum(a.amount) <> 0`;

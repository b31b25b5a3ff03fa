import { type Actor, ownersOf, type Scope, scopeOf } from "../platform/actor.ts";
import { type Sql, sql, type Tx } from "../platform/db.ts";

/** The orders `o` whose money a permission reaches: as in settlement, whoever entered an order sees none of its money for that. */
const moneyReach = (actor: Actor, scope: Scope): Sql<unknown> => {
  if (scope === "company") return sql`true`;
  const own = sql`o.salesperson_id = any(${ownersOf(actor)}::uuid[])`;
  return scope === "department" ? sql`(${own} or o.department_id = any(${[...actor.departmentIds]}::uuid[]))` : own;
};

/**
 * A condition on `orders.orders o`, for who sees the money of them: money was applied since a day that was not taken off again; what was laid by as a deposit counts on its own day, not on the day on
 * which it paid an invoice. Undefined for who sees no money: when an order was paid is as much of an account as how much.
 */
export function paidSince({ tx, actor }: { tx: Tx; actor: Actor }, day: string): Sql<unknown> | undefined {
  const scope = scopeOf(actor, "settlement.see");
  return scope && sql`${moneyReach(actor, scope)} and o.id in (
    select a.order_id from settlement.allocations a
     where a.company_id = ${tx.companyId} and a.from_deposit is null and a.applied_on >= ${day}::date group by a.order_id having sum(a.amount) <> 0)`;
}

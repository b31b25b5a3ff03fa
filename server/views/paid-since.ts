import { type Actor, ownersOf, type Scope, scopeOf } from "../platform/actor.ts";
import { type Sql, sql, type Tx } from "../platform/db.ts";

interface Reader {
  tx: Tx;
  actor: Actor;
}

/** The orders `o` whose money a permission reaches: as in settlement, whoever entered an order sees none of its money for that. */
const moneyReach = (actor: Actor, scope: Scope): Sql<unknown> => {
  if (scope === "company") return sql`true`;
  const own = sql`o.salesperson_id = any(${ownersOf(actor)}::uuid[])`;
  return scope === "department" ? sql`(${own} or o.department_id = any(${[...actor.departmentIds]}::uuid[]))` : own;
};

/** Money that was applied to orders or taken off since a day, in the words of the index allocations_by_day; what was laid by as a deposit counts on its own day, not on the day on which it paid an invoice. */
const movedSince = (alias: string, tx: Tx, day: string): Sql<unknown> => {
  const of = (column: string) => sql.ref(`${alias}.${column}`);
  return sql`${of("company_id")} = ${tx.companyId} and ${of("order_id")} is not null and ${of("from_deposit")} is null and ${of("applied_on")} >= ${day}::date`;
};

/** The same of orders `paid` as settlement keeps them, which tells without the orders themselves: whose they are stands in both. By department they are asked, for there the two may differ. */
const keptReach = (actor: Actor, scope: Scope): Sql<unknown> => (scope === "own" ? sql`paid.salesperson_id = any(${ownersOf(actor)}::uuid[])` : sql`true`);

/**
 * Leaves of `orders.orders o`, for who sees the money of them, those to which money was applied since a day that was not taken off again. Each is joined as `paid` to the day of the last movement of its money
 * (`moved_on`, `order_id`), so that the last paid are found without those before. Undefined for who sees no money: when an order was paid is as much of an account as how much.
 */
export function paidSince({ tx, actor }: Reader, day: string): Sql<unknown> | undefined {
  const scope = scopeOf(actor, "settlement.see");
  return scope && sql`join settlement.orders paid on paid.company_id = o.company_id and paid.order_id = o.id and paid.company_id = ${tx.companyId} and paid.moved_on >= ${day}::date and ${keptReach(actor, scope)}
    and case when ${moneyReach(actor, scope)} then (select sum(a.amount) filter (where a.applied_on >= ${day}::date) <> 0
          from settlement.allocations a where a.company_id = ${tx.companyId} and a.order_id = paid.order_id and a.from_deposit is null) end`;
}

/** To how many orders money was applied since a day that was not taken off again, and how much: those that `paidSince` leaves, as one row; undefined for who sees no money. */
export function receivedSince({ tx, actor, scope, reach }: Reader & { scope: Scope; reach: Sql<unknown> }, day: string): Sql<unknown> | undefined {
  const money = scopeOf(actor, "settlement.see");
  // Orders whose money is one's own are one's own, whatever else of orders one sees: this way an index by salesperson tells them without the orders themselves.
  const reached = money === "own" ? moneyReach(actor, money) : money && sql`${moneyReach(actor, money)} and ${reach}`;
  const orders = money === "company" && scope === "company" ? sql`` : sql`join orders.orders o on o.company_id = a.company_id and o.id = a.order_id and ${reached}`;
  // Orders of which nothing was taken off need no sums: to sum by order is most of the work.
  return money && sql`
    select count(distinct a.order_id) filter (where a.order_id not in (
             select b.order_id from settlement.allocations b
              where ${movedSince("b", tx, day)} and b.order_id in (select c.order_id from settlement.allocations c where ${movedSince("c", tx, day)} and c.reversal_of is not null)
              group by b.order_id having sum(b.amount) = 0))::int as orders,
           coalesce(sum(a.amount), 0)::numeric(18,2)::text as total
      from settlement.allocations a ${orders} where ${movedSince("a", tx, day)}`;
}

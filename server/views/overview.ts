import { stages } from "../../contract/order-axes.ts";
import * as contract from "../../contract/views.ts";
import type { AnswerOf } from "../../contract/toolkit.ts";
import type { Actor, Scope } from "../platform/actor.ts";
import { type Context, read } from "../platform/command.ts";
import { beginningOf } from "../platform/day-begins.ts";
import { type Sql, sql, type Tx } from "../platform/db.ts";
import { lateReasons } from "./late-reasons.ts";
import { receivedSince } from "./paid-since.ts";

/** In the words of the index orders_open, which holds open orders alone, by the date wanted, and all that the first page asks of them to choose and count them. */
const wanted = sql`case when o.requested_date is null then 'infinity'::date else o.requested_date end`;
const open = sql`o.stage not in ('completed', 'archived', 'cancelled')`;

type Overview = AnswerOf<typeof contract.overview>;

export interface OverviewDeps {
  today(context: Pick<Context, "tx" | "now">): Promise<string>;
  timeZoneOf(tx: Tx): Promise<string>;
  /** The condition on `orders.orders o` that the reader's permission means. */
  reachOf(context: Pick<Context, "actor" | "scope">): Sql<unknown>;
}

/** A delivery keeps whose its order is (decision 0036), who entered it and where it belongs, and is reached by that on the list, too; so the order itself need not be looked up. */
const deliveriesAsTheirOrders = sql`select company_id, salesperson_id, order_created_by as created_by, department_id, shipped_at from shipping.deliveries`;

interface Month {
  actor: Actor;
  scope: Scope;
  from: string;
  begins: ReturnType<typeof beginningOf>;
  reach: Sql<unknown>;
}

/** Each figure counts what the list counts to which it leads, in an index that answers alone. */
const monthOf = (tx: Tx, { from, begins, ...reader }: Month): Promise<Overview["month"]> => {
  const { reach } = reader;
  const received = receivedSince({ tx, ...reader }, from);
  return tx.one(sql`
  with won as (
    select count(*)::int as orders, coalesce(sum(o.total_amount), 0)::numeric(18,2)::text as total from orders.orders o
     where o.company_id = ${tx.companyId} and ${reach} and o.established_at >= ${begins(from)}),
  sent as (
    select count(*)::int as deliveries from (${deliveriesAsTheirOrders}) o where o.company_id = ${tx.companyId} and ${reach} and o.shipped_at >= ${begins(from)}),
  paid as (${received ?? sql`select null::int as orders, null::text as total`})
  select ${from}::text as "from", won.total as ordered, won.orders as ordered_in, sent.deliveries as shipped, paid.total as received, paid.orders as received_in,
         (select currency from companies.companies where id = ${tx.companyId}) as currency
    from won, sent, paid`);
};

/**
 * Orders by stage = open orders in the reader's reach, counted by their stored stage, in the order of an order's life. At risk = not arrived in full and the desired date
 * is past or within two days, each with its causes (`late-reasons.ts`). Month: ordered = totals of orders that stand since it began; shipped = deliveries that left; received = money applied to
 * orders, for who sees it. A sum says of how many orders it is.
 */
export const overview = ({ today, timeZoneOf, reachOf }: OverviewDeps) =>
  read(contract.overview, async (_, context): Promise<Overview> => {
    const { tx } = context;
    const [day, reach] = [await today(context), reachOf(context)];
    const counted = await tx.many<Overview["stages"][number]>(sql`
      select o.stage, count(*)::int as count from orders.orders o
       where o.company_id = ${tx.companyId} and ${reach} and ${open} group by o.stage`);
    const atRisk = await tx.many<Omit<Overview["atRisk"][number], "reasons">>(sql`
      select o.id, o.number, o.customer_name, o.stage, o.requested_date, (${day}::date - o.requested_date)::int as days_late, o.total_amount, o.currency from (
        select o.id from orders.orders o
         where o.company_id = ${tx.companyId} and ${reach} and ${open} and ${wanted} <= ${day}::date + 2 and o.stage in ('inReview', 'reviewFailed', 'awaitingCustomer', 'approved', 'awaitingPurchase', 'scheduled', 'toShip', 'shipped')
         order by ${wanted}, o.id limit 12) first join orders.orders o on o.company_id = ${tx.companyId} and o.id = first.id
       order by ${wanted}, o.id`);
    const reasons = atRisk.length ? Map.groupBy(await lateReasons(tx, { orderIds: atRisk.map(({ id }) => id), today: day, now: context.now }), ({ orderId }) => orderId) : new Map();
    return { stages: counted.toSorted((a, b) => stages.indexOf(a.stage) - stages.indexOf(b.stage)), atRisk: atRisk.map((order) => ({ ...order, reasons: reasons.get(order.id) ?? [] })), month: await monthOf(tx, { actor: context.actor, scope: context.scope, from: `${day.slice(0, 8)}01`, begins: beginningOf(await timeZoneOf(tx)), reach }) };
  });

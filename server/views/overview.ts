import { stages } from "../../contract/order-axes.ts";
import * as contract from "../../contract/views.ts";
import type { AnswerOf } from "../../contract/toolkit.ts";
import { type Context, read } from "../platform/command.ts";
import { type Sql, sql } from "../platform/db.ts";
import { lateReasons } from "./late-reasons.ts";

/** In the words of the index orders_open, which holds open orders alone, by the date wanted. */
const wanted = sql`case when o.requested_date is null then 'infinity'::date else o.requested_date end`;
const open = sql`o.stage not in ('completed', 'archived', 'cancelled')`;

type Overview = AnswerOf<typeof contract.overview>;

export interface OverviewDeps {
  today(context: Pick<Context, "tx" | "now">): Promise<string>;
  /** The condition on `orders.orders o` that the reader's permission means. */
  reachOf(context: Pick<Context, "actor" | "scope">): Sql<unknown>;
}

/**
 * Orders by stage = open orders in the reader's reach, counted by their stored stage, in the order of an order's life. At risk = not arrived in full and the desired date
 * is past or within two days, each with its causes (`late-reasons.ts`). Month: ordered = totals of orders confirmed this month; shipped = deliveries that left; received = receipts.
 */
export const overview = ({ today, reachOf }: OverviewDeps) =>
  read(contract.overview, async (_, context): Promise<Overview> => {
    const { tx } = context;
    const [day, reach] = [await today(context), reachOf(context)];
    const counted = await tx.many<Overview["stages"][number]>(sql`
      select o.stage, count(*)::int as count from orders.orders o
       where o.company_id = ${tx.companyId} and ${reach} and ${open} group by o.stage`);
    const atRisk = await tx.many<Omit<Overview["atRisk"][number], "reasons">>(sql`
      select o.id, o.number, o.customer_name, o.stage, o.requested_date, (${day}::date - o.requested_date)::int as days_late, o.total_amount, o.currency from orders.orders o
       where o.company_id = ${tx.companyId} and ${reach} and ${open} and ${wanted} <= ${day}::date + 2 and o.stage in ('inReview', 'reviewFailed', 'awaitingCustomer', 'approved', 'awaitingPurchase', 'scheduled', 'toShip', 'shipped')
       order by ${wanted}, o.id limit 12`);
    const reasons = atRisk.length ? Map.groupBy(await lateReasons(tx, { orderIds: atRisk.map(({ id }) => id), today: day, now: context.now }), ({ orderId }) => orderId) : new Map();
    const month = await tx.one<Overview["month"]>(sql`
      select coalesce((select sum(o.total_amount) from orders.orders o where o.company_id = ${tx.companyId} and ${reach} and o.established_at >= date_trunc('month', ${day}::date)), 0)::numeric(18,2)::text as ordered,
             (select count(*)::int from shipping.deliveries d join orders.orders o on o.company_id = d.company_id and o.id = d.order_id
               where d.company_id = ${tx.companyId} and ${reach} and d.shipped_at >= date_trunc('month', ${day}::date)) as shipped,
             coalesce((select sum(a.amount) from settlement.allocations a join orders.orders o on o.company_id = a.company_id and o.id = a.order_id
               where a.company_id = ${tx.companyId} and ${reach} and a.from_deposit is null and a.applied_on >= date_trunc('month', ${day}::date)::date), 0)::numeric(18,2)::text as received,
             (select currency from companies.companies where id = ${tx.companyId}) as currency`);
    return { stages: counted.toSorted((a, b) => stages.indexOf(a.stage) - stages.indexOf(b.stage)), atRisk: atRisk.map((order) => ({ ...order, reasons: reasons.get(order.id) ?? [] })), month };
  });

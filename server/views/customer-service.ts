import type { AnswerOf, Subject } from "../../contract/toolkit.ts";
import * as contract from "../../contract/views.ts";
import { type Actor, ownersOf, scopeOf } from "../platform/actor.ts";
import { type Context, read } from "../platform/command.ts";
import { type Sql, sql, type Tx } from "../platform/db.ts";
import { refuse } from "../platform/refusal.ts";

type Answer = AnswerOf<typeof contract.customerService>;

export interface CustomerServiceDeps {
  maySee(context: Pick<Context, "tx" | "actor">, subject: Subject): Promise<boolean>;
  today(context: Pick<Context, "tx" | "now">): Promise<string>;
  timeZoneOf(tx: Tx): Promise<string>;
  /** The condition on `orders.orders o` that the reader's permission means. */
  reachOf(context: Pick<Context, "actor" | "scope">): Sql<unknown>;
}

/** The same day a year ago, the 28th of February for the 29th. */
export const yearBefore = (day: string): string => `${String(Number(day.slice(0, 4)) - 1).padStart(4, "0")}${day.slice(4) === "-02-29" ? "-02-28" : day.slice(4)}`;

/**
 * Late rate = late ÷ lines. Lines: order lines of which something left (deliveries that left from `from` on, by the company's day, and whose shipment was not taken back) and for which a day was promised.
 * The promised day of a part is the later of the order's promised day and the part's own; the day wanted where nothing was promised. Late: a part left after its day. Goods that replace returned ones do not count.
 */
export const lateLinesOf = (tx: Tx, { customerId, from, timeZone }: { customerId: string; from: string; timeZone: string }): Promise<Answer["late"]> =>
  tx.one<Answer["late"]>(sql`
    select count(*)::int as lines, count(*) filter (where late)::int as late from (
      select l.order_line_id, bool_or((d.shipped_at at time zone ${timeZone})::date > coalesce(greatest(o.promised_date, s.date), o.requested_date)) as late
        from shipping.deliveries d
        join shipping.lines l on l.company_id = d.company_id and l.delivery_id = d.id and l.shipped > 0
        join orders.orders o on o.company_id = d.company_id and o.id = d.order_id
        join orders.schedules s on s.company_id = l.company_id and s.id = l.schedule_id and s.replaces is null
       where d.company_id = ${tx.companyId} and d.customer_id = ${customerId} and d.shipped_at >= (${from}::date)::timestamp at time zone ${timeZone}
         and coalesce(greatest(o.promised_date, s.date), o.requested_date) is not null
       group by l.order_line_id) left_lines`);

/** Of so many of a customer's newest orders a talk is looked for. */
const newest = 200;

/** The last words with a customer that the reader may see: a call about money, a talk about one of its newest orders, or its wish to order. */
function lastFollowUpOf(tx: Tx, customerId: string, { actor, reach }: { actor: Actor; reach: Sql<unknown> | undefined }): Promise<NonNullable<Answer["lastFollowUp"]> | undefined> {
  const name = sql`coalesce((select p.name from people.people p where p.company_id = ${tx.companyId} and p.id = f.by), '')`;
  const found: Sql<unknown>[] = [];
  if (scopeOf(actor, "settlement.see"))
    found.push(sql`(select 'call' as kind, c.at, c.by, c.said as words, 'customer' as subject_kind, c.customer_id as subject_id, '' as title from settlement.calls c
      where c.company_id = ${tx.companyId} and c.customer_id = ${customerId} order by c.at desc limit 1)`);
  if (reach)
    found.push(sql`(select 'contact', c.at, c.by, c.outcome, 'order', o.id, o.number from (
        select o.company_id, o.id, o.number from orders.orders o where o.company_id = ${tx.companyId} and o.customer_id = ${customerId} and ${reach} order by o.created_at desc, o.id desc limit ${newest}) o
      join orders.contacts c on c.company_id = o.company_id and c.order_id = o.id order by c.at desc limit 1)`);
  const enquiries = scopeOf(actor, "enquiries.see");
  if (enquiries)
    found.push(sql`(select 'enquiry', e.received_at, e.recorded_by, e.words, 'enquiry', e.id, '' from enquiries.enquiries e
      where e.company_id = ${tx.companyId} and e.customer_id = ${customerId} ${enquiries === "company" ? sql`` : sql`and e.salesperson_id = any(${ownersOf(actor)}::uuid[])`} order by e.received_at desc limit 1)`);
  if (!found.length) return Promise.resolve(undefined);
  return tx.maybe(sql`
    select f.kind, f.at, ${name} as by_name, f.words, json_build_object('kind', f.subject_kind, 'id', f.subject_id) as subject, f.title
      from (${sql.join(found, " union all ")}) f (kind, at, by, words, subject_kind, subject_id, title) order by f.at desc limit 1`);
}

/** How a customer is served: what reached it late in the last 12 months, and when it was last spoken with. */
export const customerService = ({ maySee, today, timeZoneOf, reachOf }: CustomerServiceDeps) =>
  read(contract.customerService, async ({ id: customerId }, context) => {
    if (!(await maySee(context, { kind: "customer", id: customerId }))) return refuse("notFound");
    const { tx, actor } = context;
    const from = yearBefore(await today(context));
    const scope = scopeOf(actor, "orders.see");
    const late = await lateLinesOf(tx, { customerId, from, timeZone: await timeZoneOf(tx) });
    return { from, late, lastFollowUp: (await lastFollowUpOf(tx, customerId, { actor, reach: scope && reachOf({ actor, scope }) })) ?? null };
  });

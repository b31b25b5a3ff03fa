import * as contract from "../../contract/shortages.ts";
import type { ParsedInputOf, Subject } from "../../contract/toolkit.ts";
import { type Context, type Handler, read } from "../platform/command.ts";
import { sql, type Sql, type Tx } from "../platform/db.ts";
import { keyLike, pageOf } from "../platform/keyset.ts";
import { refuse } from "../platform/refusal.ts";

export interface ShortagesDeps {
  maySee(context: Pick<Context, "tx" | "actor">, subject: Subject): Promise<boolean>;
  today(context: Pick<Context, "tx" | "now">): Promise<string>;
}

type Row = contract.Shortage;

/**
 * Parts of confirmed orders that stock did not cover, with how what is missing of them comes. Missing: what production is still to bring for the part plus what is bought or moved for it and
 * has not come; lines made to order are left out. Unanswered: what waits for a plan and of which production has not said a day. Source: production.requests, run_shares, purchasing.answers.
 */
const found = (tx: Tx, today: string, of: { orderId?: string }): Sql<Row> => sql<Row>`
  with made as (
    select q.order_id, q.schedule_id, q.quantity - q.planned as to_plan, q.id as request_id from production.requests q
     where q.company_id = ${tx.companyId} ${of.orderId ? sql`and q.order_id = ${of.orderId}::uuid` : sql`and (q.planned < q.quantity or exists (select from production.run_shares s where s.company_id = q.company_id and s.request_id = q.id and s.stocked < s.quantity))`}),
  comes as (
    select m.schedule_id, m.order_id, 'production' as by, s.quantity - s.stocked as quantity, r.expected_finish as day, r.id as document_id, r.number, false as waits
      from made m join production.run_shares s on s.company_id = ${tx.companyId} and s.request_id = m.request_id join production.runs r on r.company_id = s.company_id and r.id = s.run_id
     where s.stocked < s.quantity and r.state not in ('stockedIn', 'cancelled')
    union all
    select m.schedule_id, m.order_id, 'production', least(a.quantity, m.to_plan), a.expected_on, null, null, true
      from made m join lateral (select quantity, expected_on from purchasing.answers a where a.company_id = ${tx.companyId} and a.schedule_id = m.schedule_id and a.by = 'production' order by answered_at desc, id desc limit 1) a on true
     where m.to_plan > 0
    union all
    select a.schedule_id, a.order_id, a.by, a.quantity - a.covered, coalesce(p.expected_on, a.expected_on), coalesce(a.purchase_id, a.transfer_id), coalesce(p.number, a.transfer_number), false
      from purchasing.answers a left join purchasing.purchases p on p.company_id = a.company_id and p.id = a.purchase_id
     where a.company_id = ${tx.companyId} and a.by <> 'production' and a.covered < a.quantity ${of.orderId ? sql`and a.order_id = ${of.orderId}::uuid` : sql``}),
  parts as (
    select schedule_id, order_id, sum(to_plan) as to_plan, sum(coming) as coming, sum(said) as said from (
      select schedule_id, order_id, to_plan, 0 as coming, 0 as said from made
      union all select schedule_id, order_id, 0, case when waits then 0 else quantity end, case when waits then quantity else 0 end from comes) x group by 1, 2),
  told as (
    select p.schedule_id, o.id as order_id, o.number as order_number, o.customer_name, l.line_no, l.product_id, l.product_code, l.name as product_name, l.spec, l.unit,
           coalesce(o.promised_date, s.date, o.requested_date) as needed_by, p.to_plan + p.coming as missing, p.to_plan - p.said as unanswered
      from parts p join orders.schedules s on s.company_id = ${tx.companyId} and s.id = p.schedule_id join orders.lines l on l.company_id = s.company_id and l.id = s.line_id
      join orders.orders o on o.company_id = s.company_id and o.id = s.order_id
     where l.supply <> 'make' and p.to_plan + p.coming > 0 and o.review <> 'cancelled')
  select t.schedule_id, t.order_id, t.order_number, t.customer_name, t.line_no, t.product_id, t.product_code, t.product_name, t.spec, t.unit, t.needed_by, trim_scale(t.missing)::text as missing,
         trim_scale(t.unanswered)::text as unanswered,
         coalesce((select json_agg(json_build_object('by', c.by, 'quantity', trim_scale(c.quantity)::text, 'on', c.day, 'late', coalesce(c.day > t.needed_by or c.day < ${today}::date, false), 'documentId', c.document_id, 'number', c.number)
                     order by c.day, c.number) from comes c where c.schedule_id = t.schedule_id), '[]') as answers
    from told t`;

/** The list, the soonest needed first; its key is the day and the part. */
function listed(tx: Tx, today: string, { search, only, cursor, limit }: ParsedInputOf<typeof contract.listShortages>): Promise<Row[]> {
  const [day, id] = keyLike(cursor, ["day", "uuid"]) ?? [];
  return tx.many<Row>(sql`
    select * from (${found(tx, today, {})}) t
     where true ${only === "unanswered" ? sql`and t.unanswered::numeric > 0` : sql``} ${search ? sql`and strpos(lower(t.order_number || ' ' || t.customer_name || ' ' || t.product_code || ' ' || t.product_name), lower(${search})) > 0` : sql``}
       ${id ? sql`and (coalesce(t.needed_by, 'infinity'), t.schedule_id) > (${day}::date, ${id}::uuid)` : sql``}
     order by coalesce(t.needed_by, 'infinity'), t.schedule_id limit ${limit + 1}`);
}

/** What of confirmed orders is missing, and how it comes. */
export const shortages = ({ maySee, today }: ShortagesDeps): Handler[] => [
  read(contract.listShortages, async (filter, context) => pageOf(await listed(context.tx, await today(context), filter), filter.limit, ({ neededBy, scheduleId }) => [neededBy ?? "infinity", scheduleId])),
  read(contract.shortagesOfOrder, async ({ orderId }, context) => {
    if (!(await maySee(context, { kind: "order", id: orderId }))) return refuse("notFound");
    return { rows: await context.tx.many<Row>(sql`select * from (${found(context.tx, await today(context), { orderId })}) t order by t.line_no, t.schedule_id`) };
  }),
];

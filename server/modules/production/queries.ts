import type { PendingRequest, Run } from "../../../contract/production.ts";
import { sql, type Sql, type Tx } from "../../platform/db.ts";
import type { Request } from "./production.ts";

/** What comes after the last row seen: its date and id. */
export interface After {
  day: string;
  id: string;
}

/** Runs as people see them, with their shares, by a condition on `r` (runs). */
const runsWhere = (tx: Tx, condition: Sql<unknown>, rest: Sql<unknown> = sql`order by r.expected_finish, r.id`): Promise<Run[]> =>
  tx.many<Run>(sql`
    select r.id, r.number, r.state, r.revision, r.work_centre_id, c.code as work_centre_code, c.name as work_centre_name, r.product_id, p.product_code, p.product_name, p.spec, p.unit,
           trim_scale(r.quantity)::text as quantity, r.start_day, r.end_day, r.expected_finish, r.operations, r.current_operation, r.percent, r.note, r.reported_on, r.reported_at,
           trim_scale(r.good)::text as good, trim_scale(r.scrap)::text as scrap, r.return_reason, r.planned_by, r.approved_by,
           p.needed_by, coalesce(p.needed_by < r.expected_finish, false) as late, p.shares
      from production.runs r
      join production.work_centres c on c.company_id = r.company_id and c.id = r.work_centre_id
      cross join lateral (
        select min(q.product_code) as product_code, min(q.product_name) as product_name, min(q.spec) as spec, min(q.unit) as unit, min(q.needed_by) as needed_by,
               json_agg(json_build_object(
                 'requestId', q.id, 'orderId', q.order_id, 'orderNumber', q.order_number, 'customerName', q.customer_name, 'scheduleId', q.schedule_id,
                 'quantity', trim_scale(s.quantity)::text, 'stocked', trim_scale(s.stocked)::text, 'neededBy', q.needed_by, 'urgent', q.urgent,
                 'customParameters', q.custom_parameters, 'late', coalesce(q.needed_by < r.expected_finish, false)) order by q.needed_by, q.id) as shares
          from production.run_shares s join production.requests q on q.company_id = s.company_id and q.id = s.request_id
         where s.company_id = r.company_id and s.run_id = r.id) p
     where r.company_id = ${tx.companyId} and ${condition} ${rest}`);

const ofOrder = (tx: Tx, orderId: string): Sql<unknown> =>
  sql`r.id in (select run_id from production.run_shares where company_id = ${tx.companyId} and order_id = ${orderId})`;

/** `%` and `_` typed by a person are characters. */
const containing = (text: string): string => `%${text.replace(/[\\%_]/g, "\\$&")}%`;

export interface RunFilter {
  states: readonly string[];
  orderId?: string;
  search?: string;
  after?: After;
  limit: number;
}

export const runs = (tx: Tx, { states, orderId, search, after, limit }: RunFilter): Promise<Run[]> =>
  runsWhere(
    tx,
    sql`true
      ${states.length ? sql`and r.state = any(${[...states]})` : sql``}
      ${states.length && !states.includes("stockedIn") ? sql`and r.state <> 'stockedIn'` : sql``}
      ${orderId ? sql`and ${ofOrder(tx, orderId)}` : sql``}
      ${search ? sql`and (r.number ilike ${containing(search)} or p.product_name ilike ${containing(search)} or p.product_code ilike ${containing(search)} or p.shares::text ilike ${containing(search)})` : sql``}
      ${after ? sql`and (r.expected_finish, r.id) > (${after.day}::date, ${after.id}::uuid)` : sql``}`,
    sql`order by r.expected_finish, r.id limit ${limit + 1}`,
  );

export const runById = async (tx: Tx, runId: string): Promise<Run | undefined> => (await runsWhere(tx, sql`r.id = ${runId}`))[0];
export const runsOf = (tx: Tx, orderId: string): Promise<Run[]> => runsWhere(tx, ofOrder(tx, orderId));

/** Runs with load on one of the days from `from` to `to`. */
export const runsBetween = (tx: Tx, from: string, to: string): Promise<Run[]> =>
  runsWhere(tx, sql`r.id in (select run_id from production.run_days where company_id = ${tx.companyId} and day between ${from} and ${to})`);

/** Runs whose planned days are past and which are not finished. */
export const overrun = (tx: Tx, today: string): Promise<Run[]> => runsWhere(tx, sql`r.finished_on is null and r.state <> 'cancelled' and r.end_day < ${today}`);

export interface RunDay {
  runId: string;
  workCentreId: string;
  day: string;
  load: string;
}

export const daysOfRuns = (tx: Tx, from: string, to: string): Promise<RunDay[]> =>
  tx.many<RunDay>(sql`
    select run_id, work_centre_id, day, trim_scale(load)::text as load from production.run_days
     where company_id = ${tx.companyId} and day between ${from} and ${to} order by day, run_id`);

export const daysOfRun = async (tx: Tx, runId: string): Promise<string[]> =>
  (await tx.many<{ day: string }>(sql`select day from production.run_days where company_id = ${tx.companyId} and run_id = ${runId} order by day`)).map(({ day }) => day);

/** Runs that on `day` were approved and due to have begun, or begun, and not finished, and of which nobody reported on it (01.13). */
export const unreported = (tx: Tx, day: string): Promise<Run[]> =>
  runsWhere(tx, sql`r.state <> 'cancelled' and r.approved_on <= ${day} and least(r.start_day, r.started_on) <= ${day} and (r.finished_on is null or r.finished_on > ${day})
    and not exists (select from production.reports t where t.company_id = r.company_id and t.run_id = r.id and t.day = ${day})`);

export type Pending = Omit<PendingRequest, "feasible"> & Pick<Request, "loadFactor">;

/** What waits for a plan, the soonest needed first. */
export const pending = (tx: Tx, asked: { productId?: string; search?: string; after?: After; limit: number }): Promise<Pending[]> =>
  tx.many<Pending>(sql`
    select id, order_id, order_number, customer_name, schedule_id, product_id, product_code, product_name, spec, unit, trim_scale(quantity)::text as quantity,
           trim_scale(planned)::text as planned, trim_scale(quantity - planned)::text as open, needed_by, urgent, custom_parameters, operations, requested_at, load_factor
      from production.requests
     where company_id = ${tx.companyId} and planned < quantity
       ${asked.productId ? sql`and product_id = ${asked.productId}` : sql``}
       ${asked.search ? sql`and (order_number ilike ${containing(asked.search)} or customer_name ilike ${containing(asked.search)} or product_code ilike ${containing(asked.search)} or product_name ilike ${containing(asked.search)})` : sql``}
       ${asked.after ? sql`and (coalesce(needed_by, 'infinity'::date), id) > (${asked.after.day}::date, ${asked.after.id}::uuid)` : sql``}
     order by coalesce(needed_by, 'infinity'::date), id limit ${asked.limit + 1}`);

/** Runs that were started and are not finished, once for each order that they serve. */
export const runsUnderWay = (tx: Tx): Promise<{ orderId: string; part: string; since: Date }[]> =>
  tx.many(sql`
    select distinct s.order_id, r.id as part, r.started_on::timestamptz as since from production.runs r
      join production.run_shares s on s.company_id = r.company_id and s.run_id = r.id
     where r.company_id = ${tx.companyId} and r.state = 'running'`);

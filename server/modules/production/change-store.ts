import { sql, type Tx } from "../../platform/db.ts";
import type { RunState } from "../../../contract/production.ts";
import type { DayLoad } from "./capacity.ts";
import type { Cut, OpenRequest } from "./cutting.ts";
import type { StoredRun } from "./production.ts";
import { lockRun } from "./store.ts";

/** Requests of parts of order lines with their shares in runs that are not in stock; runs and requests are locked, runs first as planning and stock-in do. */
export async function lockRequestsOf(tx: Tx, scheduleIds: readonly string[]): Promise<OpenRequest[]> {
  await tx.run(sql`
    select 1 from production.runs where company_id = ${tx.companyId} and id in (
      select s.run_id from production.run_shares s join production.requests q on q.company_id = s.company_id and q.id = s.request_id
       where s.company_id = ${tx.companyId} and q.schedule_id = any(${[...scheduleIds]}::uuid[])) order by id for update`);
  await tx.run(sql`select 1 from production.requests where company_id = ${tx.companyId} and schedule_id = any(${[...scheduleIds]}::uuid[]) order by id for update`);
  return tx.many<OpenRequest>(sql`
    select q.id as request_id, q.schedule_id, trim_scale(q.quantity)::text as quantity, trim_scale(q.planned)::text as planned, trim_scale(q.load_factor)::text as load_factor,
           coalesce((select json_agg(json_build_object('runId', r.id, 'state', r.state, 'startDay', r.start_day, 'quantity', trim_scale(s.quantity)::text) order by r.id)
                       from production.run_shares s join production.runs r on r.company_id = s.company_id and r.id = s.run_id
                      where s.company_id = q.company_id and s.request_id = q.id and s.quantity > 0 and r.state not in ('stockedIn', 'cancelled')), '[]') as shares
      from production.requests q where q.company_id = ${tx.companyId} and q.schedule_id = any(${[...scheduleIds]}::uuid[]) order by q.id`);
}

/** Takes what was cut out of requests and of their shares in runs. */
export const saveCuts = (tx: Tx, cuts: readonly Cut[]): Promise<number> =>
  tx.run(sql`
    with shares as (
      update production.run_shares s set quantity = s.quantity - g.by
        from jsonb_to_recordset(${JSON.stringify(cuts.flatMap(({ shares }) => shares))}::jsonb) as g ("runId" uuid, "requestId" uuid, by numeric)
       where s.company_id = ${tx.companyId} and s.run_id = g."runId" and s.request_id = g."requestId")
    update production.requests q
       set planned = q.planned - coalesce((select sum((c ->> 'by')::numeric) from jsonb_array_elements(g.shares) c), 0), quantity = g."left"
      from jsonb_to_recordset(${JSON.stringify(cuts)}::jsonb) as g ("requestId" uuid, "left" numeric, shares jsonb)
     where q.company_id = ${tx.companyId} and q.id = g."requestId"`);

interface RunWithDays {
  run: StoredRun;
  all: { orderId: string; quantity: string }[];
  days: DayLoad[];
}
export async function runWithDays(tx: Tx, runId: string): Promise<RunWithDays> {
  const run = await lockRun(tx, runId);
  if (!run) throw new Error(`run ${runId} is gone`);
  const all = await tx.many<RunWithDays["all"][number]>(sql`select order_id, trim_scale(quantity)::text as quantity from production.run_shares where company_id = ${tx.companyId} and run_id = ${runId}`);
  const days = await tx.many<DayLoad>(sql`select day, trim_scale(load)::text as load from production.run_days where company_id = ${tx.companyId} and run_id = ${runId} order by day`);
  return { run, all, days };
}

export const dropDays = (tx: Tx, runId: string): Promise<number> => tx.run(sql`delete from production.run_days where company_id = ${tx.companyId} and run_id = ${runId}`);

export const keepDays = (tx: Tx, runId: string, days: readonly DayLoad[]): Promise<number> =>
  tx.run(sql`
    with kept as (select * from jsonb_to_recordset(${JSON.stringify(days)}::jsonb) as g (day date, load numeric)),
    gone as (delete from production.run_days where company_id = ${tx.companyId} and run_id = ${runId} and day not in (select day from kept))
    update production.run_days d set load = kept.load from kept where d.company_id = ${tx.companyId} and d.run_id = ${runId} and d.day = kept.day`);

export const addToRequests = (tx: Tx, more: readonly { requestId: string; quantity: string }[]): Promise<number> =>
  tx.run(sql`
    update production.requests q set quantity = q.quantity + g.quantity from jsonb_to_recordset(${JSON.stringify(more)}::jsonb) as g ("requestId" uuid, quantity numeric)
     where q.company_id = ${tx.companyId} and q.id = g."requestId"`);

export const retellRequests = (tx: Tx, parts: readonly { scheduleId: string; neededBy: string | null; urgent: boolean }[]): Promise<number> =>
  tx.run(sql`
    update production.requests q set needed_by = g."neededBy", urgent = g.urgent
      from jsonb_to_recordset(${JSON.stringify(parts)}::jsonb) as g ("scheduleId" uuid, "neededBy" date, urgent boolean)
     where q.company_id = ${tx.companyId} and q.schedule_id = g."scheduleId"`);

/** How far production is with one part of an order line: what waits for a plan, and each run with what of it is for the part. */
export interface PartWork {
  scheduleId: string;
  toPlan: string;
  runs: { runId: string; number: string; state: RunState; quantity: string; stocked: string; ofRun: string; good: string | null; expectedFinish: string }[];
}
export const workOf = (tx: Tx, orderId: string): Promise<PartWork[]> =>
  tx.many<PartWork>(sql`
    select q.schedule_id, trim_scale(q.quantity - q.planned)::text as to_plan,
           coalesce((select json_agg(json_build_object('runId', r.id, 'number', r.number, 'state', r.state, 'quantity', trim_scale(s.quantity)::text, 'stocked', trim_scale(s.stocked)::text,
                       'ofRun', trim_scale(r.quantity)::text, 'good', trim_scale(r.good)::text, 'expectedFinish', r.expected_finish) order by r.expected_finish, r.id)
                       from production.run_shares s join production.runs r on r.company_id = s.company_id and r.id = s.run_id
                      where s.company_id = q.company_id and s.request_id = q.id and r.state <> 'cancelled'), '[]') as runs
      from production.requests q where q.company_id = ${tx.companyId} and q.order_id = ${orderId} order by q.id`);

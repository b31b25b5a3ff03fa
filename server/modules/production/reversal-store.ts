import type { Reversible, RunState } from "../../../contract/production.ts";
import type { CommandContext } from "../../platform/command.ts";
import { sql, type Tx } from "../../platform/db.ts";

/** Keeps a counter-fact; what it takes back stays as it was. */
export const insertReversal = ({ tx, actor, now, newId }: CommandContext, given: { runId: string; what: Reversible; state: RunState; reason: string }): Promise<number> =>
  tx.run(sql`
    insert into production.reversals (company_id, id, run_id, what, state, reason, by, at)
    values (${tx.companyId}, ${newId()}, ${given.runId}, ${given.what}, ${given.state}, ${given.reason}, ${actor.id}, ${now})`);

/** What is on record of a run and was not taken back: how often it passed and failed its inspection, and its last report. */
export interface OnRecord {
  passed: number;
  failed: number;
  report: { percent: number; expectedFinish: string; currentOperation: string | null } | null;
  /** What the run had made when it was inspected: the verdict may have turned good pieces into scrap. */
  made: { good: string; rejected: string } | null;
}
export const onRecord = (tx: Tx, runId: string): Promise<OnRecord> =>
  tx.one<OnRecord>(sql`
    with undone as (select state, count(*) as n from production.reversals where company_id = ${tx.companyId} and run_id = ${runId} and what = 'inspection' group by 1),
    verdicts as (select outcome, good, rejected, at from production.inspections where company_id = ${tx.companyId} and run_id = ${runId})
    select ((select count(*) from verdicts where outcome = 'passed') - coalesce((select n from undone where state = 'passed'), 0))::int as passed,
           ((select count(*) from verdicts where outcome = 'failed') - coalesce((select n from undone where state = 'failed'), 0))::int as failed,
           (select json_build_object('percent', percent, 'expectedFinish', expected_finish, 'currentOperation', current_operation)
              from production.reports where company_id = ${tx.companyId} and run_id = ${runId} order by at desc, id desc limit 1) as report,
           (select json_build_object('good', trim_scale(good)::text, 'rejected', trim_scale(rejected)::text) from verdicts order by at desc limit 1) as made`);

export interface TakenShare {
  requestId: string;
  orderId: string;
  orderNumber: string;
  scheduleId: string;
  /** What the run brought of it into stock, and what it left to be planned again. */
  stocked: string;
  missing: string;
  /** How much of the schedule is made, not taken from stock. */
  requested: string;
  replanned: boolean;
}

/** Takes the goods of a run out of its shares; what had waited for a plan again belongs to this run as before. Locks the requests. */
export const takeOutStocked = (tx: Tx, runId: string): Promise<TakenShare[]> =>
  tx.many<TakenShare>(sql`
    with own as (
      select s.request_id, s.order_id, s.stocked, s.quantity - s.stocked as missing from production.run_shares s where s.company_id = ${tx.companyId} and s.run_id = ${runId}),
    locked as (
      select q.id, q.order_number, q.schedule_id, q.quantity, q.planned from production.requests q
       where q.company_id = ${tx.companyId} and q.id in (select request_id from own) order by q.id for update),
    planned as (
      update production.requests q set planned = q.planned + o.missing from own o join locked l on l.id = o.request_id
       where q.company_id = ${tx.companyId} and q.id = o.request_id and o.missing > 0 and l.planned + o.missing <= l.quantity),
    emptied as (
      update production.run_shares s set stocked = 0 where s.company_id = ${tx.companyId} and s.run_id = ${runId})
    select o.request_id, o.order_id, l.order_number, l.schedule_id, trim_scale(o.stocked)::text as stocked, trim_scale(o.missing)::text as missing, trim_scale(l.quantity)::text as requested,
           l.planned + o.missing > l.quantity as replanned
      from own o join locked l on l.id = o.request_id order by o.request_id`);

import { sql, type Sql, type Tx } from "../../platform/db.ts";
import { tableOf } from "../../platform/table.ts";
import type { DayLoad } from "./capacity.ts";
import type { PlannedShare, Request, Share, StoredRun } from "./production.ts";

const requestTable = tableOf<Request>("production.requests", {
  id: "uuid", orderId: "uuid", orderNumber: "text", customerName: "text", scheduleId: "uuid", productId: "uuid", productCode: "text", productName: "text", spec: "text", unit: "text",
  quantity: "numeric", planned: "numeric", neededBy: "date", urgent: "boolean", customParameters: "text", loadFactor: "numeric", operations: "text[]", requestedAt: "timestamptz",
});
const runTable = tableOf<StoredRun>("production.runs", {
  id: "uuid", number: "text", state: "text", revision: "int", workCentreId: "uuid", productId: "uuid", quantity: "numeric", startDay: "date", endDay: "date", expectedFinish: "date",
  toldFinish: "date", operations: "text[]", currentOperation: "text", percent: "int", note: "text", reportedOn: "date", reportedAt: "timestamptz", plannedBy: "uuid", plannedAt: "timestamptz",
  approvedBy: "uuid", approvedOn: "date", startedOn: "date", finishedOn: "date", good: "numeric", scrap: "numeric", returnReason: "text",
});

export interface LockedCentre {
  id: string;
  code: string;
  capacity: string;
}

/** Locks a work centre, so that two planners do not fill the same day. */
export const lockCentre = (tx: Tx, id: string): Promise<LockedCentre | undefined> =>
  tx.maybe<LockedCentre>(sql`select id, code, capacity from production.work_centres where company_id = ${tx.companyId} and id = ${id} for update`);

/** Locks requests in the order of their ids. */
export async function lockRequests(tx: Tx, ids: readonly string[]): Promise<Map<string, Request>> {
  const rows = await tx.many<Request>(sql`
    select ${requestTable.columns()} from production.requests
     where company_id = ${tx.companyId} and id = any(${[...new Set(ids)]}::uuid[]) order by id for update`);
  return new Map(rows.map((row) => [row.id, row]));
}

export const insertRequests = (tx: Tx, rows: readonly Request[]): Promise<number> => tx.run(requestTable.insert(tx.companyId, rows));

export const lockRun = (tx: Tx, runId: string): Promise<StoredRun | undefined> =>
  tx.maybe<StoredRun>(sql`select ${runTable.columns()} from production.runs where company_id = ${tx.companyId} and id = ${runId} for update`);

export const sharesOf = (tx: Tx, runId: string): Promise<Share[]> =>
  tx.many<Share>(sql`
    select s.request_id, s.order_id, r.schedule_id, trim_scale(s.quantity)::text as quantity, trim_scale(s.stocked)::text as stocked, r.needed_by, r.urgent
      from production.run_shares s join production.requests r on r.company_id = s.company_id and r.id = s.request_id
     where s.company_id = ${tx.companyId} and s.run_id = ${runId} order by s.request_id`);

export interface Plan {
  runId: string;
  workCentreId: string;
  shares: readonly (PlannedShare & { orderId: string })[];
  days: readonly DayLoad[];
  /** By how much each request is planned more (or less) than before. */
  deltas: readonly PlannedShare[];
}

/** The parts that put a plan's shares and days in the place of what the run had before, and count them in the requests. */
const planParts = (tx: Tx, { runId, workCentreId, shares, days, deltas }: Plan): Sql<unknown> => sql`
  shared as (
    insert into production.run_shares (company_id, run_id, request_id, order_id, quantity)
    select ${tx.companyId}::bigint, ${runId}::uuid, "requestId", "orderId", quantity
      from jsonb_to_recordset(${JSON.stringify(shares)}::jsonb) as s ("requestId" uuid, "orderId" uuid, quantity numeric)
    on conflict (company_id, run_id, request_id) do update set quantity = excluded.quantity),
  dropped as (
    delete from production.run_shares where company_id = ${tx.companyId} and run_id = ${runId} and request_id <> all(${shares.map(({ requestId }) => requestId)}::uuid[])),
  spread as (
    insert into production.run_days (company_id, work_centre_id, day, run_id, load)
    select ${tx.companyId}::bigint, ${workCentreId}::uuid, day, ${runId}::uuid, load from jsonb_to_recordset(${JSON.stringify(days)}::jsonb) as d (day date, load numeric)
    on conflict (company_id, work_centre_id, day, run_id) do update set load = excluded.load),
  freed as (
    delete from production.run_days
     where company_id = ${tx.companyId} and run_id = ${runId} and (work_centre_id <> ${workCentreId} or day <> all(${days.map(({ day }) => day)}::date[])))
  update production.requests r set planned = r.planned + g.quantity
    from jsonb_to_recordset(${JSON.stringify(deltas)}::jsonb) as g ("requestId" uuid, quantity numeric) where r.company_id = ${tx.companyId} and r.id = g."requestId"`;

export const insertPlan = (tx: Tx, run: StoredRun, plan: Plan): Promise<number> =>
  tx.run(sql`with new_run as (${runTable.insert(tx.companyId, [run])}), ${planParts(tx, plan)}`);

/** Replaces an unapproved plan; its earlier forms stay in the journal. */
export const replan = (tx: Tx, plan: Plan): Promise<number> => tx.run(sql`with ${planParts(tx, plan)}`);

/** Writes the changed fields of a locked run and counts its revision. */
export const saveRun = (tx: Tx, run: Pick<StoredRun, "id" | "revision">, change: Partial<StoredRun>): Promise<number> =>
  tx.run(sql`update production.runs set ${runTable.assignments({ ...change, revision: run.revision + 1 })} where company_id = ${tx.companyId} and id = ${run.id}`);

/** What went into stock for each share; what is missing of a share waits for a plan again. */
export const saveStocked = (tx: Tx, runId: string, shares: readonly Pick<Share, "requestId" | "stocked">[]): Promise<number> =>
  tx.run(sql`
    with given as (select * from jsonb_to_recordset(${JSON.stringify(shares)}::jsonb) as s ("requestId" uuid, stocked numeric)),
    kept as (
      update production.run_shares s set stocked = g.stocked from given g
       where s.company_id = ${tx.companyId} and s.run_id = ${runId} and s.request_id = g."requestId" returning s.request_id, s.quantity - g.stocked as missing)
    update production.requests r set planned = r.planned - k.missing from kept k
     where r.company_id = ${tx.companyId} and r.id = k.request_id and k.missing > 0`);

export interface CentreRow {
  id: string;
  code: string;
  name: string;
  capacity: string;
  unit: string;
  downtimes: { id: string; from: string; to: string; reason: string }[];
}

/** Work centres with their downtimes and load by day, from a day on; without the load of the run `except`. */
export const centresFrom = (tx: Tx, from: string, except: string | null): Promise<(CentreRow & { loads: DayLoad[] })[]> =>
  tx.many(sql`
    select c.id, c.code, c.name, trim_scale(c.capacity)::text as capacity, c.unit,
           coalesce((select json_agg(json_build_object('id', d.id, 'from', d.from_day, 'to', d.to_day, 'reason', d.reason) order by d.from_day, d.id)
                       from production.downtimes d where d.company_id = c.company_id and d.work_centre_id = c.id and d.to_day >= ${from}), '[]') as downtimes,
           coalesce((select json_agg(json_build_object('day', day, 'load', load::text))
                       from (select d.day, sum(d.load) as load from production.run_days d
                              where d.company_id = c.company_id and d.work_centre_id = c.id and d.day >= ${from} and d.run_id is distinct from ${except}::uuid group by 1) as l), '[]') as loads
      from production.work_centres c where c.company_id = ${tx.companyId} order by c.code`);

/** Load of everything that waits for a plan. */
export const backlog = async (tx: Tx): Promise<string> =>
  (await tx.one<{ load: string }>(sql`
    select coalesce(sum((quantity - planned) * load_factor), 0)::text as load from production.requests where company_id = ${tx.companyId} and planned < quantity`)).load;

import { sql, type Tx } from "../../platform/db.ts";

interface Centre {
  id: string;
  code: string;
  name: string;
  capacity: string;
  unit: string;
}

/** Answers 0 when another work centre has the code. */
export const saveCentre = (tx: Tx, c: Centre): Promise<number> =>
  tx.run(sql`
    insert into production.work_centres (company_id, id, code, name, capacity, unit)
    select ${tx.companyId}::bigint, ${c.id}::uuid, ${c.code}, ${c.name}, ${c.capacity}::numeric, ${c.unit}
     where not exists (select from production.work_centres where company_id = ${tx.companyId} and code = ${c.code} and id <> ${c.id}::uuid)
    on conflict (company_id, id) do update set code = excluded.code, name = excluded.name, capacity = excluded.capacity, unit = excluded.unit`);

/** Locks a work centre; undefined where there is none. */
export const lockedName = async (tx: Tx, id: string): Promise<string | undefined> =>
  (await tx.maybe<{ name: string }>(sql`select name from production.work_centres where company_id = ${tx.companyId} and id = ${id} for update`))?.name;

/** The orders that runs serve. */
export const ordersOfRuns = async (tx: Tx, runIds: readonly string[]): Promise<string[]> =>
  (await tx.many<{ orderId: string }>(sql`select distinct order_id from production.run_shares where company_id = ${tx.companyId} and run_id = any(${[...runIds]}::uuid[]) order by 1`)).map(({ orderId }) => orderId);

interface Span {
  workCentreId: string;
  from: string;
  to: string;
}

export const insertDowntime = (tx: Tx, d: Span & { id: string; reason: string; at: Date; by: string }): Promise<number> =>
  tx.run(sql`
    insert into production.downtimes (company_id, id, work_centre_id, from_day, to_day, reason, at, by)
    values (${tx.companyId}, ${d.id}, ${d.workCentreId}, ${d.from}, ${d.to}, ${d.reason}, ${d.at}, ${d.by})`);

/** Runs that are not finished and have load on a work centre's days, and those that run there beyond the days of their plan. */
export const runsDuring = async (tx: Tx, { workCentreId, from, to, today }: Span & { today: string }): Promise<string[]> =>
  (await tx.many<{ id: string }>(sql`
    select r.id from production.runs r
     where r.company_id = ${tx.companyId} and r.state in ('planned', 'returned', 'approved', 'running')
       and (exists (select from production.run_days d where d.company_id = r.company_id and d.run_id = r.id and d.work_centre_id = ${workCentreId} and d.day between ${from} and ${to})
            or (r.state = 'running' and r.work_centre_id = ${workCentreId} and r.end_day < ${from} and greatest(r.expected_finish, ${today}) between ${from} and ${to}))
     order by r.id`)).map(({ id }) => id);

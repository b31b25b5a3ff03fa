import { sql, type Tx } from "../../platform/db.ts";

/** The latest delivery that carries goods of these schedules and was not called off: what holds them. */
export const carrying = (tx: Tx, scheduleIds: readonly string[]): Promise<{ id: string; number: string } | undefined> =>
  tx.maybe<{ id: string; number: string }>(sql`
    select d.id, d.number from shipping.deliveries d
     where d.company_id = ${tx.companyId} and d.state <> 'cancelled'
       and d.id in (select delivery_id from shipping.lines where company_id = ${tx.companyId} and schedule_id = any(${[...scheduleIds]}::uuid[]))
     order by d.id desc limit 1`);

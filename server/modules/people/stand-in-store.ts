import type { StandInRow } from "../../../contract/people.ts";
import { sql, type Tx } from "../../platform/db.ts";

const columns = sql`w.id, w.absent_id, a.name as absent_name, w.stand_in_id, s.name as stand_in_name, w.roles, w.valid_from as "from", w.valid_to as "to"`;
const from = sql`from people.stand_ins w
  join people.people a on a.company_id = w.company_id and a.id = w.absent_id
  join people.people s on s.company_id = w.company_id and s.id = w.stand_in_id`;

/** Stand-ins that are not over, of everybody or of the people named (as absent or as stand-in). */
export const openStandIns = (tx: Tx, now: Date, about?: string): Promise<StandInRow[]> =>
  tx.many<StandInRow>(sql`
    select ${columns} ${from}
     where w.company_id = ${tx.companyId} and w.valid_to > ${now}
       and (${about ?? null}::uuid is null or ${about ?? null}::uuid in (w.absent_id, w.stand_in_id))
     order by w.valid_from, w.id`);

/** Who stands in at an instant for the people named: their duties and messages concern these, too. */
export const standInsOf = (tx: Tx, absentIds: readonly string[], at: Date): Promise<StandInRow[]> =>
  tx.many<StandInRow>(sql`
    select ${columns} ${from}
     where w.company_id = ${tx.companyId} and w.absent_id = any(${[...absentIds]}::uuid[]) and w.valid_from <= ${at} and w.valid_to > ${at}
       and a.state = 'active' and s.state = 'active'
     order by w.id`);

export const lockStandIn = (tx: Tx, id: string): Promise<{ id: string; absentId: string; standInId: string; from: Date; to: Date } | undefined> =>
  tx.maybe(sql`
    select id, absent_id, stand_in_id, valid_from as "from", valid_to as "to" from people.stand_ins where company_id = ${tx.companyId} and id = ${id} for no key update`);

export const insertStandIn = (tx: Tx, row: { id: string; absentId: string; standInId: string; roles: string[]; from: Date; to: Date }): Promise<number> =>
  tx.run(sql`
    insert into people.stand_ins (company_id, id, absent_id, stand_in_id, roles, valid_from, valid_to)
    values (${tx.companyId}, ${row.id}, ${row.absentId}, ${row.standInId}, ${row.roles}, ${row.from}, ${row.to})`);

/** Ends a stand-in now; one that has not begun never will. */
export const endStandIn = (tx: Tx, id: string, now: Date): Promise<number> =>
  tx.run(sql`update people.stand_ins set valid_to = greatest(valid_from, ${now}) where company_id = ${tx.companyId} and id = ${id}`);

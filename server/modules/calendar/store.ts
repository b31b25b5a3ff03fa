import { sql, type Tx } from "../../platform/db.ts";
import type { KeptCalendar } from "./changing.ts";

export interface CalendarVersion {
  version: number;
  calendar: KeptCalendar;
  madeAt: Date;
  madeBy: string;
}

/** The version in force; undefined where none was ever saved. */
export const latest = (tx: Tx): Promise<CalendarVersion | undefined> =>
  tx.maybe(sql`select version, calendar, made_at, made_by from calendar.versions where company_id = ${tx.companyId} order by version desc limit 1`);

/** Writes a version; false when somebody else has just written one with its number. */
export const insert = async (tx: Tx, row: CalendarVersion): Promise<boolean> =>
  (await tx.run(sql`
    insert into calendar.versions (company_id, version, calendar, made_at, made_by)
    values (${tx.companyId}, ${row.version}, ${JSON.stringify(row.calendar)}::jsonb, ${row.madeAt}, ${row.madeBy}) on conflict do nothing`)) === 1;

import { sql, type Tx } from "../../platform/db.ts";

export interface Closing {
  closedThrough: string;
  reason: string;
  by: string;
  at: Date;
}

/** The newest closings; the first rules. */
export const closings = (tx: Tx, limit: number): Promise<Closing[]> =>
  tx.many<Closing>(sql`select closed_through, reason, by, at from settlement.closings where company_id = ${tx.companyId} order by id desc limit ${limit}`);

export const insertClosing = (tx: Tx, c: Closing & { id: string }): Promise<number> =>
  tx.run(sql`insert into settlement.closings (company_id, id, closed_through, reason, by, at) values (${tx.companyId}, ${c.id}, ${c.closedThrough}, ${c.reason}, ${c.by}, ${c.at})`);

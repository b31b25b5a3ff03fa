import { sql, type Tx } from "../../platform/db.ts";

/** Deletes what is personal of somebody who left, but for his name, which stands beside what he signed. */
export const erase = (tx: Tx, { id, at }: { id: string; at: Date }): Promise<{ id: string; revision: number }> =>
  tx.one(sql`
    with personal as (delete from people.personal where company_id = ${tx.companyId} and person_id = ${id})
    update people.people set erased_at = ${at}, revision = revision + 1 where company_id = ${tx.companyId} and id = ${id} returning id, revision`);

/** Forgets a login with its e-mail and all that opened it; false while another company of the installation keeps it. */
export const forgetLogin = async (tx: Tx, userId: string): Promise<boolean> => (await tx.one<{ forgotten: boolean }>(sql`select login.forget(${userId}) as forgotten`)).forgotten;

export const isForgotten = async (tx: Tx, userId: string): Promise<boolean> => (await tx.run(sql`select from login.users where id = ${userId} and email = id || '@erased.invalid'`)) > 0;

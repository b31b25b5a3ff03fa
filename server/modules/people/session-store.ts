import { sql, type Tx } from "../../platform/db.ts";

export interface SessionCard {
  id: string;
  userAgent: string;
  address: string;
  signedInAt: Date;
  lastUsedAt: Date;
  expiresAt: Date;
}
/** Somebody's sessions as far as he sees them from the session in which he looks. */
interface Own {
  userId: string;
  from: string | undefined;
}
// From a session that a company's provider opened one sees no other company's: that provider vouches for nobody there.
const inReach = (tx: Tx, from: string | undefined) =>
  sql`(company_id = ${tx.companyId} or not exists (select from login.sessions mine where mine.id = ${from ?? null}::uuid and mine.provider_company is not null))`;

/** The living sessions of a person's login, in whichever company they work; the last used first. */
export const sessionsOf = (tx: Tx, { userId, from }: Own, now: Date): Promise<SessionCard[]> =>
  tx.many<SessionCard>(sql`
    select id, coalesce(user_agent, '') as user_agent, coalesce(ip_address, '') as address, created_at as signed_in_at, coalesce(last_used_at, created_at) as last_used_at, expires_at
      from login.sessions
     where user_id = ${userId} and expires_at > ${now} and waits_for is null and ${inReach(tx, from)}
       and (may_idle or coalesce(last_used_at, created_at) + idle_minutes * interval '1 minute' > ${now}::timestamptz)
     order by coalesce(last_used_at, created_at) desc, id desc limit 100`);

export const endOne = (tx: Tx, { userId, from }: Own, sessionId: string): Promise<number> =>
  tx.run(sql`delete from login.sessions where user_id = ${userId} and id = ${sessionId} and ${inReach(tx, from)}`);
export const endOthers = (tx: Tx, { userId, from }: Own): Promise<number> =>
  tx.run(sql`delete from login.sessions where user_id = ${userId} and (${from ?? null}::uuid is null or id <> ${from ?? null}::uuid) and ${inReach(tx, from)}`);

export const hasFactor = async (tx: Tx, userId: string): Promise<boolean> =>
  (await tx.run(sql`select from login.second_factors where user_id = ${userId} and confirmed_at is not null`)) > 0;
/** Takes a second factor away, for an administrator; nothing of it is read. */
export const dropFactor = (tx: Tx, userId: string): Promise<number> =>
  tx.run(sql`with codes as (delete from login.recovery_codes where user_id = ${userId}) delete from login.second_factors where user_id = ${userId}`);

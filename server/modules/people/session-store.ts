import { sql, type Tx } from "../../platform/db.ts";
import { hoursOn, signInPolicy } from "./rules.ts";

export interface SessionCard {
  id: string;
  userAgent: string;
  address: string;
  signedInAt: Date;
  lastUsedAt: Date;
  expiresAt: Date;
}
/** The living sessions of a person's login, in whichever company they work; the last used first. */
export const sessionsOf = (tx: Tx, userId: string, now: Date): Promise<SessionCard[]> =>
  tx.many<SessionCard>(sql`
    select id, coalesce(user_agent, '') as user_agent, coalesce(ip_address, '') as address, created_at as signed_in_at, coalesce(last_used_at, created_at) as last_used_at, expires_at
      from login.sessions
     where user_id = ${userId} and expires_at > ${now} and waits_for is null
       and (may_idle or coalesce(last_used_at, created_at) > ${hoursOn(now, -signInPolicy.idleHours)}::timestamptz)
     order by coalesce(last_used_at, created_at) desc, id desc limit 100`);

export const endOne = (tx: Tx, userId: string, sessionId: string): Promise<number> => tx.run(sql`delete from login.sessions where user_id = ${userId} and id = ${sessionId}`);
export const endOthers = (tx: Tx, userId: string, but: string | undefined): Promise<number> =>
  tx.run(sql`delete from login.sessions where user_id = ${userId} and (${but ?? null}::uuid is null or id <> ${but ?? null}::uuid)`);

export const hasFactor = async (tx: Tx, userId: string): Promise<boolean> =>
  (await tx.run(sql`select from login.second_factors where user_id = ${userId} and confirmed_at is not null`)) > 0;
/** Takes a second factor away, for an administrator; nothing of it is read. */
export const dropFactor = (tx: Tx, userId: string): Promise<number> =>
  tx.run(sql`with codes as (delete from login.recovery_codes where user_id = ${userId}) delete from login.second_factors where user_id = ${userId}`);

import { sql, type Tx } from "../../platform/db.ts";
import { profileRules } from "./password-profiles.ts";
import { daysOn, minutesOn, signInPolicy } from "./rules.ts";

/** The login of an e-mail address, made where there is none; it has no password until its owner chooses one. */
export const ensureUser = (tx: Tx, user: { id: string; email: string; name: string; now: Date }): Promise<{ id: string }> =>
  tx.one(sql`
    with made as (
      insert into login.users (id, name, email, created_at, updated_at) values (${user.id}, ${user.name}, ${user.email}, ${user.now}, ${user.now})
      on conflict (email) do nothing returning id
    ) select id from made union all select id from login.users where email = ${user.email} limit 1`);

export const userByEmail = (tx: Tx, email: string): Promise<{ id: string } | undefined> => tx.maybe(sql`select id from login.users where email = ${email}`);
export const emailOf = async (tx: Tx, userId: string): Promise<string> => (await tx.one<{ email: string }>(sql`select email from login.users where id = ${userId}`)).email;
export const nameOf = async (tx: Tx, userId: string): Promise<string> => (await tx.one<{ name: string }>(sql`select name from login.users where id = ${userId}`)).name;

export const addMember = (tx: Tx, userId: string): Promise<number> =>
  tx.run(sql`insert into login.members (user_id, company_id) values (${userId}, ${tx.companyId}) on conflict do nothing`);
export const removeMember = (tx: Tx, userId: string): Promise<number> =>
  tx.run(sql`delete from login.members where user_id = ${userId} and company_id = ${tx.companyId}`);
export const join = (tx: Tx, member: { userId: string; companyId: string; now: Date }): Promise<number> =>
  tx.run(sql`update login.members set joined_at = coalesce(joined_at, ${member.now}) where user_id = ${member.userId} and company_id = ${member.companyId}`);

export interface Membership {
  companyId: string;
  joined: boolean;
}
/** The companies of a login, those not yet joined included. */
export const membershipsOf = (tx: Tx, userId: string): Promise<Membership[]> =>
  tx.many<Membership>(sql`
    select company_id, joined_at is not null as joined from login.members where user_id = ${userId} order by company_id`);

export const keepInvitation = (tx: Tx, row: { hash: Buffer; userId: string; kind: "join" | "reset"; expiresAt: Date }): Promise<number> =>
  tx.run(sql`
    insert into login.invitations (hash, user_id, company_id, kind, expires_at) values (${row.hash}, ${row.userId}, ${tx.companyId}, ${row.kind}, ${row.expiresAt})
    on conflict do nothing`);

export interface Invitation {
  userId: string;
  companyId: string;
  kind: "join" | "reset";
  email: string;
}
export const openInvitation = (tx: Tx, hash: Buffer, now: Date): Promise<Invitation | undefined> =>
  tx.maybe<Invitation>(sql`
    select i.user_id, i.company_id, i.kind, u.email from login.invitations i join login.users u on u.id = i.user_id
     where i.hash = ${hash} and i.used_at is null and i.expires_at > ${now}
       and exists (select from login.members m where m.user_id = i.user_id and m.company_id = i.company_id)`);
/** 1 for the one request that uses an invitation, 0 for any other. */
export const useInvitation = (tx: Tx, hash: Buffer, now: Date): Promise<number> =>
  tx.run(sql`update login.invitations set used_at = ${now} where hash = ${hash} and used_at is null and expires_at > ${now}`);

export type Waiting = "code" | "enrolment" | "password";
export interface SessionRow {
  userId: string;
  email: string;
  companyId: string | null;
  /** The one company that it may work in, where that company's identity provider opened it. */
  providerCompany: string | null;
  openedAt: Date;
  /** What its owner still has to do before the session opens anything. */
  waitsFor: Waiting | null;
}
const live = (now: Date) => sql`s.expires_at > ${now} and (s.may_idle or coalesce(s.last_used_at, s.created_at) + s.idle_minutes * interval '1 minute' > ${now}::timestamptz)`;

/** The session of a token, if it is neither over nor left idle. */
export const sessionOf = (tx: Tx, token: string, now: Date): Promise<SessionRow | undefined> =>
  tx.maybe<SessionRow>(sql`
    select s.user_id, u.email, s.company_id, s.provider_company, s.created_at as opened_at, s.waits_for from login.sessions s join login.users u on u.id = s.user_id where s.token = ${token} and ${live(now)}`);

/** Where a session works, and what it waits for. */
export const workIn = (tx: Tx, token: string, given: { companyId: string; waitsFor: Waiting | null; idleMinutes: number }): Promise<number> =>
  tx.run(sql`update login.sessions set company_id = ${given.companyId}, waits_for = ${given.waitsFor}, idle_minutes = ${given.idleMinutes} where token = ${token}`);
/** Keeps where a session was opened; a visitor of the demo may leave it idle, for the demo's clock jumps by days. */
export const cameFrom = (tx: Tx, token: string, given: { address: string; userAgent: string; mayIdle?: boolean }): Promise<number> =>
  tx.run(sql`update login.sessions set ip_address = ${given.address}, user_agent = ${given.userAgent.slice(0, 300)}, may_idle = ${given.mayIdle ?? false} where token = ${token}`);
/** The company whose provider opened a session, whom it named, and how it calls its own session. */
export interface Through {
  companyId: string;
  issuer: string;
  subject: string;
  sid: string | undefined;
}
/** A company's provider opened the session: it works there alone, and ends when that provider says so. */
export const openedThrough = (tx: Tx, token: string, { companyId, issuer, subject, sid }: Through): Promise<number> =>
  tx.run(sql`
    update login.sessions set provider_company = ${companyId}, provider_issuer = ${issuer}, provider_subject = ${subject}, provider_sid = ${sid ?? null} where token = ${token}`);
/** A session that waits for a code lasts no longer than that is waited for. */
export const awaitCode = (tx: Tx, token: string, until: Date): Promise<number> =>
  tx.run(sql`update login.sessions set waits_for = 'code', expires_at = ${until} where token = ${token}`);
/** What was waited for came: the session goes on under a new token (ASVS 5.0 V7.2.4). */
export const renewSession = (tx: Tx, token: string, given: { next: string; now: Date }): Promise<number> =>
  tx.run(sql`
    update login.sessions set token = ${given.next}, waits_for = null, created_at = ${given.now}, expires_at = ${daysOn(given.now, signInPolicy.sessionDays)} where token = ${token}`);
export const endSession = (tx: Tx, token: string): Promise<number> => tx.run(sql`delete from login.sessions where token = ${token}`);
/** Ends the sessions of a login, all of them or all but one. */
export const endSessionsOf = (tx: Tx, userId: string, but = ""): Promise<number> => tx.run(sql`delete from login.sessions where user_id = ${userId} and token <> ${but}`);
/** Ends the sessions in which a login works for the transaction's company. */
export const endSessionsHere = (tx: Tx, userId: string): Promise<number> =>
  tx.run(sql`delete from login.sessions where user_id = ${userId} and company_id = ${tx.companyId}`);

export type AttemptKey = { kind: "account" | "address"; key: Buffer };

/**
 * Counts an attempt before the password is looked at, so that many at once cannot all slip through; `false` while locked. The
 * last permitted attempt locks at once, and a right password unlocks again.
 */
export async function mayAttempt(tx: Tx, { kind, key }: AttemptKey, { now, lockMinutes }: { now: Date; lockMinutes: number }): Promise<boolean> {
  const { failures } = signInPolicy;
  const counted = await tx.run(sql`
    insert into login.attempts as a (kind, key, failures, last_at) values (${kind}, ${key}, 1, ${now})
    on conflict (kind, key) do update set
      failures = case when a.last_at <= ${minutesOn(now, -lockMinutes)} then 1 else a.failures + 1 end,
      locked_until = case when a.last_at > ${minutesOn(now, -lockMinutes)} and a.failures + 1 >= ${failures}::int then ${minutesOn(now, lockMinutes)}::timestamptz end,
      last_at = ${now}
    where a.locked_until is null or a.locked_until <= ${now}`);
  return counted === 1;
}
export const forgetAttempts = (tx: Tx, { kind, key }: AttemptKey): Promise<number> => tx.run(sql`delete from login.attempts where kind = ${kind} and key = ${key}`);
/** Gives back one attempt: a right password from an address must not excuse the wrong ones for other accounts. */
export const giveBackAttempt = (tx: Tx, { kind, key }: AttemptKey): Promise<number> =>
  tx.run(sql`update login.attempts set failures = greatest(failures - 1, 0), locked_until = null where kind = ${kind} and key = ${key}`);

export const keepReset = (tx: Tx, row: { hash: Buffer; userId: string; expiresAt: Date }): Promise<number> =>
  tx.run(sql`insert into login.resets (hash, user_id, expires_at) values (${row.hash}, ${row.userId}, ${row.expiresAt})`);
/** Whose password a link sets anew, while it holds. */
export const openReset = (tx: Tx, hash: Buffer, now: Date): Promise<{ userId: string; email: string } | undefined> =>
  tx.maybe(sql`
    select r.user_id, u.email from login.resets r join login.users u on u.id = r.user_id where r.hash = ${hash} and r.used_at is null and r.expires_at > ${now}`);
/** 1 for the one request that uses a link, 0 for any other. */
export const useReset = (tx: Tx, hash: Buffer, now: Date): Promise<number> =>
  tx.run(sql`update login.resets set used_at = ${now} where hash = ${hash} and used_at is null and expires_at > ${now}`);
/** Ends what other links there are: the newest alone holds, and none once the password is set. */
export const endResets = (tx: Tx, userId: string, now: Date): Promise<number> =>
  tx.run(sql`update login.resets set used_at = ${now} where user_id = ${userId} and used_at is null`);

/** No profile locks longer. */
const longestLock = Math.max(...Object.values(profileRules).map(({ lockMinutes }) => lockMinutes));

/** Removes sessions and invitations that are over and attempts that no longer count; for a daily job. Returns how many. */
export const sweepLogins = (tx: Tx, now: Date): Promise<number> =>
  tx.run(sql`
    with sessions as (delete from login.sessions where expires_at <= ${now} returning 1),
      invitations as (delete from login.invitations where expires_at <= ${now} returning 1),
      resets as (delete from login.resets where expires_at <= ${now} returning 1),
      through as (delete from login.provider_attempts where expires_at <= ${now} returning 1),
      told as (delete from login.logout_tokens where expires_at <= ${now} returning 1),
      attempts as (delete from login.attempts where last_at <= ${minutesOn(now, -longestLock)} returning 1)
    select 1 from sessions union all select 1 from invitations union all select 1 from resets union all select 1 from through union all select 1 from told union all select 1 from attempts`);

/** After a restore everybody signs in again: sessions that were ended and links that were used since the backup must not come back to life. */
export const resetLoginsText = "delete from login.sessions; delete from login.attempts; delete from login.resets; delete from login.provider_attempts";

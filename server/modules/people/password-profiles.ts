import type { PasswordProfile } from "../../../contract/security.ts";
import { type Database, spoken, sql, type Sql } from "../../platform/db.ts";

/** What a profile asks of passwords and of what is done with them. */
export interface ProfileRules {
  /** Characters, at least. */
  shortest: number;
  /** So many of the kinds A-Z, a-z, 0-9 and signs, at least. */
  kinds: number;
  /** It is none of so many that were used last. */
  remembered: number;
  /** It is chosen anew after so many days; null: never by the calendar alone. */
  oldestDays: number | null;
  /** How long the fifth failure in a row locks. */
  lockMinutes: number;
  /** How long a session may lie unused. */
  idleMinutes: number;
}

/**
 * Two schools that contradict each other. ASVS 5.0 (V6.2): long, none that is guessed first, no rules of composition, no change by the calendar. GB/T 22239
 * (等保 2.0, level 2 and 3, 8.1.4.1): complexity and regular change, failures lock, idle sessions end.
 */
export const profileRules: Record<PasswordProfile, ProfileRules> = {
  asvs: { shortest: 12, kinds: 0, remembered: 0, oldestDays: null, lockMinutes: 15, idleMinutes: 720 },
  gbt22239: { shortest: 8, kinds: 3, remembered: 5, oldestDays: 90, lockMinutes: 30, idleMinutes: 30 },
};

const least = (values: readonly (number | null)[]): number | null => {
  const given = values.filter((value) => value !== null);
  return given.length ? Math.min(...given) : null;
};
/** A login may belong to companies of both schools: the stricter rule of each kind holds. Without any company that of the first profile. */
export function strictest(profiles: readonly PasswordProfile[]): ProfileRules {
  const rules = (profiles.length ? profiles : ["asvs" as const]).map((profile) => profileRules[profile]);
  const most = (field: "shortest" | "kinds" | "remembered" | "lockMinutes") => Math.max(...rules.map((rule) => rule[field]));
  return {
    shortest: most("shortest"), kinds: most("kinds"), remembered: most("remembered"), lockMinutes: most("lockMinutes"),
    oldestDays: least(rules.map(({ oldestDays }) => oldestDays)), idleMinutes: Math.min(...rules.map(({ idleMinutes }) => idleMinutes)),
  };
}

/** Profiles and passwords as sign-in reads them, which is asked across companies and for hashes: as the connection's own user. */
export function passwordsIn(db: Database) {
  function ask<Row extends object>(query: Sql<unknown>): Promise<Row[]> {
    return db.ask<Row>(spoken(query));
  }
  return {
    /** What all companies of a login ask together. */
    rulesOf: async (userId: string): Promise<ProfileRules> =>
      strictest((await ask<{ profile: PasswordProfile }>(sql`
        select distinct s.password_profile as profile from login.members m join people.security s on s.company_id = m.company_id where m.user_id = ${userId}`)).map(({ profile }) => profile)),
    /** How long failures lock: the same for every account of the installation, known or not, for a difference would tell which exist. */
    lockMinutes: async (): Promise<number> =>
      strictest((await ask<{ profile: PasswordProfile }>(sql`select distinct password_profile as profile from people.security where company_id > 0`)).map(({ profile }) => profile)).lockMinutes,
    /** Hashes of those that were used last, the present one first. */
    hashesOf: async (userId: string, most: number): Promise<string[]> =>
      (await ask<{ hash: string }>(sql`select hash from login.past_passwords where user_id = ${userId} order by set_at desc limit ${most}`)).map(({ hash }) => hash),
    setAt: async (userId: string): Promise<Date | undefined> => (await ask<{ at: Date | null }>(sql`select max(set_at) as at from login.past_passwords where user_id = ${userId}`))[0]?.at ?? undefined,
    /** Keeps a new one, and of the others as many as are remembered. */
    keep: ({ userId, hash, now, remembered }: { userId: string; hash: string; now: Date; remembered: number }): Promise<unknown> =>
      ask(sql`
        with kept as (
          insert into login.past_passwords (user_id, set_at, hash) values (${userId}, ${now}, ${hash}) on conflict (user_id, set_at) do update set hash = excluded.hash
        )
        delete from login.past_passwords where user_id = ${userId} and set_at not in (
          select set_at from login.past_passwords where user_id = ${userId} order by set_at desc limit ${Math.max(0, remembered - 1)})`),
  };
}

import type { Role } from "../../../contract/permissions.ts";
import type { PasswordProfile } from "../../../contract/security.ts";
import { sql, type Tx } from "../../platform/db.ts";

export interface Security {
  secondFactorRoles: Role[];
  passwordProfile: PasswordProfile;
  revision: number;
}

/** What the company asks of its people's sign-in; nothing until somebody set it. */
export const securityOf = async (tx: Tx): Promise<Security> =>
  (await tx.maybe<Security>(sql`select second_factor_roles, password_profile, revision from people.security where company_id = ${tx.companyId}`)) ?? { secondFactorRoles: [], passwordProfile: "asvs", revision: 0 };

/** Sets it; undefined when somebody else did meanwhile. */
export const setSecurity = (tx: Tx, { secondFactorRoles, passwordProfile, revision, now }: Security & { now: Date }): Promise<{ revision: number } | undefined> =>
  tx.maybe(sql`
    insert into people.security as s (company_id, second_factor_roles, password_profile, profile_since) select ${tx.companyId}, ${secondFactorRoles}::text[], ${passwordProfile}, ${now}::timestamptz
    on conflict (company_id) do update set second_factor_roles = excluded.second_factor_roles, password_profile = excluded.password_profile,
      profile_since = case when s.password_profile = excluded.password_profile then s.profile_since else excluded.profile_since end, revision = s.revision + 1 where s.revision = ${revision}
    returning revision`);

/** What the company's profile says of passwords and sessions, and since when it holds. */
export const profileOf = async (tx: Tx): Promise<{ profile: PasswordProfile; since: Date | null }> =>
  (await tx.maybe<{ profile: PasswordProfile; since: Date | null }>(sql`select password_profile as profile, profile_since as since from people.security where company_id = ${tx.companyId}`)) ?? { profile: "asvs", since: null };
/** Sessions that are open may lie unused no longer than those opened from now on. */
export const setIdle = (tx: Tx, minutes: number): Promise<number> => tx.run(sql`update login.sessions set idle_minutes = ${minutes} where company_id = ${tx.companyId}`);

/** Whether the company wants a second factor of this login's person, by the roles that he holds himself. */
export const secondFactorDue = async (tx: Tx, userId: string, now: Date): Promise<boolean> =>
  (await tx.run(sql`
    select from people.people p
      join people.roles r on r.company_id = p.company_id and r.person_id = p.id and r.valid_from <= ${now}::timestamptz and (r.valid_to is null or r.valid_to > ${now}::timestamptz)
      join people.security s on s.company_id = p.company_id and r.role = any(s.second_factor_roles)
     where p.company_id = ${tx.companyId} and p.user_id = ${userId}`)) > 0;

import type { Role, SeparateRole } from "../../../contract/permissions.ts";
import { sql, type Tx } from "../../platform/db.ts";
import { refuse, type Refused } from "../../platform/refusal.ts";

export interface Separation {
  since: Date | null;
  askedBy: string | null;
  askedRole: SeparateRole | null;
  askedAt: Date | null;
}
const columns = sql.raw("separate_since as since, together_asked_by as asked_by, together_asked_role as asked_role, together_asked_at as asked_at");

export const separationOf = async (tx: Tx): Promise<Separation> =>
  (await tx.maybe<Separation>(sql`select ${columns} from people.security where company_id = ${tx.companyId}`)) ?? { since: null, askedBy: null, askedRole: null, askedAt: null };
/** The same, locked: of two who ask at once one is the second. */
export const lockSeparation = async (tx: Tx): Promise<Separation> =>
  (await tx.maybe<Separation>(sql`select ${columns} from people.security where company_id = ${tx.companyId} for no key update`)) ?? { since: null, askedBy: null, askedRole: null, askedAt: null };
export const isParted = async (tx: Tx): Promise<boolean> => (await separationOf(tx)).since !== null;

/** Parts the administration; 0 when somebody else did meanwhile. The database looks at everybody who holds a role. */
export const part = (tx: Tx, since: Date): Promise<number> =>
  tx.run(sql`
    insert into people.security as s (company_id, separate_since) values (${tx.companyId}, ${since})
    on conflict (company_id) do update set separate_since = excluded.separate_since where s.separate_since is null`);
export const together = (tx: Tx): Promise<number> =>
  tx.run(sql`update people.security set separate_since = null, together_asked_by = null, together_asked_role = null, together_asked_at = null where company_id = ${tx.companyId}`);
/** What the database says of roles that came together meanwhile; any other error goes on. */
export function keptApart(error: { constraint?: string }): Refused {
  if (error.constraint === "administrators_apart") return refuse("administratorsApart", {}, ["roles"]);
  throw error;
}
export const askTogether = (tx: Tx, given: { by: string; role: SeparateRole; at: Date }): Promise<number> =>
  tx.run(sql`update people.security set together_asked_by = ${given.by}, together_asked_role = ${given.role}, together_asked_at = ${given.at} where company_id = ${tx.companyId}`);

/** Everybody who holds one of these roles now, whether or not he still works here. */
export const holders = (tx: Tx, roles: readonly Role[]): Promise<{ id: string; userId: string; roles: Role[] }[]> =>
  tx.many(sql`
    select p.id, p.user_id, array(select r.role from people.roles r where r.company_id = p.company_id and r.person_id = p.id and r.valid_to is null order by r.role) as roles
      from people.people p
     where p.company_id = ${tx.companyId} and exists (select from people.roles r where r.company_id = p.company_id and r.person_id = p.id and r.valid_to is null and r.role = any(${roles}::text[]))
     order by p.id for no key update of p`);

/** Ends what lends these roles to anybody, or anything to those who may hold nothing beside. */
export const endStandIns = (tx: Tx, given: { roles: readonly Role[]; notTo: string; now: Date }): Promise<number> =>
  tx.run(sql`
    update people.stand_ins set valid_to = greatest(valid_from, ${given.now}::timestamptz)
     where company_id = ${tx.companyId} and valid_to > ${given.now}::timestamptz and (roles && ${given.roles}::text[] or stand_in_id = ${given.notTo})`);
/** Revokes programs' tokens that hold one of these roles. */
export const endTokens = (tx: Tx, roles: readonly Role[], now: Date): Promise<number> =>
  tx.run(sql`update people.tokens set revoked_at = ${now} where company_id = ${tx.companyId} and person_id is null and revoked_at is null and roles && ${roles}::text[]`);

/** What a person is lent, now or later. */
export const lentTo = async (tx: Tx, personId: string, now: Date): Promise<Role[]> =>
  (await tx.many<{ role: Role }>(sql`
    select distinct unnest(roles) as role from people.stand_ins where company_id = ${tx.companyId} and stand_in_id = ${personId} and valid_to > ${now}::timestamptz and valid_to > valid_from`)).map(({ role }) => role);

/** How many who work here hold a role, locked, so that two who leave at once do not leave nobody. */
export const lockHolders = (tx: Tx, role: Role): Promise<{ id: string }[]> =>
  tx.many(sql`
    select p.id from people.roles r join people.people p on p.company_id = r.company_id and p.id = r.person_id and p.state = 'active'
     where r.company_id = ${tx.companyId} and r.role = ${role} and r.valid_to is null order by p.id for no key update of r`);

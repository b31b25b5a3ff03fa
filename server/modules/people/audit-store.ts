import type { AuditKind } from "../../../contract/security.ts";
import { sql, type Tx } from "../../platform/db.ts";

export interface SignInRow {
  id: string;
  at: Date;
  what: string;
  address: string;
  userAgent: string;
}
/** What is on record about a person's own sign-ins in this company, newest first, one more than the limit when there are more. */
export const signInsOf = (tx: Tx, personId: string, { after, limit }: { after?: string; limit: number }): Promise<SignInRow[]> =>
  tx.many<SignInRow>(sql`
    select a.id, a.at, a.what, a.address, a.user_agent from people.audit a
     where a.company_id = ${tx.companyId} and a.actor_id is null and (${after ?? null}::uuid is null or a.id < ${after ?? null}::uuid)
       and a.user_id = (select user_id from people.people where company_id = ${tx.companyId} and id = ${personId})
     order by a.id desc limit ${limit + 1}`);

export interface AuditFilter {
  personId?: string;
  kind?: AuditKind;
  /** Business days where the company is, the last one whole. */
  from?: string;
  to?: string;
  timeZone: string;
  after?: string;
  limit: number;
}
export interface AuditRow extends SignInRow {
  personId: string | null;
  personName: string | null;
  actorId: string | null;
  actorName: string | null;
  facts: Record<string, unknown>;
}
/** The company's audit, newest first, one more than the limit when there are more. `personId` finds what he did and what concerns him. */
export const auditRows = (tx: Tx, { personId, kind, from, to, timeZone, after, limit }: AuditFilter): Promise<AuditRow[]> =>
  tx.many<AuditRow>(sql`
    select a.id, a.at, a.what, a.address, a.user_agent, a.facts, p.id as person_id, p.name as person_name, a.actor_id, coalesce(d.name, t.name) as actor_name
      from people.audit a
      left join people.people p on p.company_id = a.company_id and p.user_id = a.user_id
      left join people.people d on d.company_id = a.company_id and d.id = a.actor_id
      left join people.tokens t on t.company_id = a.company_id and t.id = a.actor_id
     where a.company_id = ${tx.companyId}
       ${kind ? sql`and a.what = ${kind}` : sql``} ${from ? sql`and a.at >= ${from}::date::timestamp at time zone ${timeZone}` : sql``} ${to ? sql`and a.at < (${to}::date + 1)::timestamp at time zone ${timeZone}` : sql``}
       ${after ? sql`and a.id < ${after}::uuid` : sql``}
       ${personId ? sql`and (a.actor_id = ${personId}::uuid or a.user_id = (select user_id from people.people where company_id = ${tx.companyId} and id = ${personId}::uuid))` : sql``}
     order by a.id desc limit ${limit + 1}`);

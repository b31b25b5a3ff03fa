import type { PolicyPack } from "../../../contract/policies.ts";
import { sql, type Tx } from "../../platform/db.ts";

/** A version with its approval, if it has one. */
export interface VersionRow {
  policyId: string;
  packId: string;
  version: number;
  sha256: string;
  editedBy: string;
  editedAt: Date;
  approvedBy: string | null;
  approvedAt: Date | null;
  effectiveFrom: string | null;
}
export interface AssignmentRow {
  orderKind: string;
  channel: string | null;
  policyId: string;
  from: string;
}

const versionColumns = sql`v.policy_id, p.pack_id, v.version, v.sha256, v.edited_by, v.edited_at, a.approved_by, a.approved_at, a.effective_from`;
const versionsWithApproval = sql`policies.versions v
    join policies.policies p on p.company_id = v.company_id and p.id = v.policy_id
    left join policies.approvals a on a.company_id = v.company_id and a.policy_id = v.policy_id and a.version = v.version`;

/** All versions of all policies, newest first, with the names that people see. */
export const versions = (tx: Tx): Promise<(VersionRow & { name: PolicyPack["name"] })[]> =>
  tx.many(sql`
    select ${versionColumns}, v.body -> 'name' as name from ${versionsWithApproval}
     where v.company_id = ${tx.companyId} order by p.created_at, v.policy_id, v.version desc`);

/** One version with its text and body. */
export const versionOf = (tx: Tx, policyId: string, version: number): Promise<(VersionRow & { body: unknown; text: string }) | undefined> =>
  tx.maybe(sql`
    select ${versionColumns}, v.body, v.text from ${versionsWithApproval}
     where v.company_id = ${tx.companyId} and v.policy_id = ${policyId} and v.version = ${version}`);

/** The role that answers for a policy: as its latest approved version says, before that this one. */
export const ownerOf = async (tx: Tx, policyId: string, version: number): Promise<string | undefined> =>
  (await tx.maybe<{ owner: string }>(sql`
    select v.body ->> 'owner' as owner from ${versionsWithApproval}
     where v.company_id = ${tx.companyId} and v.policy_id = ${policyId} and (a.approved_at is not null or v.version = ${version})
     order by a.approved_at desc nulls last limit 1`))?.owner;

/** A version's body, and whether this very transaction wrote it, so that it may still be rolled back. */
export const bodyOf = (tx: Tx, policyId: string, version: number): Promise<{ body: unknown; fresh: boolean } | undefined> =>
  tx.maybe(sql`
    select body, coalesce(xmin = pg_current_xact_id_if_assigned()::xid, false) as fresh from policies.versions
     where company_id = ${tx.companyId} and policy_id = ${policyId} and version = ${version}`);

/** Everything that was ever assigned, in the order in which it applies. */
export const assignments = (tx: Tx): Promise<AssignmentRow[]> =>
  tx.many(sql`
    select order_kind, channel, policy_id, from_date as "from" from policies.assignments
     where company_id = ${tx.companyId} order by order_kind, channel nulls first, from_date, assigned_at, id`);

/**
 * The version that is in force on a date for a kind and channel of order: the channel's own assignment before the kind's, the latest
 * date, then of that policy the approved version with the latest effective date (of two, the higher number).
 */
export const inForce = (tx: Tx, { kind, channel, date }: { kind: string; channel: string; date: string }): Promise<{ policyId: string; version: number } | undefined> =>
  tx.maybe(sql`
    select s.policy_id, a.version
      from (select policy_id from policies.assignments
             where company_id = ${tx.companyId} and order_kind = ${kind} and (channel is null or channel = ${channel}) and from_date <= ${date}::date
             order by channel is null, from_date desc, assigned_at desc, id desc limit 1) s
      join policies.approvals a on a.company_id = ${tx.companyId} and a.policy_id = s.policy_id and a.effective_from <= ${date}::date
     order by a.effective_from desc, a.version desc limit 1`);

/** The policy's highest version; locks the policy, so that of two editors one comes second. */
export const lockPolicy = (tx: Tx, policyId: string): Promise<{ packId: string; latest: number } | undefined> =>
  tx.maybe(sql`
    select p.pack_id, (select max(version) from policies.versions v where v.company_id = p.company_id and v.policy_id = p.id) as latest
      from policies.policies p where p.company_id = ${tx.companyId} and p.id = ${policyId} for update`);

export const insertPolicy = (tx: Tx, policy: { id: string; packId: string; at: Date }): Promise<number> =>
  tx.run(sql`insert into policies.policies (company_id, id, pack_id, created_at) values (${tx.companyId}, ${policy.id}, ${policy.packId}, ${policy.at})`);

export interface NewVersion {
  policyId: string;
  version: number;
  body: PolicyPack;
  text: string;
  sha256: string;
  by: string;
  at: Date;
}
export const insertVersion = (tx: Tx, v: NewVersion): Promise<number> =>
  tx.run(sql`
    insert into policies.versions (company_id, policy_id, version, body, text, sha256, edited_by, edited_at)
    values (${tx.companyId}, ${v.policyId}, ${v.version}, ${JSON.stringify(v.body)}::jsonb, ${v.text}, ${v.sha256}, ${v.by}, ${v.at})`);

export const insertApproval = (tx: Tx, a: { policyId: string; version: number; by: string; at: Date; effectiveFrom: string }): Promise<number> =>
  tx.run(sql`
    insert into policies.approvals (company_id, policy_id, version, approved_by, approved_at, effective_from)
    values (${tx.companyId}, ${a.policyId}, ${a.version}, ${a.by}, ${a.at}, ${a.effectiveFrom}::date)`);

export const insertAssignment = (tx: Tx, a: AssignmentRow & { id: string; by: string; at: Date }): Promise<number> =>
  tx.run(sql`
    insert into policies.assignments (company_id, id, order_kind, channel, policy_id, from_date, assigned_by, assigned_at)
    values (${tx.companyId}, ${a.id}, ${a.orderKind}, ${a.channel}, ${a.policyId}, ${a.from}::date, ${a.by}, ${a.at})`);

import type { LinkPurpose } from "../../../contract/links.ts";
import type { Subject } from "../../../contract/toolkit.ts";
import type { Collector } from "../../platform/collect.ts";
import { sql, type Tx } from "../../platform/db.ts";
import type { Link } from "./links.ts";

const columns = sql.raw("id, purpose, jsonb_build_object('kind', subject_kind, 'id', subject_id) as subject, part, created_at, expires_at, used_at, revoked_at");

export type NewLink = Pick<Link, "id" | "purpose" | "subject" | "part" | "expiresAt"> & { hash: Buffer };
export const insertLink: Collector<NewLink> = {
  name: "links_made",
  parts: (links, { tx, actor, now }) =>
    links.map((l, i) => ({
      name: `link_made_${i}`,
      sql: sql`insert into links.links (company_id, id, hash, purpose, subject_kind, subject_id, part, created_at, created_by, expires_at)
        values (${tx.companyId}, ${l.id}, ${l.hash}, ${l.purpose}, ${l.subject.kind}, ${l.subject.id}, ${l.part}, ${now}, ${actor.id}, ${l.expiresAt})`,
    })),
};

/** Ends a link with what it decided, and keeps where that came from. */
export const useLink: Collector<string> = {
  name: "links_used",
  parts: (ids, { tx, actor, now }) => [{
    name: "link_used",
    sql: sql`update links.links set used_at = ${now}, used_address = ${actor.address ?? null}, used_agent = ${actor.userAgent ?? null}
      where company_id = ${tx.companyId} and id = any(${[...ids]}::uuid[])`,
  }],
};

export const byHash = (tx: Tx, hash: Buffer): Promise<Link | undefined> =>
  tx.maybe<Link>(sql`select ${columns} from links.links where company_id = ${tx.companyId} and hash = ${hash}`);

export const byId = (tx: Tx, linkId: string): Promise<Link | undefined> =>
  tx.maybe<Link>(sql`select ${columns} from links.links where company_id = ${tx.companyId} and id = ${linkId}`);

/** Locks a link, so that of two who use it at once one wins. */
export const lock = (tx: Tx, linkId: string): Promise<Link | undefined> =>
  tx.maybe<Link>(sql`select ${columns} from links.links where company_id = ${tx.companyId} and id = ${linkId} for update`);

export const revoke = (tx: Tx, about: { subject: Subject; purpose: LinkPurpose; now: Date }): Promise<number> =>
  tx.run(sql`
    update links.links set revoked_at = ${about.now}
     where company_id = ${tx.companyId} and subject_kind = ${about.subject.kind} and subject_id = ${about.subject.id} and purpose = ${about.purpose}
       and used_at is null and revoked_at is null`);

/** The latest link for each of these things. */
export const latestOf = (tx: Tx, about: { kind: string; ids: readonly string[]; purpose: LinkPurpose }): Promise<Link[]> =>
  tx.many<Link>(sql`
    select distinct on (subject_id) ${columns} from links.links
     where company_id = ${tx.companyId} and subject_kind = ${about.kind} and subject_id = any(${[...about.ids]}::uuid[]) and purpose = ${about.purpose}
     order by subject_id, created_at desc, id desc`);

import type { FileAnswer } from "../../../contract/files.ts";
import type { Subject } from "../../../contract/toolkit.ts";
import { sql, type Tx } from "../../platform/db.ts";

export interface KeptFile extends FileAnswer {
  linkId: string | null;
}

const columns = sql.raw(`f.id, f.sha256, f.name, f.media_type, f.size::int as size, f.uploaded_by, f.uploaded_by_name, f.link_id, f.uploaded_at,
  case when f.subject_id is not null then jsonb_build_object('kind', f.subject_kind, 'id', f.subject_id) end as subject`);

export const insert = (tx: Tx, f: KeptFile): Promise<number> =>
  tx.run(sql`
    insert into files.files (company_id, id, sha256, name, media_type, size, subject_kind, subject_id, uploaded_by, uploaded_by_name, link_id, uploaded_at)
    values (${tx.companyId}, ${f.id}, ${f.sha256}, ${f.name}, ${f.mediaType}, ${f.size}, ${f.subject?.kind ?? null}, ${f.subject?.id ?? null}, ${f.uploadedBy}, ${f.uploadedByName},
            ${f.linkId}, ${f.uploadedAt})`);

export const read = (tx: Tx, fileId: string): Promise<KeptFile | undefined> =>
  tx.maybe<KeptFile>(sql`select ${columns} from files.files f where f.company_id = ${tx.companyId} and f.id = ${fileId}`);

export const withIds = async (tx: Tx, ids: readonly string[]): Promise<KeptFile[]> =>
  ids.length ? await tx.many<KeptFile>(sql`select ${columns} from files.files f where f.company_id = ${tx.companyId} and f.id = any(${[...ids]}::uuid[])`) : [];

export const ofSubject = (tx: Tx, subject: Subject): Promise<KeptFile[]> =>
  tx.many<KeptFile>(sql`
    select ${columns} from files.files f where f.company_id = ${tx.companyId} and f.subject_kind = ${subject.kind} and f.subject_id = ${subject.id}
     order by f.uploaded_at desc, f.id desc limit 500`);

/** Gives all files of one subject to another. */
export const passOn = (tx: Tx, { from, to }: { from: Subject; to: Subject }): Promise<number> =>
  tx.run(sql`
    update files.files set subject_kind = ${to.kind}, subject_id = ${to.id}
     where company_id = ${tx.companyId} and subject_kind = ${from.kind} and subject_id = ${from.id}`);

/** Gives files that belong to nothing yet to a subject. */
export const bind = (tx: Tx, ids: readonly string[], { subject, cameFor }: { subject: Subject; cameFor?: Subject | undefined }): Promise<number> =>
  tx.run(sql`
    update files.files set subject_kind = ${subject.kind}, subject_id = ${subject.id}
     where company_id = ${tx.companyId} and id = any(${[...ids]}::uuid[]) and (subject_id is null or (subject_kind = ${cameFor?.kind ?? null} and subject_id = ${cameFor?.id ?? null}::uuid))`);

export const countOfLink = async (tx: Tx, linkId: string): Promise<number> =>
  (await tx.one<{ count: number }>(sql`select count(*)::int as count from files.files where company_id = ${tx.companyId} and link_id = ${linkId}`)).count;

/** Which of these hashes some file of the company has. */
export const knownHashes = async (tx: Tx, hashes: readonly string[]): Promise<Set<string>> => {
  const rows = await tx.many<{ sha256: string }>(sql`select distinct sha256 from files.files where company_id = ${tx.companyId} and sha256 = any(${[...hashes]}::text[])`);
  return new Set(rows.map(({ sha256 }) => sha256));
};

/** Ids of kept files with this SHA-256, whatever they are called: so that the same original sent twice is recognised. */
export const fileIdsOfHash = async (tx: Tx, sha256: string): Promise<string[]> =>
  (await tx.many<{ id: string }>(sql`select id from files.files where company_id = ${tx.companyId} and sha256 = ${sha256} order by id`)).map(({ id }) => id);

/** For a backup, on a connection of its own: the hashes of company $1 after $2, in order. */
export const fileHashesText = `select distinct sha256 from files.files where company_id = $1 and sha256 > $2 order by sha256 limit 1000`;

import type { Paper, PaperSignatureRow, Print, Rendering } from "../../../contract/papers-api.ts";
import type { Subject } from "../../../contract/toolkit.ts";
import type { Collector } from "../../platform/collect.ts";
import { sql, type Tx } from "../../platform/db.ts";
import { tableOf } from "../../platform/table.ts";
import type { Look, PaperRow } from "./sheets.ts";

const columns = sql.raw(`p.id, p.kind, jsonb_build_object('kind', p.subject_kind, 'id', p.subject_id) as subject, p.part, p.version, p.number, p.snapshot, p.snapshot_hash, p.made_by,
  p.made_by_name, p.made_at`);
const cardColumns = sql.raw(`p.id, p.kind, jsonb_build_object('kind', p.subject_kind, 'id', p.subject_id) as subject, p.part, p.version, p.number, p.snapshot_hash, p.made_by_name, p.made_at,
  p.version < max(p.version) over (partition by p.kind, p.part) as superseded,
  (select count(*)::int from papers.signatures s where s.company_id = p.company_id and s.paper_id = p.id) as signatures,
  (select count(*)::int from papers.prints n where n.company_id = p.company_id and n.paper_id = p.id) as prints`);

/** The last version of each of a subject's papers, by `kind part`. */
export async function lastVersions(tx: Tx, subject: Subject): Promise<Map<string, number>> {
  const rows = await tx.many<{ kind: string; part: string; last: number }>(sql`
    select kind, part, max(version) as last from papers.papers
     where company_id = ${tx.companyId} and subject_kind = ${subject.kind} and subject_id = ${subject.id} group by kind, part`);
  return new Map(rows.map(({ kind, part, last }) => [`${kind} ${part}`, last]));
}

const table = tableOf<Omit<PaperRow, "subject"> & { subjectKind: string; subjectId: string }>("papers.papers", {
  id: "uuid", kind: "text", subjectKind: "text", subjectId: "uuid", part: "text", version: "int", number: "text", snapshot: "text", snapshotHash: "text", madeBy: "uuid", madeByName: "text",
  madeAt: "timestamptz",
});
/** Papers are written with the command's last statement. */
export const insertPapers: Collector<PaperRow> = {
  name: "papers",
  parts: (rows, { tx }) => [{ name: "new_papers", sql: table.insert(tx.companyId, rows.map(({ subject, ...row }) => ({ ...row, subjectKind: subject.kind, subjectId: subject.id }))) }],
};

export const read = (tx: Tx, paperId: string): Promise<PaperRow | undefined> =>
  tx.maybe<PaperRow>(sql`select ${columns} from papers.papers p where p.company_id = ${tx.companyId} and p.id = ${paperId}`);

/** Lets one transaction at a time number the prints of a paper, whose row cannot be locked: nobody may change it. */
export const inTurn = (tx: Tx, paperId: string): Promise<number> =>
  tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${["papers", tx.companyId, paperId].join(" ")}, 0))`);

/** All versions of all papers of a subject, newest first. */
export const cardsOf = (tx: Tx, subject: Subject): Promise<Paper[]> =>
  tx.many<Paper>(sql`
    select ${cardColumns} from papers.papers p where p.company_id = ${tx.companyId} and p.subject_kind = ${subject.kind} and p.subject_id = ${subject.id}
     order by p.made_at desc, p.version desc, p.id desc limit 500`);

export const signaturesOf = (tx: Tx, paperId: string): Promise<PaperSignatureRow[]> =>
  tx.many<PaperSignatureRow>(sql`
    select seq, role, name, means, image_sha256, signed_by, signed_at, snapshot_hash, hash from papers.signatures where company_id = ${tx.companyId} and paper_id = ${paperId} order by seq`);

/** A paper with its signatures in their order. */
export async function readSigned(tx: Tx, paperId: string): Promise<{ paper: PaperRow; signatures: PaperSignatureRow[] } | undefined> {
  const found = await tx.maybe<PaperRow & { signatures: PaperSignatureRow[] }>(sql`
    select ${columns}, (select coalesce(jsonb_agg(${signatures.json("s")} order by s.seq), '[]') from papers.signatures s where s.company_id = p.company_id and s.paper_id = p.id) as signatures
      from papers.papers p where p.company_id = ${tx.companyId} and p.id = ${paperId}`);
  if (!found) return undefined;
  const { signatures: given, ...paper } = found;
  return { paper, signatures: given.map((signature) => ({ ...signature, signedAt: new Date(signature.signedAt) })) };
}

interface SignatureRow extends PaperSignatureRow {
  paperId: string;
}
const signatures = tableOf<SignatureRow>("papers.signatures", {
  paperId: "uuid", seq: "int", role: "text", name: "text", means: "text", imageSha256: "text", signedBy: "uuid", signedAt: "timestamptz", snapshotHash: "text", hash: "text",
});
export const insertSignatures: Collector<SignatureRow> = {
  name: "paper_signatures", parts: (rows, { tx }) => [{ name: "paper_signatures", sql: signatures.insert(tx.companyId, rows) }],
};

const renderingColumns = sql.raw("size, locale, signatures, sha256, file_id, pages, at");
export const renderingsOf = (tx: Tx, paperId: string): Promise<Rendering[]> =>
  tx.many<Rendering>(sql`select ${renderingColumns} from papers.renderings where company_id = ${tx.companyId} and paper_id = ${paperId} order by signatures, size, locale`);

export const renderingOf = (tx: Tx, paperId: string, { size, locale, signatures }: Look & { signatures: number }): Promise<Rendering | undefined> =>
  tx.maybe<Rendering>(sql`
    select ${renderingColumns} from papers.renderings
     where company_id = ${tx.companyId} and paper_id = ${paperId} and size = ${size} and locale = ${locale} and signatures = ${signatures}`);

/** Records a first rendering; tells 0 when somebody else was first. */
export const insertRendering = (tx: Tx, paperId: string, r: Rendering): Promise<number> =>
  tx.run(sql`
    insert into papers.renderings (company_id, paper_id, size, locale, signatures, sha256, file_id, pages, at)
    values (${tx.companyId}, ${paperId}, ${r.size}, ${r.locale}, ${r.signatures}, ${r.sha256}, ${r.fileId}, ${r.pages}, ${r.at}) on conflict do nothing`);

export const printsOf = (tx: Tx, paperId: string): Promise<Print[]> =>
  tx.many<Print>(sql`select print, size, locale, by_name, at from papers.prints where company_id = ${tx.companyId} and paper_id = ${paperId} order by print`);

export const insertPrint = async (tx: Tx, paperId: string, p: Look & { by: string; byName: string; at: Date }): Promise<number> =>
  (await tx.one<{ print: number }>(sql`
    insert into papers.prints (company_id, paper_id, print, size, locale, by, by_name, at)
    select ${tx.companyId}::bigint, ${paperId}::uuid, coalesce(max(print), 0) + 1, ${p.size}, ${p.locale}, ${p.by}::uuid, ${p.byName}, ${p.at}::timestamptz
      from papers.prints where company_id = ${tx.companyId} and paper_id = ${paperId}
    returning print`)).print;

import type { Paper, PaperSignatureRow, Print, Rendering } from "../../../contract/papers-api.ts";
import type { Subject } from "../../../contract/toolkit.ts";
import type { Collector } from "../../platform/collect.ts";
import { sql, type Tx } from "../../platform/db.ts";
import { oncePerTx } from "../../platform/once-per-tx.ts";
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

interface SignatureRow extends PaperSignatureRow {
  paperId: string;
}
const signatures = tableOf<SignatureRow>("papers.signatures", {
  paperId: "uuid", seq: "int", role: "text", name: "text", means: "text", imageSha256: "text", signedBy: "uuid", signedAt: "timestamptz", snapshotHash: "text", hash: "text",
});
export const insertSignatures: Collector<SignatureRow> = {
  name: "paper_signatures", parts: (rows, { tx }) => [{ name: "paper_signatures", sql: signatures.insert(tx.companyId, rows) }],
};

const renderings = tableOf<Rendering>("papers.renderings", { size: "text", locale: "text", signatures: "int", sha256: "text", fileId: "uuid", pages: "int", at: "timestamptz" });

/** All that is on record of a paper: signatures in their order, and what was rendered of it. */
export interface PaperRecord {
  paper: PaperRow;
  signatures: PaperSignatureRow[];
  renderings: Rendering[];
}

export async function recordOf(tx: Tx, paperId: string): Promise<PaperRecord | undefined> {
  const found = await tx.maybe<PaperRow & { signatures: SignatureRow[]; renderings: Rendering[] }>(sql`
    select ${columns},
           (select coalesce(json_agg(${signatures.json("s")} order by s.seq), '[]') from papers.signatures s where s.company_id = p.company_id and s.paper_id = p.id) as signatures,
           (select coalesce(json_agg(${renderings.json("r")} order by r.signatures, r.size, r.locale), '[]') from papers.renderings r
             where r.company_id = p.company_id and r.paper_id = p.id) as renderings
      from papers.papers p where p.company_id = ${tx.companyId} and p.id = ${paperId}`);
  if (!found) return undefined;
  const { signatures: signed, renderings: rendered, ...paper } = found;
  return { paper, signatures: signed.map(({ paperId: _paperId, ...one }) => ({ ...one, signedAt: new Date(one.signedAt) })), renderings: rendered.map((one) => ({ ...one, at: new Date(one.at) })) };
}

/** The same, read once a transaction: whoever signs a paper has mostly looked first at what was shown of it. */
export const recordOnce = oncePerTx(recordOf);

export const renderingOf = (tx: Tx, paperId: string, { size, locale, signatures }: Look & { signatures: number }): Promise<Rendering | undefined> =>
  tx.maybe<Rendering>(sql`
    select ${renderings.columns()} from papers.renderings
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

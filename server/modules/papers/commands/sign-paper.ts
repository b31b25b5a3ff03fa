import type { PaperSignatureRow } from "../../../../contract/papers-api.ts";
import type { CommandContext } from "../../../platform/command.ts";
import { type Refused, refuse } from "../../../platform/refusal.ts";
import { readFiles } from "../../files/index.ts";
import { record } from "../../journal/index.ts";
import { signatureHash, signed, snapshotOf } from "../sheets.ts";
import * as store from "../store.ts";

export interface NewSignature {
  paperId: string;
  /** The box that is signed, as the snapshot names it; another name makes a new box. Absent: the last box, which is the other side's. */
  role?: string;
  /** Who signed; shown on the paper. */
  name: string;
  /** How: signed in, on the page behind a link, on the paper that came back. Shown on the paper. */
  means: string;
  /** A drawn signature or a stamp, PNG or JPEG, kept by `files`. */
  imageFileId?: string;
}

const pictures = new Set(["image/png", "image/jpeg"]);

/**
 * Signs a paper, at most once a command: binds who, when and how to the hash of its snapshot. The paper stays the version that it is; from now on it shows the
 * signature.
 * Refused: notFound, pictureNotSignature, paperFullySigned.
 */
export async function signPaper(context: CommandContext, given: NewSignature): Promise<PaperSignatureRow | Refused> {
  const { tx, actor, now } = context;
  const found = await store.recordOnce(tx, given.paperId);
  if (!found) return refuse("notFound");
  const { paper, signatures: before } = found;
  const image = given.imageFileId ? (await readFiles(tx, [given.imageFileId]))[0] : undefined;
  if (given.imageFileId && !image) return refuse("notFound");
  if (image && !pictures.has(image.mediaType)) return refuse("pictureNotSignature");
  const facts = snapshotOf(paper);
  const role = given.role ?? facts.signatures.at(-1)?.role ?? facts.customer.name;
  const row = {
    seq: before.length + 1, role, name: given.name, means: given.means, imageSha256: image?.sha256 ?? null, signedBy: actor.id, signedAt: now, snapshotHash: paper.snapshotHash,
  };
  const signature = { ...row, hash: signatureHash(row) };
  if (!signed(facts, [...before, signature])) return refuse("paperFullySigned");
  context.collect(store.insertSignatures, { ...signature, paperId: paper.id });
  record(context, { subject: paper.subject, what: "paperSigned", facts: { paperId: paper.id, seq: signature.seq, role: signature.role, hash: signature.hash } });
  return signature;
}

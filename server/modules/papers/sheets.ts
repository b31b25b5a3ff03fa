import { createHash } from "node:crypto";
import type { PaperSignatureRow } from "../../../contract/papers-api.ts";
import { type PaperKind, paperKinds, type PaperLocale, type PaperSize, type PaperSnapshot, sizesOf } from "../../../contract/papers.ts";
import type { Subject } from "../../../contract/toolkit.ts";
import { refuse, type Refused } from "../../platform/refusal.ts";
import { canonical } from "../journal/index.ts";

/** A paper as it is kept; `snapshot` is the text whose hash was taken. */
export interface PaperRow {
  id: string;
  kind: PaperKind;
  subject: Subject;
  part: string;
  version: number;
  number: string;
  snapshot: string;
  snapshotHash: string;
  madeBy: string;
  madeByName: string;
  madeAt: Date;
}

/** How a paper is looked at. */
export interface Look {
  size: PaperSize;
  locale: PaperLocale;
}

/** How a paper of a kind is looked at, on its usual size where none is asked for. Refused: `paperSizeWrong`, for a size on which it is not printed. */
export function lookAt(kind: PaperKind, { size = paperKinds[kind].size, locale }: Partial<Look> & Pick<Look, "locale">): Look | Refused {
  const sizes = sizesOf(kind);
  return sizes.includes(size) ? { size, locale } : refuse("paperSizeWrong", { size, sizes: sizes.join(", ") }, ["size"]);
}

/** Boxes that a paper has room for (`contract/papers.ts`). */
const boxes = 8;

export const hashOf = (text: string | Buffer): string => createHash("sha256").update(text).digest("hex");
export const snapshotOf = ({ snapshot }: Pick<PaperRow, "snapshot">): PaperSnapshot => JSON.parse(snapshot) as PaperSnapshot;

/** The time in the offset that the paper itself is written in. */
export function localTime(at: Date, like: string): string {
  const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)$/.exec(like) ?? [];
  if (!sign) throw new Error(`${like} carries no offset`);
  const shift = (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
  return `${new Date(at.getTime() + shift).toISOString().slice(0, 19)}${sign}${hours}:${minutes}`;
}

/** What a signature binds: the paper's facts by their hash, who, as what, when, by what means, and the picture by its hash. */
export const signatureHash = (of: Omit<PaperSignatureRow, "hash">): string =>
  hashOf(canonical({ seq: of.seq, role: of.role, name: of.name, means: of.means, imageSha256: of.imageSha256, signedBy: of.signedBy, signedAt: of.signedAt, snapshotHash: of.snapshotHash }));

/** The facts with the signatures given since: each goes into the first empty box of its role, else into a new box. Undefined: no box is left. */
export function signed(snapshot: PaperSnapshot, signatures: readonly PaperSignatureRow[]): PaperSnapshot | undefined {
  const shown = snapshot.signatures.map((box) => ({ ...box }));
  for (const { role, name, means, signedAt, imageSha256 } of signatures) {
    const filled = { role, name, means, signedAt: localTime(signedAt, snapshot.paper.madeAt), ...(imageSha256 && { imageHash: imageSha256 }) };
    const at = shown.findIndex((box) => box.role === role && box.name === undefined);
    if (at >= 0) shown[at] = filled;
    else shown.push(filled);
  }
  return shown.length > boxes ? undefined : { ...snapshot, signatures: shown };
}

/** Signatures whose hash no longer follows from what they say, or that signed other facts than the paper's. */
export const isSoundSignature = (paper: Pick<PaperRow, "snapshotHash">, row: PaperSignatureRow): boolean => row.snapshotHash === paper.snapshotHash && row.hash === signatureHash(row);

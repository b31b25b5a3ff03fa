import { z } from "zod";
import { sha256 } from "./files.ts";
import { paperKinds, paperLocales, paperSizes, type PaperKind } from "./papers.ts";
import { command, id, instant, query, subject } from "./toolkit.ts";

const kinds = Object.keys(paperKinds) as [PaperKind, ...PaperKind[]];
const size = z.enum(paperSizes);
const locale = z.enum(paperLocales);
const onePaper = z.object({ paperId: id });
/** The usual size of the kind and Simplified Chinese when left out. */
const look = { size: size.optional(), locale: locale.default("zh-CN") };

/** One version of a paper. `superseded`: a later version of the same paper of the same thing was made. */
export const paper = z.object({
  id, kind: z.enum(kinds), subject, part: z.string(), number: z.string(), version: z.int(), snapshotHash: sha256, madeByName: z.string(), madeAt: instant, superseded: z.boolean(),
  signatures: z.int(), prints: z.int(),
});
export type Paper = z.infer<typeof paper>;

/** A signature, bound to the hash of the snapshot that was signed. */
export const signature = z.object({
  seq: z.int(), role: z.string(), name: z.string(), means: z.string(), imageSha256: sha256.nullable(), signedBy: id, signedAt: instant, snapshotHash: sha256, hash: sha256,
});
export type PaperSignatureRow = z.infer<typeof signature>;
/** An archived PDF: one a size, language and number of signatures that it shows. */
export const rendering = z.object({ size, locale, signatures: z.int(), sha256, fileId: id, pages: z.int(), at: instant });
export type Rendering = z.infer<typeof rendering>;
const print = z.object({ print: z.int(), size, locale, byName: z.string(), at: instant });
export type Print = z.infer<typeof print>;

/** Outcome of a verification: `same` when printing again gives the archived bytes, `differs` also after a release changed templates or fonts. */
export const verification = z.object({
  paperId: id, sound: z.boolean(), snapshot: z.boolean(), signatures: z.array(z.object({ seq: z.int(), sound: z.boolean() })),
  renderings: z.array(rendering.pick({ size: true, locale: true, signatures: true, sha256: true }).extend({ archived: z.boolean(), printedAgain: z.enum(["same", "differs"]) })),
});
export type Verification = z.infer<typeof verification>;

export const listPapers = query({
  name: "papers.ofSubject", summary: "All papers of a subject with all their versions, newest first", path: "/subjects/:kind/:id/papers", permission: "papers.see", params: subject, answer: z.array(paper),
});
export const readPaper = query({
  name: "papers.read", summary: "One paper with its facts, signatures, archived PDFs and prints", path: "/papers/:paperId", permission: "papers.see", params: onePaper,
  answer: paper.extend({ snapshot: z.record(z.string(), z.unknown()), signed: z.array(signature), renderings: z.array(rendering), printed: z.array(print) }),
});
export const downloadPdf = query({
  name: "papers.pdf", summary: "A paper as PDF: the archived bytes, or those of one print with its mark", path: "/papers/:paperId/pdf", permission: "papers.see", params: onePaper,
  query: z.strictObject({ ...look, print: z.coerce.number().int().min(1).optional() }), answer: z.unknown(),
});
export const previewPaper = query({
  name: "papers.preview", summary: "A paper's pages as SVG", path: "/papers/:paperId/pages", permission: "papers.see", params: onePaper, query: z.strictObject(look), answer: z.object({ pages: z.array(z.string()) }),
});
export const printPaper = command({
  name: "papers.print", summary: "Count a print; from the second on it carries a mark (补打)", path: "/papers/:paperId/prints", permission: "papers.print", params: onePaper,
  body: z.strictObject(look), answer: z.object({ paperId: id, print: z.int(), mark: z.string().nullable() }),
});
export const verifyPaper = query({
  name: "papers.verify", summary: "Recompute a paper's hashes from its facts, the archive and a new rendering", path: "/papers/:paperId/verification", permission: "papers.see", params: onePaper,
  answer: verification,
});

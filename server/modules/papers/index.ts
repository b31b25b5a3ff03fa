import type { FastifyInstance } from "fastify";
import type { PaperLocale, PaperSize } from "../../../contract/papers.ts";
import type { Handler } from "../../platform/command.ts";
import type { Database } from "../../platform/db.ts";
import { type Refused, refuse } from "../../platform/refusal.ts";
import type { MaySee, RawRoutes } from "../files/index.ts";
import { type ArchiveDeps, archiveOf, type PdfFile, sheetOf } from "./archive.ts";
import { makePaper } from "./commands/make-paper.ts";
import { printPaper } from "./commands/print-paper.ts";
import { signPaper } from "./commands/sign-paper.ts";
import { listPapers, readPaper, registerPaperRoutes } from "./reads.ts";
import { recordOf } from "./store.ts";
import { verify } from "./verify.ts";

export interface PapersDeps extends ArchiveDeps {
  readonly database: Database;
  readonly maySee: MaySee;
}

/** Papers of any subject: made within commands, rendered outside them. */
export function papersRoom(deps: PapersDeps) {
  const archive = archiveOf(deps);
  /** A paper as it is signed now, as PDF, archived on its first rendering. Refused: notFound, paperBusy, paperBytesDiffer. */
  async function pdfOf(companyId: string, given: { paperId: string; size: PaperSize; locale: PaperLocale }): Promise<PdfFile | Refused> {
    const sheet = await deps.database.inCompany(companyId, (tx) => sheetOf(tx, given.paperId, given));
    return sheet ? archive.pdf(companyId, sheet, { size: given.size, locale: given.locale }) : refuse("notFound");
  }
  return {
    routes: [listPapers(deps.maySee), readPaper(deps.maySee), printPaper(deps.maySee)] as readonly Handler[],
    /** PDF, preview and verification: `app.register(papers.plugin(house), { prefix: "/api/v1" })`. */
    plugin: (house: RawRoutes) => (app: FastifyInstance, _: unknown, done: () => void): void => {
      registerPaperRoutes(app, house, { archive, maySee: deps.maySee });
      done();
    },
    makePaper,
    signPaper,
    pdfOf,
    /** Recomputes a paper's hashes (`gendan verify`, confirmations); undefined: no such paper. */
    async verifyPaper(companyId: string, paperId: string) {
      const record = await deps.database.inCompany(companyId, (tx) => recordOf(tx, paperId));
      return record && verify(companyId, record, archive);
    },
  };
}
export type PapersRoom = ReturnType<typeof papersRoom>;

export type { MadePaper, NewPaper } from "./commands/make-paper.ts";
export type { NewSignature } from "./commands/sign-paper.ts";
export type { PdfFile } from "./archive.ts";
export { pdfToSave } from "./reads.ts";
export { createPaperRenderer, type PaperRenderer, reprintMark } from "./renderer.ts";
export type { PdfPaper, RenderOptions, SvgPaper } from "./render.ts";
export { hashOf as snapshotHashOf, isSoundSignature, localTime, type PaperRow, snapshotOf } from "./sheets.ts";
export { cardsOf as readPapersOf, read as readPaperRow, recordOnce as readPaperRecord } from "./store.ts";
export { PaperRenderError, type TypstOptions } from "./typst.ts";

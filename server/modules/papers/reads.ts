import type { FastifyInstance } from "fastify";
import * as contract from "../../../contract/papers-api.ts";
import { type Context, read } from "../../platform/command.ts";
import { isRefused, type Refused, refuse } from "../../platform/refusal.ts";
import { attachment, Bytes, type MaySee, rawRead, type RawRoutes } from "../files/index.ts";
import { type Archive, type PdfFile, type Sheet, sheetOf } from "./archive.ts";
import { markOf } from "./print-mark.ts";
import { type Look, lookAt } from "./sheets.ts";
import * as store from "./store.ts";
import { verify } from "./verify.ts";

export const listPapers = (maySee: MaySee) =>
  read(contract.listPapers, async (subject, context) => ((await maySee(context, subject)) ? await store.cardsOf(context.tx, subject) : refuse("notFound")));

export const readPaper = (maySee: MaySee) =>
  read(contract.readPaper, async ({ paperId }, context) => {
    const known = await store.recordOf(context.tx, paperId);
    if (!known || !(await maySee(context, known.paper.subject))) return refuse("notFound");
    const { paper, signatures, renderings } = known;
    const card = (await store.cardsOf(context.tx, paper.subject)).find(({ id }) => id === paperId);
    if (!card) return refuse("notFound");
    return { ...card, snapshot: JSON.parse(paper.snapshot) as Record<string, unknown>, signed: signatures, renderings, printed: await store.printsOf(context.tx, paperId) };
  });

interface Asked extends Partial<Look> {
  paperId: string;
}
interface Seen {
  sheet: Sheet;
  look: Look;
}
/** The sheet that is asked for, if the caller may see what it is about. */
async function sheetFor(context: Context, { paperId, size, locale = "zh-CN" }: Asked, maySee: MaySee): Promise<Seen | Refused> {
  const paper = await store.read(context.tx, paperId);
  if (!paper || !(await maySee(context, paper.subject))) return refuse("notFound");
  const look = lookAt(paper.kind, { size, locale });
  if (isRefused(look)) return look;
  return { look, sheet: (await sheetOf(context.tx, paperId, look))! };
}

/** A PDF to be saved. */
export const pdfToSave = ({ bytes, name, sha256 }: PdfFile): Bytes => new Bytes({ "content-type": "application/pdf", "content-disposition": attachment(name), etag: `"${sha256}"` }, bytes);

async function sheetToDownload(context: Context, asked: Asked & { print?: number }, maySee: MaySee): Promise<(Seen & { mark?: string }) | Refused> {
  const seen = await sheetFor(context, asked, maySee);
  if (isRefused(seen) || asked.print === undefined) return seen;
  const printed = (await store.printsOf(context.tx, asked.paperId)).some(({ print }) => print === asked.print);
  return printed ? { ...seen, mark: markOf(seen.look.locale, asked.print) } : refuse("printUnknown", { print: asked.print });
}

/** PDF, preview and verification, which are made outside the transaction. */
export function registerPaperRoutes(app: FastifyInstance, house: RawRoutes, { archive, maySee }: { archive: Archive; maySee: MaySee }): void {
  rawRead(app, house, {
    endpoint: contract.downloadPdf, find: (asked, context) => sheetToDownload(context, asked, maySee),
    respond: async ({ sheet, look, mark }, { actor: { companyId } }) => {
      const pdf = mark ? await archive.markedPdf(companyId, sheet, { ...look, printMark: mark }) : await archive.pdf(companyId, sheet, look);
      return isRefused(pdf) ? pdf : pdfToSave(pdf);
    },
  });
  rawRead(app, house, {
    endpoint: contract.previewPaper, find: (asked, context) => sheetFor(context, asked, maySee),
    respond: ({ sheet, look }, { actor }) => archive.pages(actor.companyId, sheet, look),
  });
  rawRead(app, house, {
    endpoint: contract.verifyPaper,
    find: async ({ paperId }, context) => {
      const record = await store.recordOf(context.tx, paperId);
      return record && (await maySee(context, record.paper.subject)) ? record : refuse("notFound");
    },
    respond: (record, { actor }) => verify(actor.companyId, record, archive),
  });
}

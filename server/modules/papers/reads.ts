import type { FastifyInstance } from "fastify";
import * as contract from "../../../contract/papers-api.ts";
import { paperKinds } from "../../../contract/papers.ts";
import { type Context, read } from "../../platform/command.ts";
import { isRefused, refuse } from "../../platform/refusal.ts";
import { attachment, type Caller, harmless, type MaySee, rawRead, type RawRoutes } from "../files/index.ts";
import { type Archive, type PdfFile, type Sheet, sheetOf } from "./archive.ts";
import { markOf } from "./print-mark.ts";
import type { Look } from "./sheets.ts";
import * as store from "./store.ts";
import { verified, verificationOf } from "./verify.ts";

export const listPapers = (maySee: MaySee) =>
  read(contract.listPapers, async (subject, context) => ((await maySee(context, subject)) ? await store.cardsOf(context.tx, subject) : refuse("notFound")));

export const readPaper = (maySee: MaySee) =>
  read(contract.readPaper, async ({ paperId }, context) => {
    const paper = await store.read(context.tx, paperId);
    if (!paper || !(await maySee(context, paper.subject))) return refuse("notFound");
    const card = (await store.cardsOf(context.tx, paper.subject)).find(({ id }) => id === paperId);
    if (!card) return refuse("notFound");
    return {
      ...card, snapshot: JSON.parse(paper.snapshot) as Record<string, unknown>, signed: await store.signaturesOf(context.tx, paperId), renderings: await store.renderingsOf(context.tx, paperId),
      printed: await store.printsOf(context.tx, paperId),
    };
  });

interface Asked extends Partial<Look> {
  paperId: string;
}
/** The sheet that is asked for, if the caller may see what it is about. */
async function sheetFor(context: Context, { paperId, size, locale = "zh-CN" }: Asked, maySee: MaySee): Promise<(Sheet & { look: Look }) | undefined> {
  const paper = await store.read(context.tx, paperId);
  if (!paper || !(await maySee(context, paper.subject))) return undefined;
  const look = { size: size ?? paperKinds[paper.kind].size, locale };
  const sheet = await sheetOf(context.tx, paperId, look);
  return sheet && { ...sheet, look };
}

const sheetToPreview = (maySee: MaySee) => read(contract.previewPaper, async (asked, context) => ((await sheetFor(context, asked, maySee)) ?? refuse("notFound")) as never);
const sheetToDownload = (maySee: MaySee) =>
  read(contract.downloadPdf, async (asked, context) => {
    const sheet = await sheetFor(context, asked, maySee);
    if (!sheet) return refuse("notFound");
    const printed = asked.print === undefined || (await store.printsOf(context.tx, asked.paperId)).some(({ print }) => print === asked.print);
    return printed ? { ...sheet, mark: asked.print === undefined ? undefined : markOf(sheet.look.locale, asked.print) } : refuse("printUnknown", { print: asked.print });
  });

/** Sends a PDF to be saved. */
export const sendPdf = ({ reply }: Pick<Caller, "reply">, { bytes, name, sha256 }: PdfFile) =>
  reply.headers({ ...harmless, "content-type": "application/pdf", "content-disposition": attachment(name), etag: `"${sha256}"` }).send(bytes);

/** PDF, preview and verification, which are made outside the transaction. */
export function registerPaperRoutes(app: FastifyInstance, house: RawRoutes, { archive, maySee }: { archive: Archive; maySee: MaySee }): void {
  rawRead(app, house, {
    handler: sheetToDownload(maySee),
    respond: async (found, caller) => {
      const { mark, look, ...sheet } = found as Sheet & { look: Look; mark: string | undefined };
      const { companyId } = caller.actor;
      const pdf = mark ? await archive.markedPdf(companyId, sheet, { ...look, printMark: mark }) : await archive.pdf(companyId, sheet, look);
      return isRefused(pdf) ? pdf : sendPdf(caller, pdf);
    },
  });
  rawRead(app, house, {
    handler: sheetToPreview(maySee),
    respond: async (found, { actor }) => {
      const { look, ...sheet } = found as unknown as Sheet & { look: Look };
      return archive.pages(actor.companyId, sheet, look);
    },
  });
  rawRead(app, house, {
    handler: read(contract.verifyPaper, async ({ paperId }, context) => {
      const found = await verificationOf(context.tx, paperId);
      return (found && (await maySee(context, found.paper.subject)) ? found : refuse("notFound")) as never;
    }),
    respond: (found, { actor }) => verified(actor.companyId, found as never, archive),
  });
}

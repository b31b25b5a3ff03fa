import type { Rendering } from "../../../contract/papers-api.ts";
import { paperKinds, type PaperSnapshot } from "../../../contract/papers.ts";
import { systemActor } from "../../platform/actor.ts";
import type { CommandContext, Pipeline } from "../../platform/command.ts";
import type { Tx } from "../../platform/db.ts";
import { isRefused, type Refused, refuse } from "../../platform/refusal.ts";
import { Damaged, type FilesRoom } from "../files/index.ts";
import type { PaperRenderer } from "./renderer.ts";
import { type Look, type PaperRow, signed, snapshotOf } from "./sheets.ts";
import * as store from "./store.ts";
import { PaperRenderError } from "./typst.ts";

export interface ArchiveDeps {
  readonly renderer: PaperRenderer;
  readonly files: FilesRoom;
  /** Asked late, for main.ts makes the pipeline after the rooms. */
  readonly pipeline: () => Pick<Pipeline, "act">;
}

/** A paper with what is needed to show it: the facts with the signatures that it had. */
export interface Sheet {
  paper: PaperRow;
  facts: PaperSnapshot;
  signatures: number;
  imageHashes: string[];
  rendering: Rendering | undefined;
}

export interface PdfFile {
  bytes: Buffer;
  sha256: string;
  pages: number;
  /** A name to save it under. */
  name: string;
}

/** Reads a paper as it is signed now, and its archived PDF when there is one; undefined: no such paper. */
export async function sheetOf(tx: Tx, paperId: string, look: Look): Promise<Sheet | undefined> {
  const known = await store.recordOf(tx, paperId);
  if (!known) return undefined;
  const { paper, signatures: rows, renderings } = known;
  const facts = signed(snapshotOf(paper), rows);
  if (!facts) throw new Error(`paper ${paperId} has more signatures than boxes`);
  const rendering = renderings.find(({ size, locale, signatures }) => size === look.size && locale === look.locale && signatures === rows.length);
  return { paper, facts, signatures: rows.length, imageHashes: facts.signatures.flatMap(({ imageHash }) => imageHash ?? []), rendering };
}

const nameOf = ({ paper }: Sheet, { locale }: Look) => `${paperKinds[paper.kind].name[locale]} ${paper.number} V${paper.version}.pdf`;

/** What became of a rendering that did not come: busy is no fault of anybody, other failures are bugs and thrown on. */
function refusedBy(error: unknown, { paper }: Sheet): Refused {
  if (error instanceof PaperRenderError && error.code !== "template") return refuse("paperBusy");
  if (error instanceof Damaged) return refuse("paperBytesDiffer", { number: paper.number });
  throw error;
}

/**
 * Gives PDFs and preview pages of papers, rendered outside any transaction. The first PDF of a size, language and set of signatures is archived with its hash;
 * from then on those bytes are handed out, compared with the hash each time.
 */
export function archiveOf({ renderer, files, pipeline }: ArchiveDeps) {
  async function picturesOf(companyId: string, sheet: Sheet): Promise<Map<string, Buffer>> {
    const hashes = [...new Set(sheet.imageHashes)];
    return new Map(await Promise.all(hashes.map(async (hash): Promise<[string, Buffer]> => [hash, await files.readBytes(companyId, hash)])));
  }

  async function rendered(companyId: string, sheet: Sheet, how: Look & { printMark?: string }): Promise<{ bytes: Buffer; pages: number }> {
    return renderer.renderPaper(sheet.facts, { ...how, format: "pdf", images: await picturesOf(companyId, sheet) });
  }

  async function keep(context: CommandContext, sheet: Sheet, given: Look & { bytes: Buffer; pages: number; name: string; sha256: string }): Promise<boolean> {
    const { bytes, name, size, locale, pages, sha256 } = given;
    const { paper, signatures } = sheet;
    const file = await files.keepFile(context, { bytes, name, mediaType: "application/pdf", subject: paper.subject });
    const inserted = await store.insertRendering(context.tx, paper.id, { size, locale, signatures, sha256, fileId: file.id, pages, at: context.now });
    if (inserted) return true;
    const first = await store.renderingOf(context.tx, paper.id, { size, locale, signatures });
    return first?.sha256 === sha256;
  }

  /** The archived PDF of a sheet, made now when it is the first time. Refused: paperBusy, paperBytesDiffer. */
  async function pdf(companyId: string, sheet: Sheet, look: Look): Promise<PdfFile | Refused> {
    const name = nameOf(sheet, look);
    try {
      const known = sheet.rendering;
      if (known) return { bytes: await files.readBytes(companyId, known.sha256), sha256: known.sha256, pages: known.pages, name };
      const { bytes, pages } = await rendered(companyId, sheet, look);
      const sha256 = files.hashOf(bytes);
      const same = await pipeline().act(systemActor(companyId), (context) => keep(context, sheet, { ...look, bytes, pages, name, sha256 }));
      return same === true ? { bytes, sha256, pages, name } : refuse("paperBytesDiffer", { number: sheet.paper.number });
    } catch (error) {
      return refusedBy(error, sheet);
    }
  }

  return {
    pdf,
    /** A print with its mark; never archived, for the mark is no part of the paper. */
    async markedPdf(companyId: string, sheet: Sheet, how: Look & { printMark: string }): Promise<PdfFile | Refused> {
      try {
        const { bytes, pages } = await rendered(companyId, sheet, how);
        return { bytes, pages, sha256: files.hashOf(bytes), name: nameOf(sheet, how) };
      } catch (error) {
        return refusedBy(error, sheet);
      }
    },
    async pages(companyId: string, sheet: Sheet, look: Look): Promise<{ pages: string[] } | Refused> {
      try {
        const { svgs } = await renderer.renderPaper(sheet.facts, { ...look, format: "svg", images: await picturesOf(companyId, sheet) });
        return { pages: svgs };
      } catch (error) {
        return refusedBy(error, sheet);
      }
    },
    /** Whether bytes under this hash are archived and sound. */
    isSound: files.isSound,
    /** Whether a sheet printed again has this hash. */
    async printsAgain(companyId: string, sheet: Sheet, look: Look & { sha256: string }): Promise<boolean> {
      try {
        return files.hashOf((await rendered(companyId, sheet, look)).bytes) === look.sha256;
      } catch (error) {
        if (isRefused(refusedBy(error, sheet))) return false;
        throw error;
      }
    },
  };
}
export type Archive = ReturnType<typeof archiveOf>;

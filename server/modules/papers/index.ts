import type { PaperLocale, PaperSnapshot } from "../../../contract/papers.ts";
import { labels } from "./inputs.ts";
import { type PdfPaper, pdfOf, type RenderOptions, type SvgPaper, svgOf } from "./render.ts";
import { TypstProcess, type TypstOptions } from "./typst.ts";

export { PaperRenderError } from "./typst.ts";
export type { PdfPaper, RenderOptions, SvgPaper } from "./render.ts";
export type { TypstOptions } from "./typst.ts";

/** Makes papers; close it when the process ends. */
export type PaperRenderer = {
  /**
   * A paper from its snapshot: `format: "pdf"` gives the bytes to print, send and archive, `"svg"` the same pages for the preview.
   * Throws ZodError for a snapshot that breaks the contract and PaperRenderError when no paper came.
   */
  renderPaper: {
    (snapshot: PaperSnapshot, options: RenderOptions & { format: "pdf" }): Promise<PdfPaper>;
    (snapshot: PaperSnapshot, options: RenderOptions & { format: "svg" }): Promise<SvgPaper>;
  };
  /** The child process that renders, while there is one. */
  pid: () => number | undefined;
  close: () => Promise<void>;
};

/** A renderer with a child process of its own, started by the first paper. */
export function createPaperRenderer(options: TypstOptions = {}): PaperRenderer {
  const typst = new TypstProcess(options);
  async function renderPaper(snapshot: PaperSnapshot, how: RenderOptions & { format: "pdf" }): Promise<PdfPaper>;
  async function renderPaper(snapshot: PaperSnapshot, how: RenderOptions & { format: "svg" }): Promise<SvgPaper>;
  async function renderPaper(snapshot: PaperSnapshot, how: RenderOptions & { format: "pdf" | "svg" }): Promise<PdfPaper | SvgPaper> {
    return how.format === "pdf" ? await pdfOf(typst, snapshot, how) : await svgOf(typst, snapshot, how);
  }
  return { renderPaper, pid: () => typst.pid, close: () => typst.close() };
}

/** The mark of a repeated print, for example 补打 第 2 次; `count` is the number of prints after the first. */
export function reprintMark(locale: PaperLocale, count: number): string {
  return labels[locale].reprint.replace("{count}", String(count));
}

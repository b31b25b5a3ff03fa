import { createHash } from "node:crypto";
import { paperKinds, paperSnapshot, type PaperKind, type PaperLocale, type PaperSize, type PaperSnapshot } from "../../../contract/papers.ts";
import { templateData } from "./inputs.ts";
import { PaperRenderError, type TypstOutput, type TypstProcess, type TypstWork } from "./typst.ts";

export type RenderOptions = {
  locale: PaperLocale;
  /** The usual size of the kind when left out. */
  size?: PaperSize;
  /** Printed beside the title of this print only, for example 补打 第 2 次 (see reprintMark). */
  printMark?: string;
  /** Signature and stamp pictures (PNG or JPEG) by the SHA-256 that the snapshot names. */
  images?: ReadonlyMap<string, Uint8Array>;
};

/** The exact bytes of a PDF: equal for equal snapshot and options, so that a stored hash can be verified by printing again. */
export type PdfPaper = { bytes: Buffer; pages: number };
/** The same pages as pictures for the preview, one SVG document each; text is outlines. */
export type SvgPaper = { svgs: string[]; pages: number };

const templateOf = (kind: PaperKind) => `${kind.replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`)}.typ`;

function extensionOf(bytes: Uint8Array): "png" | "jpg" | undefined {
  if (bytes[0] === 0x89 && bytes[1] === 0x50 && bytes[2] === 0x4e && bytes[3] === 0x47) return "png";
  return bytes[0] === 0xff && bytes[1] === 0xd8 ? "jpg" : undefined;
}

function pictures(snapshot: PaperSnapshot, images: ReadonlyMap<string, Uint8Array>) {
  const wanted = new Set(snapshot.signatures.flatMap(({ imageHash }) => (imageHash === undefined ? [] : [imageHash])));
  return [...wanted].map((hash) => {
    const bytes = images.get(hash);
    const extension = bytes && extensionOf(bytes);
    if (!bytes || !extension) throw new PaperRenderError("template", `no PNG or JPEG was given for picture ${hash}`);
    if (createHash("sha256").update(bytes).digest("hex") !== hash) throw new PaperRenderError("template", `the bytes given for picture ${hash} have another hash`);
    return { hash, path: `picture-${hash}.${extension}`, bytes };
  });
}

function workFor(facts: PaperSnapshot, options: RenderOptions): Omit<TypstWork, "format"> {
  // Unknown keys are cut off here, so that they cannot change the bytes unseen.
  const snapshot = paperSnapshot.parse(facts);
  const images = pictures(snapshot, options.images ?? new Map());
  const data = templateData(snapshot, {
    locale: options.locale,
    size: options.size ?? paperKinds[snapshot.kind].size,
    mark: options.printMark,
    images: Object.fromEntries(images.map(({ hash, path }) => [hash, path])),
  });
  return { template: templateOf(snapshot.kind), data: JSON.stringify(data), images };
}

export async function pdfOf(typst: TypstProcess, facts: PaperSnapshot, options: RenderOptions): Promise<PdfPaper> {
  const { pdf = new Uint8Array(), pages }: TypstOutput = await typst.run({ ...workFor(facts, options), format: "pdf" });
  return { bytes: Buffer.from(pdf), pages };
}

export async function svgOf(typst: TypstProcess, facts: PaperSnapshot, options: RenderOptions): Promise<SvgPaper> {
  const { svg = [], pages }: TypstOutput = await typst.run({ ...workFor(facts, options), format: "svg" });
  return { svgs: svg, pages };
}

import { PDFDocument } from "@cantoo/pdf-lib";

/** Joins PDFs into one, page for page as they are, in the order given. Throws for what is no PDF. */
export async function joinPdfs(files: readonly Uint8Array[]): Promise<Uint8Array<ArrayBuffer>> {
  const joined = await PDFDocument.create({ updateMetadata: false });
  for (const file of files) {
    const one = await PDFDocument.load(file, { updateMetadata: false });
    for (const page of await joined.copyPages(one, one.getPageIndices())) joined.addPage(page);
  }
  return new Uint8Array(await joined.save());
}

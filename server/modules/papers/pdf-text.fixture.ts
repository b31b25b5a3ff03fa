import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

/** Text and size in millimetres of every page of a PDF, as a reader other than its maker sees them. */
export async function readPdf(bytes: Uint8Array): Promise<{ text: string; millimetres: [number, number] }[]> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const document = await task.promise;
  const pages = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    const text = items.map((item) => ("str" in item ? item.str + (item.hasEOL ? "\n" : "") : "")).join("");
    const { width, height } = page.getViewport({ scale: 25.4 / 72 });
    pages.push({ text, millimetres: [Math.round(width), Math.round(height)] as [number, number] });
  }
  await task.destroy();
  return pages;
}

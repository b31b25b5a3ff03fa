import { PDFDocument } from "@cantoo/pdf-lib";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { expect, test } from "vitest";
import { joinPdfs } from "./join-pdfs.ts";

async function pdf(...pages: [text: string, width: number, height: number][]): Promise<Uint8Array> {
  const made = await PDFDocument.create();
  for (const [text, width, height] of pages) made.addPage([width, height]).drawText(text);
  return made.save();
}

/** Words and size of each page, as a reader other than its maker sees them. */
async function pagesOf(bytes: Uint8Array) {
  const task = getDocument({ data: bytes, verbosity: 0 });
  const document = await task.promise;
  const pages = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    pages.push([items.map((item) => ("str" in item ? item.str : "")).join(""), page.getViewport({ scale: 1 }).width]);
  }
  await task.destroy();
  return pages;
}

test("Papers printed together are one PDF with all their pages as they are, in the order given", async () => {
  const joined = await joinPdfs([await pdf(["SO-2 page 1", 595, 842], ["SO-2 page 2", 595, 842]), await pdf(["SO-1", 683, 397])]);
  expect(await pagesOf(joined)).toEqual([["SO-2 page 1", 595], ["SO-2 page 2", 595], ["SO-1", 683]]);
});

test("What is no PDF is not joined", async () => {
  await expect(joinPdfs([new TextEncoder().encode("a letter")])).rejects.toThrow();
});

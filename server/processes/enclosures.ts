import type { Attachment, DeliveryDeps } from "../modules/notices/index.ts";
import { isRefused } from "../platform/refusal.ts";
import type { Tx } from "../platform/db.ts";
import type { PapersRoom } from "../modules/papers/index.ts";

/** The bytes that go along with a letter: papers are rendered when it goes out, files are read. */
export const paperBytes = (papers: PapersRoom): DeliveryDeps["bytesOf"] => async (tx: Tx, { kind, id }: Attachment) => {
  if (kind !== "paper") throw new Error(`nothing of kind ${kind} can be enclosed`);
  const pdf = await papers.pdfOf(tx.companyId, { paperId: id, size: "A4", locale: "zh-CN" });
  if (isRefused(pdf)) throw new Error(`paper ${id}: ${pdf.refusals[0].code}`);
  return { contentType: "application/pdf", content: pdf.bytes };
};

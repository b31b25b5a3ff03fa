import { upload } from "../../api/upload.ts";
import { pngFile } from "../pictures.ts";
import type { Confirmation } from "./ConfirmPage.tsx";

type Question = Confirmation["questions"][number];
export type Answers = Partial<Record<Question, boolean>>;
interface Evidence {
  kind: "drawnSignature" | "stampedScan";
  fileId: string;
}

/** Whether the last four digits were typed, where they are asked for. */
export const digitsMissing = (asked: Pick<Confirmation, "identity">, digits: string): boolean => asked.identity === "phoneDigits" && !/^\d{4}$/.test(digits);

/** The fields that acceptance and refusal share. */
export const answerOf = (asked: Pick<Confirmation, "identity" | "pdfSha256">, { name, digits, answers }: { name: string; digits: string; answers: Answers }) => ({
  pdfSha256: asked.pdfSha256 ?? "", name: name.trim(), ...(asked.identity === "phoneDigits" && { digits }), answers,
});

/** Sends signature and scan ahead of the answer that names them. */
export async function sendEvidence({ signature, scan, authorization }: { signature: HTMLCanvasElement | undefined; scan: File | undefined; authorization: string | undefined }): Promise<Evidence[]> {
  const drawn = signature && (await pngFile(signature));
  const found: Evidence[] = [];
  if (drawn) found.push({ kind: "drawnSignature", fileId: (await upload(new File([drawn], "signature.png", { type: "image/png" }), { authorization })).id });
  if (scan) found.push({ kind: "stampedScan", fileId: (await upload(scan, { authorization })).id });
  return found;
}

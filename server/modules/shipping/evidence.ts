import type { DeliveryPolicy } from "../../../contract/delivery-policy.ts";
import type { Refusal } from "../../../contract/toolkit.ts";
import type { ReceiptFile } from "./columns.ts";

type Shown = Pick<ReceiptFile, "what" | "lineId">;
type Kind = DeliveryPolicy["evidence"][number];
const kinds = { signature: "drawnSignature", scan: "stampedScan", photo: "photo" } as const satisfies Record<Shown["what"], Kind>;

/** A photo of the signed paper is its scan where the policy takes stamped scans and no photos. */
export const paperShownAs = (taken: readonly Kind[]): "photo" | "scan" => (taken.includes("photo") || !taken.includes("stampedScan") ? "photo" : "scan");

/**
 * Whether a receipt is proven by what the policy takes, any one of it (01.18): what it does not take is refused by name. A photo of a
 * line shows what the customer objects to; it proves no signature and is never refused.
 */
export function evidenceFaults(taken: readonly Kind[], shown: readonly Shown[]): Refusal[] {
  const proofs = shown.filter(({ lineId }) => lineId === null).map(({ what }) => kinds[what]);
  const strange = [...new Set(proofs.filter((kind) => !taken.includes(kind)))];
  if (strange.length) return strange.map((evidence) => ({ code: "evidenceNotTaken", facts: { evidence, taken: taken.join(", ") } }));
  return proofs.length ? [] : [{ code: "receiptUnproven", facts: { taken: taken.join(", ") } }];
}

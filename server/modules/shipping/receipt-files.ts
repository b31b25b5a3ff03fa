import type { Subject } from "../../../contract/toolkit.ts";
import type { CommandContext } from "../../platform/command.ts";
import { isRefused, refuse, type Refused } from "../../platform/refusal.ts";
import { attachFiles } from "../files/index.ts";
import type { ReceiptFile } from "./columns.ts";
import type { ShippingDeps } from "./deps.ts";
import { paperShownAs } from "./evidence.ts";
import { pngIn } from "./pictures.ts";
import { type Delivery, subjectOf } from "./shipping.ts";

type Evidence = Omit<ReceiptFile, "deliveryId" | "receiptNo">;
interface Named {
  fileId: string;
  what: "scan" | "photo";
  lineId?: string;
}

/** Uploaded files become those of what they show, with the hash under which the files room keeps them. */
export async function attached(context: CommandContext, { named, ...to }: { named: readonly Named[]; subject: Subject; cameFor?: Subject }): Promise<Evidence[] | Refused> {
  const files = await attachFiles(context, { fileIds: named.map(({ fileId }) => fileId), ...to });
  return isRefused(files) ? files : named.map(({ fileId, what, lineId }, i) => ({ fileId, what, lineId: lineId ?? null, sha256: files[i]!.sha256 }));
}

/** The signature that was drawn, kept as a file; there must be one where the policy takes drawn signatures. */
async function keepDrawn(context: CommandContext, { delivery, signature }: { delivery: Delivery; signature: string | undefined }, keepFile: ShippingDeps["keepFile"]): Promise<Evidence[] | Refused> {
  if (signature === undefined) return delivery.policy.evidence.includes("drawnSignature") ? refuse("signatureMissing", {}, ["signature"]) : [];
  const bytes = pngIn(signature);
  if (!bytes) return refuse("signatureBroken", {}, ["signature"]);
  const { id, sha256 } = await keepFile(context, { bytes, name: `${delivery.number}-signature.png`, mediaType: "image/png", subject: subjectOf(delivery) });
  return [{ fileId: id, sha256, what: "signature", lineId: null }];
}

interface Shown {
  delivery: Delivery;
  signature: string | undefined;
  photos: readonly { fileId: string; lineId?: string | undefined }[];
  /** To which the photos belong from now on; they were uploaded for `cameFor`, where that is something else. */
  subject: Subject;
  cameFor?: Subject;
}

/** What a receipt on a phone is proven by and shows: the drawn signature, photos of lines, a photo of the signed paper. */
export async function shownOnPhone(context: CommandContext, { delivery, signature, photos, ...to }: Shown, keepFile: ShippingDeps["keepFile"]): Promise<Evidence[] | Refused> {
  const drawn = await keepDrawn(context, { delivery, signature }, keepFile);
  if (isRefused(drawn)) return drawn;
  const named = photos.map(({ fileId, lineId }): Named => ({ fileId, ...(lineId && { lineId }), what: lineId ? "photo" : paperShownAs(delivery.policy.evidence) }));
  const shown = await attached(context, { ...to, named });
  return isRefused(shown) ? shown : [...drawn, ...shown];
}

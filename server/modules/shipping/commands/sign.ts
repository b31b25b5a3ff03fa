import * as contract from "../../../../contract/shipping.ts";
import type { Subject } from "../../../../contract/toolkit.ts";
import { type CommandContext, handle } from "../../../platform/command.ts";
import { isRefused, refuse, type Refused } from "../../../platform/refusal.ts";
import { attachFiles } from "../../files/index.ts";
import { createLink, openLink, useUp } from "../../links/index.ts";
import type { ReceiptFile } from "../columns.ts";
import { paperShownAs } from "../evidence.ts";
import type { ShippingDeps } from "../deps.ts";
import { pngIn } from "../pictures.ts";
import { linkExpiry } from "../rules.ts";
import { type Delivery, subjectOf } from "../shipping.ts";
import { takeReceipt } from "../signing.ts";
import { meantBy } from "../together.ts";
import { load } from "../work.ts";

type Evidence = Omit<ReceiptFile, "deliveryId" | "receiptNo">;
interface Named {
  fileId: string;
  what: "scan" | "photo";
  lineId?: string;
}

/** Uploaded files become the delivery's, with the hash under which the files room keeps them. */
async function attached(context: CommandContext, subject: Subject, named: readonly Named[]): Promise<Evidence[] | Refused> {
  const files = await attachFiles(context, { fileIds: named.map(({ fileId }) => fileId), subject });
  return isRefused(files) ? files : named.map(({ fileId, what, lineId }, i) => ({ fileId, what, lineId: lineId ?? null, sha256: files[i]!.sha256 }));
}

/** A receipt on paper, by its scan; nobody signs before the goods left nor in the future. */
export const recordSignature = handle(contract.recordSignature, async ({ deliveryId, files: named, signedAt, ...receipt }, context) => {
  const loaded = await load(context, deliveryId, { verb: "sign" });
  if (isRefused(loaded)) return loaded;
  const at = signedAt ?? context.now;
  const { shippedAt } = loaded.delivery;
  if (at > context.now || (shippedAt && at < shippedAt)) return refuse("arrivalTimeWrong", { shippedAt: shippedAt?.toISOString() ?? "" }, ["signedAt"]);
  const files = await attached(context, subjectOf(loaded.delivery), named);
  if (isRefused(files)) return files;
  const done = await takeReceipt(context, loaded, { receipt, files, means: "paper", signedAt: at });
  if (isRefused(done)) return done;
  const { hash: _, ...answer } = done;
  return answer;
});

/** The signature that was drawn, kept as a file; there must be one where the policy takes drawn signatures. */
async function keepDrawn(context: CommandContext, { delivery, signature }: { delivery: Delivery; signature: string | undefined }, keepFile: ShippingDeps["keepFile"]): Promise<Evidence[] | Refused> {
  if (signature === undefined) return delivery.policy.evidence.includes("drawnSignature") ? refuse("signatureMissing", {}, ["signature"]) : [];
  const bytes = pngIn(signature);
  if (!bytes) return refuse("signatureBroken", {}, ["signature"]);
  const { id, sha256 } = await keepFile(context, { bytes, name: `${delivery.number}-signature.png`, mediaType: "image/png", subject: subjectOf(delivery) });
  return [{ fileId: id, sha256, what: "signature", lineId: null }];
}

/** The receipt signed on the phone: per line what came, photos, a drawn signature. The delivery is locked before the link, as staff lock it. */
export const signByLink = ({ keepFile }: Pick<ShippingDeps, "keepFile">) =>
  handle(contract.signByLink, async ({ signature, photos, deliveryId, ...receipt }, context) => {
    const meant = context.actor.subject && (await meantBy(context.tx, context.actor.subject, deliveryId));
    const loaded = await load({ ...context, scope: "company" }, meant?.deliveryId ?? context.actor.id, {});
    const link = await openLink(context, "signDelivery");
    if (isRefused(link)) return link;
    if (isRefused(loaded)) return loaded;
    const { delivery } = loaded;
    if (!contract.deliveryLifecycle.allows("sign", delivery.state)) return refuse("wrongState", { state: delivery.state });
    const drawn = await keepDrawn(context, { delivery, signature }, keepFile);
    if (isRefused(drawn)) return drawn;
    const shown = await attached(context, link.subject, photos.map((photo): Named => ({ ...photo, what: photo.lineId ? "photo" : paperShownAs(delivery.policy.evidence) })));
    if (isRefused(shown)) return shown;
    const done = await takeReceipt(context, loaded, { receipt, files: [...drawn, ...shown], means: "link", signedAt: context.now });
    if (isRefused(done)) return done;
    // The link of several serves until the last of them is signed for.
    if (!meant || meant.waiting <= 1) useUp(context, link);
    const asked = delivery.policy.scores.length > 0;
    const rating = asked ? createLink(context, { purpose: "giveFeedback", subject: subjectOf(delivery), expiresAt: linkExpiry(context.now, "giveFeedback") }) : null;
    return { number: done.number, state: done.state, hash: done.hash, rating };
  });

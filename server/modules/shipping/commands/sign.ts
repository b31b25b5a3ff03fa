import * as contract from "../../../../contract/shipping.ts";
import { type CommandContext, handle } from "../../../platform/command.ts";
import { isRefused, refuse, type Refused } from "../../../platform/refusal.ts";
import { createLink, openLink, useUp } from "../../links/index.ts";
import type { ReceiptFile } from "../columns.ts";
import type { NewFile, ShippingDeps } from "../deps.ts";
import { linkExpiry } from "../rules.ts";
import { pictureIn } from "../pictures.ts";
import { subjectOf } from "../shipping.ts";
import { takeReceipt } from "../signing.ts";
import { load } from "../work.ts";

/** A receipt on paper, by its scan; nobody signs before the goods left nor in the future. */
export const recordSignature = handle(contract.recordSignature, async ({ deliveryId, files, signedAt = undefined, ...receipt }, context) => {
  const loaded = await load(context, deliveryId, { verb: "sign" });
  if (isRefused(loaded)) return loaded;
  const at = signedAt ?? context.now;
  const { shippedAt } = loaded.delivery;
  if (at > context.now || (shippedAt && at < shippedAt)) return refuse("arrivalTimeWrong", { shippedAt: shippedAt?.toISOString() ?? "" }, ["signedAt"]);
  const done = await takeReceipt(context, loaded, { receipt, files: files.map((file) => ({ ...file, lineId: null })), means: "paper", signedAt: at });
  if (isRefused(done)) return done;
  const { hash: _, ...answer } = done;
  return answer;
});

interface Pictures {
  signature: string;
  photos: readonly { lineId?: string; picture: string }[];
}

/** The drawn signature and the photos as files; refused when one of them is no picture. */
function picturesIn({ signature, photos }: Pictures, number: string): { file: NewFile; what: "signature" | "photo"; lineId: string | null }[] | Refused {
  const drawn = pictureIn(signature, `${number}-signature`);
  if (drawn?.type !== "image/png") return refuse("pictureBroken", {}, ["signature"]);
  const found = [{ file: drawn, what: "signature" as "signature" | "photo", lineId: null as string | null }];
  for (const [i, { lineId, picture }] of photos.entries()) {
    const file = pictureIn(picture, `${number}-photo-${i + 1}`);
    if (!file) return refuse("pictureBroken", {}, ["photos", i, "picture"]);
    found.push({ file, what: "photo", lineId: lineId ?? null });
  }
  return found;
}

async function keepAll(context: CommandContext, keepFile: ShippingDeps["keepFile"], pictures: Exclude<ReturnType<typeof picturesIn>, Refused>): Promise<Omit<ReceiptFile, "deliveryId">[]> {
  const kept = [];
  for (const { file, what, lineId } of pictures) kept.push({ ...(await keepFile(context, file)), what, lineId });
  return kept;
}

/** The receipt signed on the phone: per line what came, photos, a drawn signature. The delivery is locked before the link, as staff lock it. */
export const signByLink = ({ keepFile }: Pick<ShippingDeps, "keepFile">) =>
  handle(contract.signByLink, async ({ signature, photos, ...receipt }, context) => {
    const loaded = await load({ ...context, scope: "company" }, context.actor.subject?.id ?? context.actor.id, {});
    const link = await openLink(context, "signDelivery");
    if (isRefused(link)) return link;
    if (isRefused(loaded)) return loaded;
    const { delivery } = loaded;
    if (delivery.state !== "shipped" && delivery.state !== "arrived") return refuse("wrongState", { state: delivery.state });
    const pictures = picturesIn({ signature, photos }, delivery.number);
    if (isRefused(pictures)) return pictures;
    const files = await keepAll(context, keepFile, pictures);
    const done = await takeReceipt(context, loaded, { receipt, files, means: "link", signedAt: context.now });
    if (isRefused(done)) return done;
    useUp(context, link);
    const rating = createLink(context, { purpose: "giveFeedback", subject: subjectOf(delivery), expiresAt: linkExpiry(context.now, "giveFeedback") });
    return { number: done.number, state: done.state, hash: done.hash, rating };
  });

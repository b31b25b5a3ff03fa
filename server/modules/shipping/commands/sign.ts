import * as contract from "../../../../contract/shipping.ts";
import { handle } from "../../../platform/command.ts";
import { isRefused, refuse } from "../../../platform/refusal.ts";
import { createLink, openLink, useUp } from "../../links/index.ts";
import type { ShippingDeps } from "../deps.ts";
import { attached, shownOnPhone } from "../receipt-files.ts";
import { linkExpiry } from "../rules.ts";
import { subjectOf } from "../shipping.ts";
import { takeReceipt } from "../signing.ts";
import { meantBy } from "../together.ts";
import { load } from "../work.ts";

/** A receipt on paper, by its scan; nobody signs before the goods left nor in the future. */
export const recordSignature = handle(contract.recordSignature, async ({ deliveryId, files: named, signedAt, ...receipt }, context) => {
  const loaded = await load(context, deliveryId, { verb: "sign" });
  if (isRefused(loaded)) return loaded;
  const at = signedAt ?? context.now;
  const { shippedAt } = loaded.delivery;
  if (at > context.now || (shippedAt && at < shippedAt)) return refuse("arrivalTimeWrong", { shippedAt: shippedAt?.toISOString() ?? "" }, ["signedAt"]);
  const files = await attached(context, { subject: subjectOf(loaded.delivery), named });
  if (isRefused(files)) return files;
  const done = await takeReceipt(context, loaded, { receipt, files, means: "paper", signedAt: at });
  if (isRefused(done)) return done;
  const { hash: _, ...answer } = done;
  return answer;
});

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
    const files = await shownOnPhone(context, { delivery, signature, photos, subject: link.subject }, keepFile);
    if (isRefused(files)) return files;
    const done = await takeReceipt(context, loaded, { receipt, files, means: "link", signedAt: context.now });
    if (isRefused(done)) return done;
    // The link of several serves until the last of them is signed for.
    if (!meant || meant.waiting <= 1) useUp(context, link);
    const asked = delivery.policy.scores.length > 0;
    const rating = asked ? createLink(context, { purpose: "giveFeedback", subject: subjectOf(delivery), expiresAt: linkExpiry(context.now, "giveFeedback") }) : null;
    return { number: done.number, state: done.state, hash: done.hash, rating };
  });

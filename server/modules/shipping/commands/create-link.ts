import * as contract from "../../../../contract/shipping.ts";
import type { MadeLink } from "../../../../contract/links.ts";
import { type CommandContext, handle } from "../../../platform/command.ts";
import { isRefused, refuse } from "../../../platform/refusal.ts";
import { record } from "../../journal/index.ts";
import { createLink } from "../../links/index.ts";
import { linkExpiry } from "../rules.ts";
import { type Delivery, subjectOf } from "../shipping.ts";
import { signedAbout } from "../together.ts";
import { load } from "../work.ts";

/** A link for a delivery's customer, to sign also for what came together with it; also for processes that mail it. */
export const linkFor = (context: CommandContext, delivery: Pick<Delivery, "id" | "groupId">, purpose: "signDelivery" | "giveFeedback"): MadeLink =>
  createLink(context, { purpose, subject: purpose === "signDelivery" ? signedAbout(delivery) : subjectOf(delivery), expiresAt: linkExpiry(context.now, purpose) });

/** A link to copy or to show as a QR code: to sign while the goods are on their way, to rate once they are signed for. */
export const createDeliveryLink = handle(contract.createDeliveryLink, async ({ deliveryId, purpose }, context) => {
  const loaded = await load(context, deliveryId, {});
  if (isRefused(loaded)) return loaded;
  const { state } = loaded.delivery;
  const fits = purpose === "signDelivery" ? state === "shipped" || state === "arrived" : state === "signed" || state === "signedWithObjection";
  if (!fits) return refuse("wrongState", { state });
  if (purpose === "giveFeedback" && !loaded.delivery.policy.scores.length) return refuse("ratingNotAsked");
  const link = linkFor(context, loaded.delivery, purpose);
  record(context, { subject: subjectOf(loaded.delivery), what: "linkMade", facts: { purpose, linkId: link.linkId, expiresAt: link.expiresAt } });
  return link;
});

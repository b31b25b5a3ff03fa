import * as contract from "../../../../contract/shipping.ts";
import type { DeliveryDone } from "../../../../contract/shipping.ts";
import { type CommandContext, handle } from "../../../platform/command.ts";
import { isRefused, refuse, refuseAll, type Refused } from "../../../platform/refusal.ts";
import { openLink, useUp } from "../../links/index.ts";
import { type Feedback, feedbackTable } from "../columns.ts";
import { feedbackGiven } from "../events.ts";
import { type GivenRating, ratingOf } from "../rating.ts";
import { about, conclude, load, type Loaded } from "../work.ts";

type Said = GivenRating & Pick<Feedback, "comments" | "means" | "byName">;

/** Adds a rating; only who has the goods can rate them. A later one stands beside the earlier (the result of after-sales comes late). */
async function rate(context: CommandContext, { delivery }: Loaded, { means, byName, comments, ...given }: Said): Promise<DeliveryDone | Refused> {
  if (!delivery.signedAt) return refuse("wrongState", { state: delivery.state });
  if (!delivery.policy.scores.length) return refuse("ratingNotAsked");
  const { rating, faults } = ratingOf(delivery, given, means);
  const refused = refuseAll(faults);
  if (refused) return refused;
  const row = { id: context.newId(), deliveryId: delivery.id, at: context.now, by: context.actor.id, byName, means, comments, ...rating };
  context.emit(feedbackGiven(about(delivery)));
  const { quality, punctuality, service } = rating;
  return conclude(context, delivery, { change: {}, rows: [feedbackTable.insert(context.tx.companyId, [row])], told: { what: "feedbackGiven", facts: { quality, punctuality, service, means } } });
}

/** The 《客户反馈表》 as told to the salesperson: the scores that the policy asks, and how after-sales ended (01.20). */
export const giveFeedback = handle(contract.giveFeedback, async ({ deliveryId, ...given }, context) => {
  const loaded = await load(context, deliveryId, {});
  return isRefused(loaded) ? loaded : rate(context, loaded, { ...given, means: "staff", byName: context.actor.name });
});

/** The same by the customer, once a link. */
export const rateByLink = handle(contract.rateByLink, async (given, context) => {
  const loaded = await load({ ...context, scope: "company" }, context.actor.subject?.id ?? context.actor.id, {});
  const link = await openLink(context, "giveFeedback");
  if (isRefused(link)) return link;
  if (isRefused(loaded)) return loaded;
  const done = await rate(context, loaded, { ...given, means: "link", byName: null });
  if (isRefused(done)) return done;
  useUp(context, link);
  return { number: done.number };
});

import * as contract from "../../../../contract/shipping.ts";
import type { DeliveryDone } from "../../../../contract/shipping.ts";
import { type CommandContext, handle } from "../../../platform/command.ts";
import { isRefused, refuse, type Refused } from "../../../platform/refusal.ts";
import { openLink, useUp } from "../../links/index.ts";
import { type Feedback, feedbackTable } from "../columns.ts";
import { feedbackGiven } from "../events.ts";
import { about, conclude, load, type Loaded } from "../work.ts";

type Scores = Pick<Feedback, "quality" | "punctuality" | "service" | "comments" | "afterSalesResult" | "means" | "byName">;

/** Adds a rating; only who has the goods can rate them. A later one stands beside the earlier (the result of after-sales comes late). */
async function rate(context: CommandContext, { delivery }: Loaded, scores: Scores): Promise<DeliveryDone | Refused> {
  if (!delivery.signedAt) return refuse("wrongState", { state: delivery.state });
  const row = { id: context.newId(), deliveryId: delivery.id, at: context.now, by: context.actor.id, ...scores };
  context.emit(feedbackGiven(about(delivery)));
  const { quality, punctuality, service, means } = scores;
  return conclude(context, delivery, { change: {}, rows: [feedbackTable.insert(context.tx.companyId, [row])], told: { what: "feedbackGiven", facts: { quality, punctuality, service, means } } });
}

/** The 《客户反馈表》 as told to the salesperson: product quality, punctuality, service, and how after-sales ended (01.20). */
export const giveFeedback = handle(contract.giveFeedback, async ({ deliveryId, afterSalesResult, ...scores }, context) => {
  const loaded = await load(context, deliveryId, {});
  return isRefused(loaded) ? loaded : rate(context, loaded, { ...scores, afterSalesResult: afterSalesResult ?? null, means: "staff", byName: context.actor.name });
});

/** The same by the customer, once a link. */
export const rateByLink = handle(contract.rateByLink, async (scores, context) => {
  const loaded = await load({ ...context, scope: "company" }, context.actor.subject?.id ?? context.actor.id, {});
  const link = await openLink(context, "giveFeedback");
  if (isRefused(link)) return link;
  if (isRefused(loaded)) return loaded;
  const done = await rate(context, loaded, { ...scores, afterSalesResult: null, means: "link", byName: null });
  if (isRefused(done)) return done;
  useUp(context, link);
  return { number: done.number };
});

import * as contract from "../../../../contract/enquiries.ts";
import { type CommandContext, handle } from "../../../platform/command.ts";
import { isRefused, refuse, type Refused } from "../../../platform/refusal.ts";
import { guard, mayReach, subjectOf } from "../enquiries.ts";
import { enquiryDropped, replied } from "../events.ts";
import * as store from "../store.ts";
import { conclude, load } from "../work.ts";

/** The promised answer was given (T22). */
export const replyToEnquiry = handle(contract.replyToEnquiry, async ({ enquiryId, expectedRevision, outcome }, context) => {
  const one = await load(context, enquiryId, { verb: "reply", expectedRevision });
  if (isRefused(one)) return one;
  if (one.repliedAt) return refuse("enquiryAnswered");
  const answer = await conclude(context, one, { change: { repliedAt: context.now }, what: "enquiryReplied", why: outcome });
  context.emit(replied({ subject: subjectOf(enquiryId) }));
  return answer;
});

/** No order came of it. */
export const dropEnquiry = handle(contract.dropEnquiry, async ({ enquiryId, expectedRevision, reason, note }, context) => {
  const one = await load(context, enquiryId, { verb: "drop", expectedRevision });
  if (isRefused(one)) return one;
  const answer = await conclude(context, one, { change: { state: "dropped", reason, reasonNote: note ?? null, closedAt: context.now }, what: "enquiryDropped", facts: { reason }, why: note });
  context.emit(enquiryDropped({ subject: subjectOf(enquiryId) }));
  return answer;
});

/** Its order was entered; called by a process. Refused when something came of it already. */
export async function enterEnquiry(context: CommandContext, enquiryId: string, order: { id: string; number: string }): Promise<void | Refused> {
  const one = await store.lock(context.tx, enquiryId);
  if (!one || !mayReach(context, one)) return refuse("notFound");
  const barred = guard(one, "enter");
  if (barred) return refuse(barred.code, barred.facts);
  await conclude(context, one, { change: { state: "entered", orderId: order.id, orderNumber: order.number, closedAt: context.now }, what: "enquiryEntered", facts: { orderId: order.id, number: order.number } });
}

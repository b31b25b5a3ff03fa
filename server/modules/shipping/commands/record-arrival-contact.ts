import * as contract from "../../../../contract/shipping.ts";
import { type CommandContext, handle } from "../../../platform/command.ts";
import { isRefused, refuse, refuseAll } from "../../../platform/refusal.ts";
import { type Answers, answersTo, isBad, kindOf } from "../arrival-answers.ts";
import { contactTable } from "../columns.ts";
import { arrivalContacted, objectionRaised, signedOff } from "../events.ts";
import { type Delivery, movesOf } from "../shipping.ts";
import { about, conclude, load, type Loaded } from "../work.ts";

/** Where an objection opens no case, sales settles it by talking with the customer until all is right: then the receipt counts as one without objection. */
const settles = ({ policy, state }: Delivery, answers: Answers): boolean => !isBad(answers) && !policy.opensCase && contract.deliveryLifecycle.allows("settle", state);

/** What the talk changes on the delivery, and tells others. */
function outcomeOf(context: CommandContext, { delivery, lines }: Loaded, { answers, note }: { answers: Answers; note: string }): Partial<Delivery> {
  if (!delivery.contactedAt) context.emit(arrivalContacted(about(delivery)));
  const contactedAt = delivery.contactedAt ?? context.now;
  if (isBad(answers) && !delivery.objectedAt) {
    context.emit(objectionRaised({ ...about(delivery), moves: [], first: true, opensCase: delivery.policy.opensCase, source: "phone", kind: kindOf(answers), description: note, photos: [] }));
    return { contactedAt, objectedAt: context.now };
  }
  if (!settles(delivery, answers)) return { contactedAt };
  context.emit(signedOff({ ...about(delivery), moves: movesOf(lines, (line) => line.shipped) }));
  return { contactedAt, state: "signed" };
}

/** The customer's answers to what the policy asks after the arrival (01.18); a bad one is an objection. */
export const recordArrivalContact = handle(contract.recordArrivalContact, async ({ deliveryId, note, ...given }, context) => {
  const loaded = await load(context, deliveryId, {});
  if (isRefused(loaded)) return loaded;
  const { delivery } = loaded;
  if (!delivery.arrivedAt) return refuse("wrongState", { state: delivery.state });
  const { answers, missing } = answersTo(delivery.policy.questions, given);
  const refused = refuseAll([...missing, ...(isBad(answers) && !note ? [{ code: "contactNoteNeeded", path: ["note"] }] : [])]);
  if (refused) return refused;
  const contact = { id: context.newId(), deliveryId, at: context.now, by: context.actor.id, byName: context.actor.name, note, ...answers };
  return conclude(context, delivery, {
    change: outcomeOf(context, loaded, { answers, note }), rows: [contactTable.insert(context.tx.companyId, [contact])], told: { what: "arrivalContacted", facts: { ...answers }, why: note || undefined },
  });
});

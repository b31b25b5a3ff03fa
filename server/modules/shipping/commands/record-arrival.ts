import type { CaseKind } from "../../../../contract/cases.ts";
import * as contract from "../../../../contract/shipping.ts";
import { handle } from "../../../platform/command.ts";
import { isRefused, refuse } from "../../../platform/refusal.ts";
import { contactTable } from "../columns.ts";
import { arrivalContacted, arrived, objectionRaised } from "../events.ts";
import { movesOf } from "../shipping.ts";
import { about, conclude, load } from "../work.ts";

/** Puts on record when a delivery reached the customer; from then on the contact duty of 24 h runs. */
export const recordArrival = handle(contract.recordArrival, async ({ deliveryId, arrivedAt: given, expectedRevision }, context) => {
  const loaded = await load(context, deliveryId, { verb: "arrive", expectedRevision });
  if (isRefused(loaded)) return loaded;
  const { delivery, lines } = loaded;
  const arrivedAt = given ?? context.now;
  if (arrivedAt > context.now || (delivery.shippedAt && arrivedAt < delivery.shippedAt)) return refuse("arrivalTimeWrong", { shippedAt: delivery.shippedAt?.toISOString() ?? "" }, ["arrivedAt"]);
  context.emit(arrived({ ...about(delivery), moves: movesOf(lines, (line) => line.shipped) }));
  return conclude(context, delivery, { change: { state: "arrived", arrivedAt }, told: { what: "arrived", facts: { arrivedAt } } });
});

/** A spoilt packing is damage; bad quality weighs more than a wrong count. */
function kindOf({ quantityGood, qualityGood }: { quantityGood: boolean; qualityGood: boolean }): CaseKind {
  if (!qualityGood) return "quality";
  return quantityGood ? "damage" : "quantity";
}

/** Quantity, quality, packaging as the customer told them after the arrival (01.18); a bad answer is an objection. */
export const recordArrivalContact = handle(contract.recordArrivalContact, async ({ deliveryId, note, ...answers }, context) => {
  const loaded = await load(context, deliveryId, {});
  if (isRefused(loaded)) return loaded;
  const { delivery } = loaded;
  if (!delivery.arrivedAt) return refuse("wrongState", { state: delivery.state });
  const bad = !(answers.quantityGood && answers.qualityGood && answers.packagingGood);
  if (bad && !note) return refuse("contactNoteNeeded", {}, ["note"]);
  const contact = { id: context.newId(), deliveryId, at: context.now, by: context.actor.id, byName: context.actor.name, note, ...answers };
  if (!delivery.contactedAt) context.emit(arrivalContacted(about(delivery)));
  const objects = bad && !delivery.objectedAt;
  if (objects) context.emit(objectionRaised({ ...about(delivery), moves: [], source: "phone", kind: kindOf(answers), description: note, photos: [] }));
  return conclude(context, delivery, {
    change: { contactedAt: delivery.contactedAt ?? context.now, ...(objects && { objectedAt: context.now }) }, rows: [contactTable.insert(context.tx.companyId, [contact])],
    told: { what: "arrivalContacted", facts: { ...answers }, why: note || undefined },
  });
});

import * as contract from "../../../../contract/shipping.ts";
import { type CommandContext, handle } from "../../../platform/command.ts";
import { isRefused, refuse } from "../../../platform/refusal.ts";
import { record } from "../../journal/index.ts";
import { customerToldOfShipment } from "../../notices/index.ts";
import { type Notice, noticeTable } from "../columns.ts";
import { subjectOf } from "../shipping.ts";
import { about, conclude, load } from "../work.ts";

/** Keeps that a letter of the system told the customer of a shipment; called by a process when the mail server took it. */
export async function keepNotice(context: CommandContext, notice: Pick<Notice, "deliveryId" | "by" | "recipient">): Promise<void> {
  await context.tx.run(noticeTable.insert(context.tx.companyId, [{ ...notice, id: context.newId(), at: context.now, byName: null }]));
  record(context, { subject: subjectOf({ id: notice.deliveryId }), what: "customerTold", facts: { by: notice.by } });
}

/** Somebody told the customer that the goods are on their way, by a means that the policy lists (01.16). */
export const recordNotice = handle(contract.recordNotice, async ({ deliveryId, by, recipient, at: given }, context) => {
  const loaded = await load(context, deliveryId, {});
  if (isRefused(loaded)) return loaded;
  const { delivery } = loaded;
  const { shippedAt, policy } = delivery;
  if (!shippedAt) return refuse("wrongState", { state: delivery.state });
  if (!policy.told.includes(by)) return refuse("meansNotListed", { means: by }, ["by"]);
  const at = given ?? context.now;
  if (at > context.now || at < shippedAt) return refuse("arrivalTimeWrong", { shippedAt: shippedAt.toISOString() }, ["at"]);
  const notice: Notice = { id: context.newId(), deliveryId, at, by, recipient, byName: context.actor.name };
  context.emit(customerToldOfShipment({ ...about(delivery), by, recipient }));
  // Letters of the system stand on the order's record too.
  record(context, { subject: { kind: "order", id: delivery.orderId }, what: "customerTold", facts: { by, at, number: delivery.number } });
  return conclude(context, delivery, { change: {}, rows: [noticeTable.insert(context.tx.companyId, [notice])], told: { what: "customerTold", facts: { by, at } } });
});

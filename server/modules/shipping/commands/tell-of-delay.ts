import * as contract from "../../../../contract/trips.ts";
import { handle } from "../../../platform/command.ts";
import { sql } from "../../../platform/db.ts";
import { isRefused, refuse } from "../../../platform/refusal.ts";
import { record } from "../../journal/index.ts";
import { paperFactsOf } from "../attachments.ts";
import { delayNoticeReleased } from "../events.ts";
import { about, conclude, load } from "../work.ts";

/** Whoever speaks with the customer lets the word go that a delivery comes later; nobody is told before a person said so. */
export const tellOfDelay = handle(contract.tellOfDelay, async ({ deliveryId, by, recipient }, context) => {
  const loaded = await load(context, deliveryId, {});
  if (isRefused(loaded)) return loaded;
  const { delivery } = loaded;
  const open = (await paperFactsOf(context.tx, deliveryId))?.delays.findLast(({ toldAt }) => toldAt === null);
  if (!open) return refuse("noDelayToTell", { number: delivery.number });
  if (by !== "mail" && !recipient) return refuse("recipientMissing", {}, ["recipient"]);
  const told = sql`
    update shipping.delays set told_at = ${context.now}, told_by = ${by}, recipient = ${recipient || null}, told_by_name = ${context.actor.name}
     where company_id = ${context.tx.companyId} and delivery_id = ${deliveryId} and told_at is null`;
  context.emit(delayNoticeReleased({ ...about(delivery), by, expected: open.expected }));
  record(context, { subject: { kind: "order", id: delivery.orderId }, what: "customerToldOfDelay", facts: { by, number: delivery.number, expected: open.expected }, why: open.reason });
  return conclude(context, delivery, { change: {}, rows: [told], told: { what: "customerToldOfDelay", facts: { by, expected: open.expected } } });
});

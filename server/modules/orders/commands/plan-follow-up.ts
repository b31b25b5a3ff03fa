import * as contract from "../../../../contract/order-follow-up.ts";
import { handle } from "../../../platform/command.ts";
import { isRefused, refuse } from "../../../platform/refusal.ts";
import { record } from "../../journal/index.ts";
import { lockFor } from "../change.ts";
import { followUpDropped, followUpPlanned } from "../events.ts";
import { hasEnded } from "../orders.ts";
import type { Ports } from "../ports.ts";

type Given = Pick<Ports, "today" | "nextWorkingDay" | "followUpsOwedBy">;

/** Has an open order come back as the actor's own duty 跟进, in place of what he had to follow up of it until now; nothing of the order itself changes. Refused: wrongState once it has ended, followUpPast. */
export const planFollowUp = ({ today, nextWorkingDay, followUpsOwedBy }: Given) =>
  handle(contract.planFollowUp, async ({ orderId, on: asked }, context) => {
    const { tx, actor } = context;
    const order = await lockFor(context, orderId);
    if (isRefused(order)) return order;
    if (hasEnded(order)) return refuse("wrongState", { state: order.stage });
    const day = await today(context);
    if (asked !== undefined && asked < day) return refuse("followUpPast", { day: asked }, ["on"]);
    const on = asked ?? (await nextWorkingDay(tx, day));
    const [before] = await followUpsOwedBy(tx, { orderId, personId: actor.id });
    record(context, { subject: { kind: "order", id: orderId }, what: "followUpPlanned", facts: { followUpOn: on } });
    context.emit(followUpPlanned({ orderId, part: context.newId(), personId: actor.id, on }));
    return { orderId, number: order.number, on, before: before && before.on >= day ? before.on : null };
  });

/** Takes back that the actor has to follow the order up, whoever planned it. Refused: noFollowUp. */
export const dropFollowUp = ({ followUpsOwedBy }: Pick<Ports, "followUpsOwedBy">) =>
  handle(contract.dropFollowUp, async ({ orderId }, context) => {
    const order = await lockFor(context, orderId);
    if (isRefused(order)) return order;
    const owed = await followUpsOwedBy(context.tx, { orderId, personId: context.actor.id });
    if (!owed.length) return refuse("noFollowUp", { number: order.number });
    record(context, { subject: { kind: "order", id: orderId }, what: "followUpDropped" });
    for (const { part } of owed) context.emit(followUpDropped({ orderId, part, undoes: "followUpPlanned" }));
    return { orderId, number: order.number };
  });

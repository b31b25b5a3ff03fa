import * as contract from "../../../../contract/order-follow-up.ts";
import { handle } from "../../../platform/command.ts";
import { isRefused, refuse } from "../../../platform/refusal.ts";
import { record } from "../../journal/index.ts";
import { lockFor } from "../change.ts";
import { followUpDropped, followUpPlanned } from "../events.ts";
import { hasEnded } from "../orders.ts";
import type { Ports } from "../ports.ts";

type Given = Pick<Ports, "today" | "nextWorkingDay" | "followUpOf">;

/** Has an open order come back as the actor's own duty 跟进; nothing of the order itself changes. Refused: wrongState once it has ended, followUpPast. */
export const planFollowUp = ({ today, nextWorkingDay, followUpOf }: Given) =>
  handle(contract.planFollowUp, async ({ orderId, on: asked }, context) => {
    const { tx, actor } = context;
    const order = await lockFor(context, orderId);
    if (isRefused(order)) return order;
    if (hasEnded(order)) return refuse("wrongState", { state: order.stage });
    const day = await today(context);
    if (asked !== undefined && asked < day) return refuse("followUpPast", { day: asked }, ["on"]);
    const on = asked ?? (await nextWorkingDay(tx, day));
    const before = await followUpOf(tx, { orderId, personId: actor.id });
    record(context, { subject: { kind: "order", id: orderId }, what: "followUpPlanned", facts: { followUpOn: on } });
    context.emit(followUpPlanned({ orderId, part: actor.id, on }));
    return { orderId, number: order.number, on, before };
  });

/** Takes the actor's own plan back. Refused: noFollowUp. */
export const dropFollowUp = ({ followUpOf }: Pick<Ports, "followUpOf">) =>
  handle(contract.dropFollowUp, async ({ orderId }, context) => {
    const order = await lockFor(context, orderId);
    if (isRefused(order)) return order;
    if ((await followUpOf(context.tx, { orderId, personId: context.actor.id })) === null) return refuse("noFollowUp", { number: order.number });
    record(context, { subject: { kind: "order", id: orderId }, what: "followUpDropped" });
    context.emit(followUpDropped({ orderId, part: context.actor.id, undoes: "followUpPlanned" }));
    return { orderId, number: order.number };
  });

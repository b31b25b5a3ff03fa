import * as contract from "../../../../contract/settlement.ts";
import { handle } from "../../../platform/command.ts";
import { refuse } from "../../../platform/refusal.ts";
import { record } from "../../journal/index.ts";
import type { SettlementDeps } from "../deps.ts";
import { gateReleased } from "../events.ts";
import { insertRelease, moneyRow } from "../money-store.ts";
import { gateView } from "../order-money.ts";
import { mayReach } from "../reach.ts";

/** Lets an order pass a gate that is shut, if the policy names the actor's role for it; who did it, why and what was missing stay on record. */
export const releaseGate = ({ today, moneyGateOf }: SettlementDeps) =>
  handle(contract.releaseGate, async ({ orderId, moment, reason }, context) => {
    const row = await moneyRow(context.tx, orderId);
    if (!row || !mayReach(context, row)) return refuse("notFound");
    const rule = await moneyGateOf(context, orderId, moment);
    if (!rule) return refuse("gateIsOpen");
    const { open, missing, mayRelease } = gateView(moment, row, { today: await today(context), rule });
    if (open) return refuse("gateIsOpen");
    if (!mayRelease.some((role) => context.actor.roles.includes(role))) return refuse("gateNotYours", { roles: mayRelease });
    await insertRelease(context.tx, { id: context.newId(), orderId, moment, reason, missing, by: context.actor.id, at: context.now });
    record(context, { subject: { kind: "order", id: orderId }, what: "gateReleased", facts: { moment, missing, currency: row.currency }, why: reason });
    context.emit(gateReleased({ orderId, moment }));
    return { orderId, moment, missing };
  });

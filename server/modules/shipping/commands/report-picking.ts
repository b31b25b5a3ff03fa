import * as contract from "../../../../contract/shipping.ts";
import { handle } from "../../../platform/command.ts";
import { isRefused, refuse, refuseAll } from "../../../platform/refusal.ts";
import { reportTable } from "../columns.ts";
import type { ShippingDeps } from "../deps.ts";
import { pickingProgressReported } from "../events.ts";
import { about, conclude, load } from "../work.ts";

const fieldOf = { pickingStatus: "pickingDone", packingStatus: "packingDone", carrierAppointment: "carrierAppointment" } as const;

/** The day's word on a delivery (01.13): what the policy asks for of picking, packing and the carrier's appointment; the rest stays as it was. */
export const reportPicking = ({ today }: Pick<ShippingDeps, "today">) =>
  handle(contract.reportPicking, async ({ deliveryId, note, ...given }, context) => {
    const loaded = await load(context, deliveryId, {});
    if (isRefused(loaded)) return loaded;
    const { delivery } = loaded;
    if (delivery.shippedAt || delivery.state === "cancelled") return refuse("wrongState", { state: delivery.state });
    const missing = delivery.policy.progress.filter((field) => given[fieldOf[field]] === undefined);
    const refused = refuseAll(missing.map((field) => ({ code: "progressMissing", facts: { field }, path: [fieldOf[field]] })));
    if (refused) return refused;
    const { pickingDone = delivery.pickingDone, packingDone = delivery.packingDone, carrierAppointment = delivery.carrierAppointment } = given;
    const progress = { pickingDone, packingDone, carrierAppointment };
    const day = await today(context);
    const report = { id: context.newId(), deliveryId, day, at: context.now, by: context.actor.id, note, ...progress };
    context.emit(pickingProgressReported(about(delivery)));
    return conclude(context, delivery, {
      change: { ...progress, reportedOn: day }, rows: [reportTable.insert(context.tx.companyId, [report])],
      told: { what: "pickingReported", facts: { ...progress }, why: note || undefined },
    });
  });

import * as contract from "../../../../contract/shipping.ts";
import { handle } from "../../../platform/command.ts";
import { isRefused, refuse } from "../../../platform/refusal.ts";
import { reportTable } from "../columns.ts";
import type { ShippingDeps } from "../deps.ts";
import { pickingProgressReported } from "../events.ts";
import { about, conclude, load } from "../work.ts";

/** The day's word on a delivery: picking status, packing status, carrier's appointment (01.13). */
export const reportPicking = ({ today }: Pick<ShippingDeps, "today">) =>
  handle(contract.reportPicking, async ({ deliveryId, note, ...progress }, context) => {
    const loaded = await load(context, deliveryId, {});
    if (isRefused(loaded)) return loaded;
    const { delivery } = loaded;
    if (delivery.shippedAt || delivery.state === "cancelled") return refuse("wrongState", { state: delivery.state });
    const day = await today(context);
    const report = { id: context.newId(), deliveryId, day, at: context.now, by: context.actor.id, note, ...progress };
    context.emit(pickingProgressReported(about(delivery)));
    return conclude(context, delivery, {
      change: { ...progress, reportedOn: day }, rows: [reportTable.insert(context.tx.companyId, [report])],
      told: { what: "pickingReported", facts: { ...progress }, why: note || undefined },
    });
  });

import * as contract from "../../../../contract/shipping.ts";
import { handle } from "../../../platform/command.ts";
import { isRefused, refuse } from "../../../platform/refusal.ts";
import { carried } from "../carriage.ts";
import type { ShippingDeps } from "../deps.ts";
import { barredFromLeaving, leave, leaves } from "../leaving.ts";
import { load } from "../work.ts";

/** Sends a delivery off, by carrier or own truck, when its order's gates are open: as a rule it was checked. What was packed is what left. */
export const shipDelivery = ({ shutBefore }: Pick<ShippingDeps, "shutBefore">) =>
  handle(contract.shipDelivery, async ({ deliveryId, carriage, expectedArrival, expectedRevision }, context) => {
    const loaded = await load(context, deliveryId, { verb: leaves, expectedRevision });
    if (isRefused(loaded)) return loaded;
    const { delivery } = loaded;
    if (delivery.groupId || delivery.tripId) return refuse("leavesTogether", { number: delivery.number });
    const barred = await barredFromLeaving(context, delivery, { carriage, shutBefore });
    if (barred) return barred;
    return leave(context, loaded, { ...carried(context, carriage), expectedArrival: expectedArrival ?? null });
  });

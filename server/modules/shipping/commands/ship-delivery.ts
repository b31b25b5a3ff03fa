import type { CarriageInput } from "../../../../contract/shipping.ts";
import * as contract from "../../../../contract/shipping.ts";
import { type CommandContext, handle } from "../../../platform/command.ts";
import type { Sql } from "../../../platform/db.ts";
import { isRefused, refuseAll } from "../../../platform/refusal.ts";
import { missingCarriage } from "../carriage.ts";
import { peopleTable, tripTable } from "../columns.ts";
import type { ShippingDeps } from "../deps.ts";
import { leave } from "../leaving.ts";
import type { Delivery } from "../shipping.ts";
import { load } from "../work.ts";

interface Carried {
  change: Partial<Delivery>;
  rows: Sql<unknown>[];
}

/** A carrier is named on the delivery; an own truck makes a trip, its driver lying with the people. */
function carried(context: CommandContext, given: CarriageInput): Carried {
  if (given.by === "carrier") return { change: { carriageBy: "carrier", carrier: given.carrier || null, trackingNumber: given.trackingNumber || null }, rows: [] };
  const { companyId } = context.tx;
  const tripId = context.newId();
  const trip = tripTable.insert(companyId, [{ id: tripId, plate: given.plate, leftAt: context.now }]);
  const driver = peopleTable.insert(companyId, [{ ownerId: tripId, role: "driver", name: given.driver, phone: given.driverPhone }]);
  return { change: { carriageBy: "ownTruck", tripId }, rows: [trip, driver] };
}

/** Sends a delivery off, by carrier or own truck, when its order's gates are open: as a rule it was checked. What was packed is what left. */
export const shipDelivery = ({ shutBefore }: Pick<ShippingDeps, "shutBefore">) =>
  handle(contract.shipDelivery, async ({ deliveryId, carriage, expectedArrival, expectedRevision }, context) => {
    const loaded = await load(context, deliveryId, { verb: ({ state }) => (state === "packed" ? "shipUnchecked" : "ship"), expectedRevision });
    if (isRefused(loaded)) return loaded;
    const { delivery } = loaded;
    const shut = await shutBefore(context, { orderId: delivery.orderId, act: "ship", goodsChecked: delivery.state === "checked" });
    // Whoever has to check first is not asked for the carriage yet.
    const unchecked = shut.filter(({ code }) => code === "checkFirst");
    if (unchecked.length) return refuseAll(unchecked)!;
    const refused = refuseAll([...shut, ...missingCarriage(carriage, delivery.policy.carriage)]);
    if (refused) return refused;
    return leave(context, loaded, { ...carried(context, carriage), expectedArrival: expectedArrival ?? null });
  });

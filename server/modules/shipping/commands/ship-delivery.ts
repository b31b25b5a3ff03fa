import type { CarriageInput } from "../../../../contract/shipping.ts";
import * as contract from "../../../../contract/shipping.ts";
import { type CommandContext, handle } from "../../../platform/command.ts";
import type { Sql } from "../../../platform/db.ts";
import { isRefused, refuseAll } from "../../../platform/refusal.ts";
import { missingCarriage } from "../carriage.ts";
import { peopleTable, tripTable } from "../columns.ts";
import type { ShippingDeps } from "../deps.ts";
import { shipped } from "../events.ts";
import { type Delivery, movesOf, shippedAsPacked } from "../shipping.ts";
import { about, conclude, load } from "../work.ts";

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

/** Sends a checked delivery off, by carrier or own truck, when its order's gate is open. What was packed is what left. */
export const shipDelivery = ({ carriageRuleOf, gateBeforeShipping }: Pick<ShippingDeps, "carriageRuleOf" | "gateBeforeShipping">) =>
  handle(contract.shipDelivery, async ({ deliveryId, carriage, expectedArrival, expectedRevision }, context) => {
    const loaded = await load(context, deliveryId, { verb: "ship", expectedRevision });
    if (isRefused(loaded)) return loaded;
    const { delivery, lines } = loaded;
    const gate = await gateBeforeShipping(context, delivery.orderId);
    const shut = gate.open ? [] : [{ code: "gateShut", facts: { gate: gate.gate, reason: gate.reason } }];
    const refused = refuseAll([...shut, ...missingCarriage(carriage, await carriageRuleOf(context.tx, delivery.orderId))]);
    if (refused) return refused;
    const { change, rows } = carried(context, carriage);
    const moves = movesOf(lines, (line) => line.packed);
    context.emit(shipped({ ...about(delivery), warehouseId: delivery.warehouseId, moves }));
    return conclude(context, delivery, {
      change: { ...change, state: "shipped", shippedAt: context.now, expectedArrival: expectedArrival ?? null }, rows, lines: lines.map(shippedAsPacked),
      told: { what: "shipped", facts: { ...change, moves, expectedArrival } },
    });
  });

import type { DeliveryPolicy } from "../../../contract/delivery-policy.ts";
import type { CarriageInput } from "../../../contract/shipping.ts";
import type { Refusal } from "../../../contract/toolkit.ts";
import type { CommandContext } from "../../platform/command.ts";
import type { Sql } from "../../platform/db.ts";
import { peopleTable } from "./columns.ts";
import type { Delivery } from "./shipping.ts";
import { tripTable } from "./trip-columns.ts";

/** The fields that the policy wants of this carriage and that are empty, all at once (01.15). */
export function missingCarriage(given: CarriageInput, rule: DeliveryPolicy["carriage"]): Refusal[] {
  const filled: Record<string, unknown> = given;
  return rule[given.by].filter((field) => !filled[field]).map((field) => ({ code: "carriageFieldMissing", facts: { field }, path: ["carriage", field] }));
}

export interface Carried {
  change: Partial<Delivery>;
  rows: Sql<unknown>[];
}

/** A carrier is named on the delivery; an own truck makes a trip, its driver lying with the people. */
export function carried(context: CommandContext, given: CarriageInput): Carried {
  if (given.by === "carrier") return { change: { carriageBy: "carrier", carrier: given.carrier || null, trackingNumber: given.trackingNumber || null }, rows: [] };
  const { companyId } = context.tx;
  const tripId = context.newId();
  const trip = tripTable.insert(companyId, [{ id: tripId, plate: given.plate, carrier: null, day: null, state: "left", leftAt: context.now, expectedArrival: null, revision: 0 }]);
  const driver = peopleTable.insert(companyId, [{ ownerId: tripId, role: "driver", name: given.driver, phone: given.driverPhone }]);
  return { change: { carriageBy: "ownTruck", tripId }, rows: [trip, driver] };
}

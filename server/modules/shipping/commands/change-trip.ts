import { deliveryLifecycle, inHouse } from "../../../../contract/delivery-lifecycle.ts";
import * as contract from "../../../../contract/trips.ts";
import type { DeliveryDone } from "../../../../contract/shipping.ts";
import { type CommandContext, handle } from "../../../platform/command.ts";
import { isRefused, refuse, refuseAll } from "../../../platform/refusal.ts";
import { revokeFor } from "../../links/index.ts";
import { missingCarriage } from "../carriage.ts";
import type { Delivery } from "../shipping.ts";
import type { Trip } from "../trip-columns.ts";
import { deliveryIdsOf, driverOf, lockTrip, newDriver, saveTrip, stopsOf, tripSubject } from "../trips.ts";
import { carriageOf } from "../way.ts";
import { conclude, loadAll } from "../work.ts";

interface Wheel {
  plate: string;
  driver: string;
  driverPhone?: string | undefined;
}

/** Writes who drives; whoever no longer does loses his link. Tells whether it is another truck or driver. */
async function takeOver(context: CommandContext, trip: Trip, { plate, driver, driverPhone }: Wheel): Promise<boolean> {
  const before = await driverOf(context.tx, trip.id);
  const phone = driverPhone ?? before.phone;
  const other = plate !== trip.plate || driver !== before.name;
  if (driver !== before.name || phone !== before.phone) await newDriver(context.tx, trip.id, { driver, phone });
  if (other) await revokeFor(context, tripSubject(trip.id), "driveTrip");
  return other;
}

/** What the change is for one delivery; undefined where nothing is. */
function moveOf({ tripId, stopNo }: Delivery, { to, stop }: { to: string; stop: number | undefined }): { change: Partial<Delivery>; what: string } | undefined {
  if (stop === undefined) return { change: { tripId: null, stopNo: null }, what: "takenOffTrip" };
  if (tripId !== to) return { change: { tripId: to, stopNo: stop }, what: "tripPlanned" };
  return stopNo === stop ? undefined : { change: { stopNo: stop }, what: "stopMoved" };
}

/**
 * Changes a trip that has not left: truck, driver, day, what it carries and in which order. What is taken off is free for another trip. Refused with
 * `tripUnderWay` once it left, `leavesOtherwise` for what left or is on another trip.
 */
export const changeTrip = handle(contract.changeTrip, async ({ tripId, day, deliveryIds, expectedRevision, ...wheel }, context) => {
  const trip = await lockTrip(context, { tripId, states: ["planned", "left"], expectedRevision });
  if (isRefused(trip)) return trip;
  if (trip.state === "left") return refuse("tripUnderWay", { plate: trip.plate });
  const before = await deliveryIdsOf(context.tx, tripId);
  const loaded = await loadAll(context, [...deliveryIds, ...before]);
  if (isRefused(loaded)) return loaded;
  const wanted = loaded.map(({ delivery }) => delivery).filter(({ id }) => deliveryIds.includes(id));
  const gone = wanted.find((one) => one.tripId !== tripId && (!inHouse(one.state) || one.tripId !== null));
  if (gone) return refuse("leavesOtherwise", { number: gone.number });
  const stops = stopsOf(wanted);
  const deliveries: DeliveryDone[] = [];
  for (const { delivery } of loaded) {
    const move = moveOf(delivery, { to: tripId, stop: stops.get(delivery.id) });
    if (move) deliveries.push(await conclude(context, delivery, { change: move.change, told: { what: move.what, facts: { tripId, plate: wheel.plate, day, stop: stops.get(delivery.id) } } }));
  }
  const otherDriver = await takeOver(context, trip, wheel);
  const facts = { plate: { from: trip.plate, to: wheel.plate }, day: { from: trip.day, to: day }, otherDriver, deliveries: wanted.map(({ number }) => number) };
  const { state, revision } = await saveTrip(context, trip, { change: { plate: wheel.plate, day }, told: { what: "tripChanged", facts } });
  return { tripId, state, revision, deliveries };
});

/** Puts another truck or driver on a trip that has left: the goods went over, or the truck broke down. The link of the one before is void. */
export const changeDriver = handle(contract.changeDriver, async ({ tripId, reason, expectedRevision, ...wheel }, context) => {
  const trip = await lockTrip(context, { tripId, states: ["left"], expectedRevision });
  if (isRefused(trip)) return trip;
  const loaded = await loadAll(context, await deliveryIdsOf(context.tx, tripId));
  if (isRefused(loaded)) return loaded;
  const { phone } = await driverOf(context.tx, tripId);
  const carriage = carriageOf({ plate: wheel.plate, carrier: trip.carrier }, { name: wheel.driver, phone: wheel.driverPhone ?? phone });
  const underWay = loaded.map(({ delivery }) => delivery).filter(({ state }) => deliveryLifecycle.allows("sign", state));
  const [first] = underWay;
  if (!first) return refuse("nothingArrives", { stop: "" });
  const refused = refuseAll(missingCarriage(carriage, first.policy.carriage));
  if (refused) return refused;
  const deliveries: DeliveryDone[] = [];
  // A carrier's truck is known to the customer by its number.
  const change = carriage.by === "carrier" ? { trackingNumber: carriage.trackingNumber } : {};
  for (const delivery of underWay) deliveries.push(await conclude(context, delivery, { change, told: { what: "otherDriver", facts: { tripId, plate: { from: trip.plate, to: wheel.plate } }, why: reason } }));
  await takeOver(context, trip, wheel);
  const { state, revision } = await saveTrip(context, trip, { change: { plate: wheel.plate }, told: { what: "otherDriver", facts: { plate: { from: trip.plate, to: wheel.plate } }, why: reason } });
  return { tripId, state, revision, deliveries };
});

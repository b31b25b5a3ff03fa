import { inHouse } from "../../../../contract/delivery-lifecycle.ts";
import * as contract from "../../../../contract/trips.ts";
import { handle } from "../../../platform/command.ts";
import { isRefused, refuse } from "../../../platform/refusal.ts";
import { record } from "../../journal/index.ts";
import { revokeFor } from "../../links/index.ts";
import { peopleTable } from "../columns.ts";
import { deliveryIdsOf, lockTrip, saveTrip, stopsOf, tripSubject } from "../trips.ts";
import { conclude, loadAll } from "../work.ts";
import { tripTable } from "../trip-columns.ts";

/** Plans a trip of an own truck or a carrier's: deliveries of one customer and address make one stop, in the order given. */
export const planTrip = handle(contract.planTrip, async ({ deliveryIds, day, plate, driver, driverPhone, carrier }, context) => {
  const loaded = await loadAll(context, deliveryIds);
  if (isRefused(loaded)) return loaded;
  const all = loaded.map(({ delivery }) => delivery);
  const gone = all.find(({ state, tripId }) => !inHouse(state) || tripId !== null);
  if (gone) return refuse("leavesOtherwise", { number: gone.number });
  const { companyId } = context.tx;
  const id = context.newId();
  await context.tx.run(tripTable.insert(companyId, [{ id, plate, carrier: carrier || null, day, state: "planned", leftAt: null, expectedArrival: null, revision: 0 }]));
  await context.tx.run(peopleTable.insert(companyId, [{ ownerId: id, role: "driver", name: driver, phone: driverPhone }]));
  const stops = stopsOf(all);
  for (const delivery of all) await conclude(context, delivery, { change: { tripId: id, stopNo: stops.get(delivery.id)! }, told: { what: "tripPlanned", facts: { tripId: id, plate, day, stop: stops.get(delivery.id) } } });
  record(context, { subject: tripSubject(id), what: "tripPlanned", facts: { plate, day, deliveries: all.map(({ number }) => number) } });
  return { tripId: id, stops: new Set(stops.values()).size };
});

/** Gives a trip up that has not left; its deliveries are free for another one. */
export const dissolveTrip = handle(contract.dissolveTrip, async ({ tripId, reason, expectedRevision }, context) => {
  const trip = await lockTrip(context, { tripId, states: ["planned"], expectedRevision });
  if (isRefused(trip)) return trip;
  const loaded = await loadAll(context, await deliveryIdsOf(context.tx, tripId));
  if (isRefused(loaded)) return loaded;
  await revokeFor(context, tripSubject(tripId), "driveTrip");
  const deliveries = [];
  for (const { delivery } of loaded) deliveries.push(await conclude(context, delivery, { change: { tripId: null, stopNo: null }, told: { what: "tripDissolved", facts: { tripId }, why: reason } }));
  const { state, revision } = await saveTrip(context, trip, { change: { state: "dissolved" }, told: { what: "tripDissolved", why: reason } });
  return { tripId, state, revision, deliveries };
});

import { type CarriageInput, deliveryLifecycle, type DeliveryDone } from "../../../../contract/shipping.ts";
import * as contract from "../../../../contract/trips.ts";
import { handle } from "../../../platform/command.ts";
import { isRefused, refuse } from "../../../platform/refusal.ts";
import { arriving } from "../arriving.ts";
import { delayTable, type Trip } from "../columns.ts";
import type { ShippingDeps } from "../deps.ts";
import { tripDelayed } from "../events.ts";
import { barredFromLeaving, leave, leaves } from "../leaving.ts";
import { paperFactsOf, personIn } from "../attachments.ts";
import { deliveryIdsOf, lockTrip, saveTrip } from "../trips.ts";
import { conclude, loadAll } from "../work.ts";

const carriageOf = ({ plate, carrier }: Trip, driver: { name: string; phone: string }): CarriageInput =>
  carrier ? { by: "carrier", carrier, trackingNumber: plate } : { by: "ownTruck", plate, driver: driver.name, driverPhone: driver.phone };

/** A loaded trip leaves, with all of its deliveries at once; one that may not leave holds it up by name. */
export const leaveTrip = ({ shutBefore }: Pick<ShippingDeps, "shutBefore">) =>
  handle(contract.leaveTrip, async ({ tripId, expectedArrival = null, expectedRevision }, context) => {
    const trip = await lockTrip(context, { tripId, states: ["planned"], expectedRevision });
    if (isRefused(trip)) return trip;
    const loaded = await loadAll(context, await deliveryIdsOf(context.tx, tripId), { verb: leaves });
    if (isRefused(loaded)) return loaded;
    const [first] = loaded;
    if (!first) return refuse("tripEmpty");
    const file = await paperFactsOf(context.tx, first.delivery.id);
    const carriage = carriageOf(trip, file ? personIn(file, "driver") : { name: "", phone: "" });
    for (const { delivery } of loaded) {
      const barred = await barredFromLeaving(context, delivery, { carriage, shutBefore });
      if (barred) return barred;
    }
    const change = carriage.by === "carrier" ? { carriageBy: carriage.by, carrier: carriage.carrier, trackingNumber: carriage.trackingNumber } : { carriageBy: carriage.by };
    const deliveries: DeliveryDone[] = [];
    for (const one of loaded) deliveries.push(await leave(context, one, { change, rows: [], expectedArrival }));
    const { state, revision } = await saveTrip(context, trip, { change: { state: "left", leftAt: context.now, expectedArrival }, told: { what: "tripLeft", facts: { deliveries: deliveries.length } } });
    return { tripId, state, revision, deliveries };
  });

/** The truck is at a stop: every delivery of it arrived. */
export const arriveAtStop = handle(contract.arriveAtStop, async ({ tripId, no, arrivedAt }, context) => {
  const trip = await lockTrip(context, { tripId, states: ["left"] });
  if (isRefused(trip)) return trip;
  const loaded = await loadAll(context, await deliveryIdsOf(context.tx, tripId));
  if (isRefused(loaded)) return loaded;
  const here = loaded.filter(({ delivery }) => (delivery.stopNo ?? 1) === no && deliveryLifecycle.allows("arrive", delivery.state));
  if (!here.length) return refuse("nothingArrives", { stop: no });
  const deliveries: DeliveryDone[] = [];
  for (const one of here) {
    const done = await arriving(context, one, arrivedAt ?? context.now);
    if (isRefused(done)) return done;
    deliveries.push(done);
  }
  return { tripId, state: trip.state, revision: trip.revision, deliveries };
});

/** The truck is late: entered once, every delivery still under way has the new arrival, and each customer's word is drafted for whoever speaks with him. */
export const delayTrip = handle(contract.delayTrip, async ({ tripId, expectedArrival, reason, expectedRevision }, context) => {
  const trip = await lockTrip(context, { tripId, states: ["left"], expectedRevision });
  if (isRefused(trip)) return trip;
  const loaded = await loadAll(context, await deliveryIdsOf(context.tx, tripId));
  if (isRefused(loaded)) return loaded;
  const late = loaded.map(({ delivery }) => delivery).filter(({ state }) => deliveryLifecycle.allows("arrive", state));
  if (!late.length) return refuse("nothingArrives", { stop: "" });
  const early = late.find((delivery) => delivery.expectedArrival !== null && expectedArrival < delivery.expectedArrival);
  if (early) return refuse("notLater", { number: early.number, expected: early.expectedArrival! }, ["expectedArrival"]);
  const deliveries: DeliveryDone[] = [];
  for (const delivery of late) {
    const row = {
      id: context.newId(), deliveryId: delivery.id, tripId, expectedBefore: delivery.expectedArrival, expected: expectedArrival, reason, at: context.now, by: context.actor.id, byName: context.actor.name,
      toldAt: null, toldBy: null, recipient: null, toldByName: null,
    };
    deliveries.push(await conclude(context, delivery, {
      change: { expectedArrival }, rows: [delayTable.insert(context.tx.companyId, [row])], told: { what: "arrivalDelayed", facts: { from: delivery.expectedArrival, to: expectedArrival }, why: reason },
    }));
  }
  const { state, revision } = await saveTrip(context, trip, { change: { expectedArrival }, told: { what: "tripDelayed", facts: { expected: expectedArrival, deliveries: late.length }, why: reason } });
  context.emit(tripDelayed({
    tripId, plate: trip.plate, expected: expectedArrival, reason,
    deliveries: late.map(({ id, number, orderId, orderNumber, customerName, expectedArrival: expectedBefore }) => ({ deliveryId: id, number, orderId, orderNumber, customerName, expectedBefore })),
  }));
  return { tripId, state, revision, deliveries };
});

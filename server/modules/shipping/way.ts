import { type CarriageInput, deliveryLifecycle, type DeliveryDone } from "../../../contract/shipping.ts";
import type { CommandContext } from "../../platform/command.ts";
import { isRefused, refuse, type Refused } from "../../platform/refusal.ts";
import { arriving } from "./arriving.ts";
import type { ShippingDeps } from "./deps.ts";
import { tripDelayed } from "./events.ts";
import { barredFromLeaving, leave, leaves } from "./leaving.ts";
import type { Delivery } from "./shipping.ts";
import { toldLater } from "./heard-later.ts";
import { delayTable, type Trip } from "./trip-columns.ts";
import { deliveryIdsOf, driverOf, saveTrip } from "./trips.ts";
import { conclude, loadAll, type Loaded } from "./work.ts";

export interface TripDone {
  tripId: string;
  state: Trip["state"];
  revision: number;
  deliveries: DeliveryDone[];
}
const doneOf = ({ id: tripId, state, revision }: Trip, deliveries: DeliveryDone[]): TripDone => ({ tripId, state, revision, deliveries });

/** How a trip carries what is on it. */
export const carriageOf = ({ plate, carrier }: Pick<Trip, "plate" | "carrier">, driver: { name: string; phone: string }): CarriageInput =>
  carrier ? { by: "carrier", carrier, trackingNumber: plate } : { by: "ownTruck", plate, driver: driver.name, driverPhone: driver.phone };

const loadedOf = async (context: CommandContext, trip: Trip, asked: Parameters<typeof loadAll>[2] = {}): Promise<Loaded[] | Refused> => loadAll(context, await deliveryIdsOf(context.tx, trip.id), asked);

/** A locked and loaded trip leaves, with all of its deliveries at once; one that may not leave holds it up by name. */
export async function letLeave(context: CommandContext, trip: Trip, { expectedArrival, shutBefore, at = context.now }: { expectedArrival: string | null; shutBefore: ShippingDeps["shutBefore"]; at?: Date }): Promise<TripDone | Refused> {
  const loaded = await loadedOf(context, trip, { verb: leaves });
  if (isRefused(loaded)) return loaded;
  if (!loaded.length) return refuse("tripEmpty");
  const carriage = carriageOf(trip, await driverOf(context.tx, trip.id));
  for (const { delivery } of loaded) {
    const barred = await barredFromLeaving(context, delivery, { carriage, shutBefore });
    if (barred) return barred;
  }
  const change = carriage.by === "carrier" ? { carriageBy: carriage.by, carrier: carriage.carrier, trackingNumber: carriage.trackingNumber } : { carriageBy: carriage.by };
  const deliveries: DeliveryDone[] = [];
  for (const one of loaded) deliveries.push(await leave(context, one, { change, rows: [], expectedArrival, at }));
  const after = await saveTrip(context, trip, { change: { state: "left", leftAt: at, expectedArrival }, told: { what: "tripLeft", facts: { deliveries: deliveries.length, ...toldLater(at, context.now) } } });
  return doneOf(after, deliveries);
}

/** A locked trip is at a stop: every delivery of it arrived. `arrivedAt` says when, for the delivery that it is asked about. */
export async function letArrive(context: CommandContext, trip: Trip, { no, arrivedAt }: { no: number; arrivedAt(delivery: Delivery): Date }): Promise<TripDone | Refused> {
  const loaded = await loadedOf(context, trip);
  if (isRefused(loaded)) return loaded;
  const here = loaded.filter(({ delivery }) => (delivery.stopNo ?? 1) === no && deliveryLifecycle.allows("arrive", delivery.state));
  if (!here.length) return refuse("nothingArrives", { stop: no });
  const deliveries: DeliveryDone[] = [];
  for (const one of here) {
    const done = await arriving(context, one, arrivedAt(one.delivery));
    if (isRefused(done)) return done;
    deliveries.push(done);
  }
  return doneOf(trip, deliveries);
}

interface Later {
  expectedArrival: string;
  expectedTime?: string | undefined;
  reason: string;
}

const delayRow = (context: CommandContext, delivery: Delivery, { expectedArrival: expected, expectedTime = null, reason }: Omit<Later, "expectedTime"> & { expectedTime?: string | null | undefined }) => ({
  id: context.newId(), deliveryId: delivery.id, tripId: delivery.tripId, expectedBefore: delivery.expectedArrival, expected, expectedTime, reason, at: context.now, by: context.actor.id, byName: context.actor.name,
  toldAt: null, toldBy: null, recipient: null, toldByName: null,
});

/** A locked trip is late: every delivery still under way has the new arrival, and each customer's word is drafted for whoever speaks with him. */
export async function putOff(context: CommandContext, trip: Trip, later: Later): Promise<TripDone | Refused> {
  const { expectedArrival, expectedTime, reason } = later;
  const loaded = await loadedOf(context, trip);
  if (isRefused(loaded)) return loaded;
  const late = loaded.map(({ delivery }) => delivery).filter(({ state }) => deliveryLifecycle.allows("arrive", state));
  if (!late.length) return refuse("nothingArrives", { stop: "" });
  const early = late.find((delivery) => delivery.expectedArrival !== null && expectedArrival < delivery.expectedArrival);
  if (early) return refuse("notLater", { number: early.number, expected: early.expectedArrival! }, ["expectedArrival"]);
  const deliveries: DeliveryDone[] = [];
  for (const delivery of late)
    deliveries.push(await conclude(context, delivery, {
      change: { expectedArrival }, rows: [delayTable.insert(context.tx.companyId, [delayRow(context, delivery, later)])],
      told: { what: "arrivalDelayed", facts: { from: delivery.expectedArrival, to: expectedArrival, ...(expectedTime && { expectedTime }) }, why: reason },
    }));
  const told = { what: "tripDelayed", facts: { expected: expectedArrival, ...(expectedTime && { expectedTime }), deliveries: late.length }, why: reason };
  const after = await saveTrip(context, trip, { change: { expectedArrival }, told });
  context.emit(tripDelayed({
    tripId: trip.id, plate: trip.plate, expected: expectedArrival, expectedTime: expectedTime ?? null, reason,
    deliveries: late.map(({ id, number, orderId, orderNumber, customerName, expectedArrival: expectedBefore }) => ({ deliveryId: id, number, orderId, orderNumber, customerName, expectedBefore })),
  }));
  return doneOf(after, deliveries);
}

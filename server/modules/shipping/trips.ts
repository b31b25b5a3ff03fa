import type { CommandContext } from "../../platform/command.ts";
import { sql, type Tx } from "../../platform/db.ts";
import { refuse, type Refused } from "../../platform/refusal.ts";
import { record } from "../journal/index.ts";
import { peopleTable } from "./columns.ts";
import type { Delivery } from "./shipping.ts";
import { type Trip, tripTable } from "./trip-columns.ts";

export const tripSubject = (id: string) => ({ kind: "trip", id });

/** Locks a trip at the revision that the actor saw, in one of these states. */
export async function lockTrip(context: CommandContext, { tripId, states, expectedRevision }: { tripId: string; states: readonly Trip["state"][]; expectedRevision?: number | undefined }): Promise<Trip | Refused> {
  const trip = await context.tx.maybe<Trip>(sql`select ${tripTable.columns("t")} from shipping.trips t where t.company_id = ${context.tx.companyId} and t.id = ${tripId} for update`);
  if (!trip) return refuse("notFound");
  if (expectedRevision !== undefined && expectedRevision !== trip.revision) return refuse("stale", { revision: trip.revision });
  return states.includes(trip.state) ? trip : refuse("wrongState", { state: trip.state });
}

/** Writes what changed on a locked trip, and puts it on record. */
export async function saveTrip(context: CommandContext, trip: Trip, { change, told }: { change: Partial<Trip>; told: { what: string; facts?: Record<string, unknown>; why?: string } }): Promise<Trip> {
  const after = { ...trip, ...change, revision: trip.revision + 1 };
  await context.tx.run(sql`update shipping.trips set ${tripTable.assignments({ ...change, revision: after.revision })} where company_id = ${context.tx.companyId} and id = ${trip.id}`);
  record(context, { subject: tripSubject(trip.id), what: told.what, facts: { plate: trip.plate, ...told.facts }, why: told.why });
  return after;
}

/** The deliveries of a trip in the order of its way. */
export const deliveryIdsOf = async (tx: Tx, tripId: string): Promise<string[]> =>
  (await tx.many<{ id: string }>(sql`select id from shipping.deliveries where company_id = ${tx.companyId} and trip_id = ${tripId} order by stop_no, number`)).map(({ id }) => id);

/** Number of the stop of each delivery: those of one customer and address share the first one's. */
export function stopsOf(deliveries: readonly Pick<Delivery, "id" | "customerId" | "address">[]): Map<string, number> {
  const places = new Map<string, number>();
  return new Map(deliveries.map(({ id, customerId, address }) => {
    const place = `${customerId} ${address}`;
    const no = places.get(place) ?? places.size + 1;
    places.set(place, no);
    return [id, no];
  }));
}

/** Who drives it, with the phone; the name may have been deleted. */
export const driverOf = async (tx: Tx, tripId: string): Promise<{ name: string; phone: string }> =>
  (await tx.maybe<{ name: string; phone: string }>(sql`select name, phone from shipping.people where company_id = ${tx.companyId} and owner_id = ${tripId} and role = 'driver'`)) ?? { name: "", phone: "" };

/** Who drives it from now on. */
export const newDriver = (tx: Tx, tripId: string, { driver, phone }: { driver: string; phone: string }): Promise<number> =>
  tx.run(sql`
    ${peopleTable.insert(tx.companyId, [{ ownerId: tripId, role: "driver", name: driver, phone }])}
    on conflict (company_id, owner_id, role) do update set name = excluded.name, phone = excluded.phone`);

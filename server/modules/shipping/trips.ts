import type * as contract from "../../../contract/trips.ts";
import type { ParsedInputOf } from "../../../contract/toolkit.ts";
import type { CommandContext, Context } from "../../platform/command.ts";
import { sql, type Tx } from "../../platform/db.ts";
import { keyLike, pageOf } from "../../platform/keyset.ts";
import { refuse, type Refused } from "../../platform/refusal.ts";
import { record } from "../journal/index.ts";
import { type Trip, tripTable } from "./columns.ts";
import { reachOf } from "./delivery-list.ts";
import type { Delivery } from "./shipping.ts";

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

interface Loaded {
  id: string;
  state: Trip["state"];
  revision: number;
  day: string | null;
  plate: string;
  carrier: string | null;
  leftAt: Date | null;
  expectedArrival: string | null;
  driver: string;
  driverPhone: string;
  deliveries: (contract.Trip["stops"][number]["deliveries"][number] & Pick<Delivery, "customerId" | "customerName" | "address"> & { stopNo: number })[];
}

const isThere = (state: string): boolean => ["arrived", "signed", "signedWithObjection", "cancelled"].includes(state);

function shown({ deliveries, ...trip }: Loaded): contract.Trip {
  const stops = [...Map.groupBy(deliveries, ({ stopNo }) => stopNo)].map(([no, here]) => {
    const { customerId, customerName, address } = here[0]!;
    return {
      no, customerId, customerName, address, arrived: here.every(({ state }) => isThere(state)),
      deliveries: here.map(({ id, number, orderId, orderNumber, state, expectedArrival }) => ({ id, number, orderId, orderNumber, state, expectedArrival })),
    };
  });
  return { ...trip, stops };
}

/** Trips that carry something within the reader's reach, with those deliveries only, the newest first. */
export async function tripsOf(tx: Tx, f: ParsedInputOf<typeof contract.listTrips>, who: Pick<Context, "actor" | "scope">): Promise<{ rows: contract.Trip[]; next: string | null }> {
  const [before] = keyLike(f.cursor, ["uuid"]) ?? [];
  const rows = await tx.many<Loaded>(sql`
    select t.id, t.state, t.revision, t.day, t.plate, t.carrier, t.left_at, t.expected_arrival, coalesce(p.name, '') as driver, coalesce(p.phone, '') as driver_phone, d.deliveries
      from shipping.trips t
      left join shipping.people p on p.company_id = t.company_id and p.owner_id = t.id and p.role = 'driver'
      join lateral (
        select json_agg(json_build_object('id', d.id, 'number', d.number, 'orderId', d.order_id, 'orderNumber', d.order_number, 'state', d.state, 'expectedArrival', d.expected_arrival, 'customerId', d.customer_id,
                                          'customerName', d.customer_name, 'address', d.address, 'stopNo', coalesce(d.stop_no, 1)) order by d.stop_no, d.number) as deliveries
          from shipping.deliveries d where d.company_id = ${tx.companyId} and d.trip_id = t.id and ${reachOf(who)}) d on d.deliveries is not null
     where t.company_id = ${tx.companyId} ${f.state ? sql`and t.state = ${f.state}` : sql``} ${before ? sql`and t.id < ${before}::uuid` : sql``}
     order by t.id desc limit ${f.limit + 1}`);
  return pageOf(rows.map(shown), f.limit, ({ id }) => [id]);
}

import type * as contract from "../../../contract/trips.ts";
import type { ParsedInputOf } from "../../../contract/toolkit.ts";
import type { Context } from "../../platform/command.ts";
import { sql, type Sql, type Tx } from "../../platform/db.ts";
import { keyLike, pageOf } from "../../platform/keyset.ts";
import { handedOutFor } from "../links/index.ts";
import { reachOf } from "./delivery-list.ts";
import type { Delivery } from "./shipping.ts";
import type { Trip } from "./trip-columns.ts";

type Shown = contract.Trip["stops"][number]["deliveries"][number];

interface Loaded extends Omit<contract.Trip, "stops" | "link"> {
  deliveries: (Shown & Pick<Delivery, "customerId" | "customerName" | "address"> & { stopNo: number })[] | null;
}

const instantOf = (text: Date | null): Date | null => text && new Date(text);
const isThere = (state: Trip["state"] | Delivery["state"]): boolean => ["arrived", "signed", "signedWithObjection", "cancelled"].includes(state);

/** The last time that a receiver did not take a delivery `d` from the driver of its trip, as JSON; null once it is signed for. */
export const refusedOf = ({ companyId }: Tx): Sql<unknown> => sql`(
  select json_build_object('reason', r.reason, 'words', r.words, 'at', r.at) from shipping.refused_hand_overs r
   where r.company_id = ${companyId} and r.delivery_id = d.id and r.trip_id = d.trip_id and r.at >= d.shipped_at and d.signed_at is null order by r.at desc limit 1)`;

function shown({ deliveries, ...trip }: Loaded): Omit<contract.Trip, "link"> {
  const stops = [...Map.groupBy(deliveries ?? [], ({ stopNo }) => stopNo)].map(([no, here]) => {
    const { customerId, customerName, address } = here[0]!;
    return {
      no, customerId, customerName, address, arrived: here.every(({ state }) => isThere(state)),
      deliveries: here.map(({ customerId: _customer, customerName: _name, address: _address, stopNo: _stop, arrivedAt, signedAt, refused, ...one }) => ({
        ...one, arrivedAt: instantOf(arrivedAt), signedAt: instantOf(signedAt), refused: refused && { ...refused, at: new Date(refused.at) },
      })),
    };
  });
  return { ...trip, stops };
}

/** Trips with those of their deliveries that are within the reader's reach. Who reaches all of the company sees empty ones too when `empty`. */
async function found({ tx, actor, scope, now }: Pick<Context, "tx" | "actor" | "scope" | "now">, { where, empty, limit }: { where: Sql<unknown>; empty: boolean; limit: number }): Promise<contract.Trip[]> {
  const rows = await tx.many<Loaded>(sql`
    select t.id, t.state, t.revision, t.day, t.plate, t.carrier, t.left_at, t.expected_arrival, coalesce(p.name, '') as driver, coalesce(p.phone, '') as driver_phone, d.deliveries
      from shipping.trips t
      left join shipping.people p on p.company_id = t.company_id and p.owner_id = t.id and p.role = 'driver'
      join lateral (
        select json_agg(json_build_object('id', d.id, 'number', d.number, 'orderId', d.order_id, 'orderNumber', d.order_number, 'state', d.state, 'expectedArrival', d.expected_arrival, 'customerId', d.customer_id,
                                          'customerName', d.customer_name, 'address', d.address, 'stopNo', coalesce(d.stop_no, 1), 'arrivedAt', d.arrived_at, 'signedAt', d.signed_at, 'refused', ${refusedOf(tx)},
                                          'delayed', exists (select from shipping.delays l where l.company_id = ${tx.companyId} and l.trip_id = t.id and l.delivery_id = d.id)) order by d.stop_no, d.number) as deliveries
          from shipping.deliveries d where d.company_id = ${tx.companyId} and d.trip_id = t.id and ${reachOf({ actor, scope })}) d on d.deliveries is not null or ${empty && scope === "company"}
     where t.company_id = ${tx.companyId} and ${where} order by t.id desc limit ${limit}`);
  const links = await handedOutFor({ tx, now }, { kind: "trip", ids: rows.map(({ id }) => id), purpose: "driveTrip" });
  return rows.map((row) => ({ ...shown(row), link: links.get(row.id) ?? null }));
}

/** Trips that carry something within the reader's reach, the newest first. */
export async function tripsOf(context: Pick<Context, "tx" | "actor" | "scope" | "now">, f: ParsedInputOf<typeof contract.listTrips>): Promise<{ rows: contract.Trip[]; next: string | null }> {
  const [before] = keyLike(f.cursor, ["uuid"]) ?? [];
  const where = sql`true ${f.state ? sql`and t.state = ${f.state}` : sql``} ${before ? sql`and t.id < ${before}::uuid` : sql``}`;
  return pageOf(await found(context, { where, empty: false, limit: f.limit + 1 }), f.limit, ({ id }) => [id]);
}

/** One trip; undefined where nothing of it is the reader's business. */
export const tripOf = async (context: Pick<Context, "tx" | "actor" | "scope" | "now">, tripId: string): Promise<contract.Trip | undefined> =>
  (await found(context, { where: sql`t.id = ${tripId}::uuid`, empty: true, limit: 1 }))[0];

/** Whether all that a trip carries is within the actor's reach: its link shows all of it. */
export const reachesAll = async ({ tx, actor, scope }: Pick<Context, "tx" | "actor" | "scope">, tripId: string): Promise<boolean> =>
  (await tx.one<{ beyond: number }>(sql`select count(*)::int as beyond from shipping.deliveries d where d.company_id = ${tx.companyId} and d.trip_id = ${tripId} and not ${reachOf({ actor, scope })}`)).beyond === 0;

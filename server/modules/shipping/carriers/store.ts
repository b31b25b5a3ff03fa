import type { CarrierEventKind, carrierOutcomes } from "../../../../contract/carriers.ts";
import { sql, type Tx } from "../../../platform/db.ts";
import { keyLike, pageOf } from "../../../platform/keyset.ts";
import type { NotBelieved } from "./signature.ts";

export interface Connection {
  id: string;
  carrier: string;
  key: string;
  secret: string;
  revokedAt: Date | null;
}

export const connectionByKey = (tx: Tx, key: string): Promise<Connection | undefined> =>
  tx.maybe(sql`select id, carrier, key, secret, revoked_at from shipping.carrier_connections where company_id = ${tx.companyId} and key = ${key}`);

/** Locked, so that a carrier's messages are taken one after the other. */
export const lockConnection = (tx: Tx, id: string): Promise<Connection | undefined> =>
  tx.maybe(sql`select id, carrier, key, secret, revoked_at from shipping.carrier_connections where company_id = ${tx.companyId} and id = ${id} for update`);

export const insertConnection = (tx: Tx, { id, carrier, key, secret, now, by }: Pick<Connection, "id" | "carrier" | "key" | "secret"> & { now: Date; by: string }): Promise<number> =>
  tx.run(sql`insert into shipping.carrier_connections (company_id, id, carrier, key, secret, created_at, created_by) values (${tx.companyId}, ${id}, ${carrier}, ${key}, ${secret}, ${now}, ${by})`);

export const revokeConnection = (tx: Tx, id: string, now: Date): Promise<number> =>
  tx.run(sql`update shipping.carrier_connections set revoked_at = ${now} where company_id = ${tx.companyId} and id = ${id} and revoked_at is null`);

export interface ConnectionRow {
  id: string;
  carrier: string;
  key: string;
  createdAt: Date;
  revokedAt: Date | null;
  lastHeardAt: Date | null;
  refused: number;
  lastRefusal: string | null;
  lastRefusedAt: Date | null;
}
export const connections = (tx: Tx): Promise<ConnectionRow[]> =>
  tx.many(sql`
    select c.id, c.carrier, c.key, c.created_at, c.revoked_at,
           (select max(e.received_at) from shipping.carrier_events e where e.company_id = c.company_id and e.connection_id = c.id) as last_heard_at,
           (select count(*)::int from shipping.carrier_refusals r where r.company_id = c.company_id and r.connection_id = c.id) as refused, r.reason as last_refusal, r.at as last_refused_at
      from shipping.carrier_connections c
      left join lateral (select reason, at from shipping.carrier_refusals r where r.company_id = c.company_id and r.connection_id = c.id order by at desc limit 1) r on true
     where c.company_id = ${tx.companyId} order by c.revoked_at nulls first, c.carrier, c.id`);

export const insertRefusal = (tx: Tx, { id, connectionId, at, reason, address }: { id: string; connectionId: string; at: Date; reason: NotBelieved | "revoked"; address: string }): Promise<number> =>
  tx.run(sql`insert into shipping.carrier_refusals (company_id, id, connection_id, at, reason, address) values (${tx.companyId}, ${id}, ${connectionId}, ${at}, ${reason}, ${address})`);

export interface CarrierEvent {
  id: string;
  connectionId: string;
  messageId: string;
  bodyHash: Buffer;
  kind: CarrierEventKind;
  trackingNumber: string;
  at: Date;
  expectedOn: string | null;
  place: string;
  note: string;
  deliveryId: string | null;
  outcome: (typeof carrierOutcomes)[number];
  receivedAt: Date;
}
export const insertEvent = (tx: Tx, e: CarrierEvent): Promise<number> =>
  tx.run(sql`
    insert into shipping.carrier_events (company_id, id, connection_id, message_id, body_hash, kind, tracking_number, at, expected_on, place, note, delivery_id, outcome, received_at)
    values (${tx.companyId}, ${e.id}, ${e.connectionId}, ${e.messageId}, ${e.bodyHash}, ${e.kind}, ${e.trackingNumber}, ${e.at}, ${e.expectedOn}::date, ${e.place}, ${e.note}, ${e.deliveryId}, ${e.outcome}, ${e.receivedAt})`);

export const eventOfMessage = (tx: Tx, connectionId: string, messageId: string): Promise<{ bodyHash: Buffer } | undefined> =>
  tx.maybe(sql`select body_hash from shipping.carrier_events where company_id = ${tx.companyId} and connection_id = ${connectionId} and message_id = ${messageId}`);

/** The deliveries that left last under a tracking number: several where they were sent together. */
export const deliveriesOfNumber = async (tx: Tx, trackingNumber: string): Promise<string[]> =>
  (await tx.many<{ id: string }>(sql`
    select id from shipping.deliveries d
     where company_id = ${tx.companyId} and tracking_number = ${trackingNumber} and state in ('shipped', 'arrived', 'signed', 'signedWithObjection')
       and shipped_at = (select max(shipped_at) from shipping.deliveries where company_id = ${tx.companyId} and tracking_number = ${trackingNumber} and state in ('shipped', 'arrived', 'signed', 'signedWithObjection'))
     order by id limit 50`)).map(({ id }) => id);

// A number that was used for an earlier shipment says nothing of this one; a carrier's pickup may be told before the clerk sends it off.
const ofShipment = ({ trackingNumber, shippedAt }: Shipment) => sql`e.tracking_number = ${trackingNumber} and e.at >= ${shippedAt}::timestamptz - interval '2 days'`;
interface Shipment {
  trackingNumber: string | null;
  shippedAt: Date | null;
}

/** When the newest that is known of a shipment happened. */
export const newestOf = async (tx: Tx, shipment: Shipment): Promise<Date | null> =>
  (await tx.one<{ at: Date | null }>(sql`select max(e.at) as at from shipping.carrier_events e where e.company_id = ${tx.companyId} and ${ofShipment(shipment)} and e.outcome <> 'late'`)).at;

type Row = Omit<CarrierEvent, "connectionId" | "messageId" | "bodyHash" | "deliveryId"> & { carrier: string };
const columns = sql.raw("e.id, c.carrier, e.kind, e.tracking_number, e.at, e.expected_on, e.place, e.note, e.outcome, e.received_at");
const from = sql.raw("shipping.carrier_events e join shipping.carrier_connections c on c.company_id = e.company_id and c.id = e.connection_id");

/** What was told of a delivery, also before its number was entered. */
export const eventsOf = (tx: Tx, shipment: Shipment): Promise<Row[]> =>
  tx.many(sql`
    select ${columns} from ${from}
     where e.company_id = ${tx.companyId} and ${ofShipment(shipment)}
     order by e.at, e.id limit 200`);

export async function events(tx: Tx, { only, cursor, limit }: { only: "all" | "unknown"; cursor?: string; limit: number }): Promise<{ rows: Row[]; next: string | null }> {
  const after = keyLike(cursor, ["instant", "uuid"]);
  const rows = await tx.many<Row>(sql`
    select ${columns} from ${from}
     where e.company_id = ${tx.companyId} ${only === "unknown" ? sql`and e.outcome = 'unknown'` : sql``} ${after ? sql`and (e.received_at, e.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``}
     order by e.received_at desc, e.id desc limit ${limit + 1}`);
  return pageOf(rows, limit, (row) => [row.receivedAt.toISOString(), row.id]);
}

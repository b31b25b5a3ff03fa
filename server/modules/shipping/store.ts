import type { Collector } from "../../platform/collect.ts";
import { sql, type Sql, type Tx } from "../../platform/db.ts";
import { deliveryTable, endings, filedDeliveryTable, lineTable, type Package, packageTable, peopleTable, type Person } from "./columns.ts";
import { fileByEndings } from "../../platform/search-endings.ts";
import { searchable, searchText } from "../../platform/search-words.ts";
import type { Delivery, Line } from "./shipping.ts";

const foundBy = ({ number, orderNumber, customerName, trackingNumber }: Delivery): string => searchText([number, orderNumber, customerName, trackingNumber]);
const filing = (companyId: string, { id, number, orderNumber, customerId, customerName, trackingNumber }: Delivery): { own: Sql<unknown>; shared: Sql<unknown> } =>
  fileByEndings(endings, { companyId, id, holderId: customerId, own: [number, orderNumber, trackingNumber ?? ""].map(searchable).filter(Boolean), shared: [searchable(customerName)] });

/** A delivery with its lines. */
export interface Loaded {
  delivery: Delivery;
  lines: Line[];
}
type LoadedRow = Delivery & Pick<Loaded, "lines">;
const loaded = ({ lines, ...delivery }: LoadedRow): Loaded => ({ delivery, lines });

/** Columns of a delivery `d` with its lines; what went over to another delivery as a whole is no line of this one any more. */
export const loadedColumns = ({ companyId }: Tx): Sql<unknown> => sql`${deliveryTable.columns("d")},
  (select coalesce(json_agg(${lineTable.json("l")} order by l.line_no, l.id), '[]') from shipping.lines l where l.company_id = ${companyId} and l.delivery_id = d.id and l.ordered > 0) as lines`;

const read = async (tx: Tx, deliveryId: string): Promise<Loaded> =>
  loaded(await tx.one<LoadedRow>(sql`select ${loadedColumns(tx)} from shipping.deliveries d where d.company_id = ${tx.companyId} and d.id = ${deliveryId}`));

/**
 * Locks a delivery: of several who act on it at once the others see what the first one did. Whoever had to wait gets the lines as they were before; the revision,
 * which every save moves, tells, and both are read again.
 */
export async function lock(tx: Tx, deliveryId: string): Promise<Loaded | undefined> {
  const found = await tx.maybe<LoadedRow & { revisionSeen: number }>(sql`
    select ${loadedColumns(tx)}, (select seen.revision from shipping.deliveries seen where seen.company_id = ${tx.companyId} and seen.id = ${deliveryId}) as revision_seen
      from shipping.deliveries d where d.company_id = ${tx.companyId} and d.id = ${deliveryId} for update`);
  if (!found) return undefined;
  const { revisionSeen, ...row } = found;
  return revisionSeen === row.revision ? loaded(row) : read(tx, deliveryId);
}

export interface NewDelivery extends Loaded {
  receiver: Person;
}

/** New deliveries with lines and receivers are written with the command's last statement. */
export const insertDeliveries: Collector<NewDelivery> = {
  name: "deliveries",
  parts: (all, { tx: { companyId } }) => [
    { name: "new_deliveries", sql: filedDeliveryTable.insert(companyId, all.map(({ delivery }) => ({ ...delivery, searchText: foundBy(delivery) }))) },
    { name: "new_delivery_lines", sql: lineTable.insert(companyId, all.flatMap(({ lines }) => lines)) },
    { name: "new_delivery_people", sql: peopleTable.insert(companyId, all.map(({ receiver }) => receiver)) },
    ...all.flatMap(({ delivery }, i) => {
      const { own, shared } = filing(companyId, delivery);
      return [{ name: `new_delivery_numbers_${i}`, sql: own }, { name: `new_delivery_names_${i}`, sql: shared }];
    }),
  ],
};

const updateLines = (tx: Tx, lines: readonly Line[]): Sql<unknown> => sql`
  update shipping.lines l
     set ordered = g.ordered, picked = g.picked, packed = g.packed, shipped = g.shipped, received = g.received, short_reason = g."shortReason", receipt_reason = g."receiptReason",
         receipt_note = g."receiptNote", second_picked = g."secondPicked", pieces = g.pieces, back_ordered = g."backOrdered", allowed_most = g."allowedMost", allowed_least = g."allowedLeast"
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb)
      as g (id uuid, ordered numeric, picked numeric, packed numeric, shipped numeric, received numeric, "shortReason" text, "receiptReason" text, "receiptNote" text, "secondPicked" numeric,
            pieces jsonb, "backOrdered" numeric, "allowedMost" numeric, "allowedLeast" numeric)
   where l.company_id = ${tx.companyId} and l.id = g.id`;

export interface Saving {
  change: Partial<Delivery>;
  lines?: readonly Line[];
  /** Rows that belong to the same deed, as statements. */
  rows?: readonly Sql<unknown>[];
}

/** Writes a locked delivery, its lines and what belongs to the same deed in one statement, so that reactions find all of it. */
export const save = (tx: Tx, delivery: Delivery, { change, lines, rows = [] }: Saving): Promise<number> => {
  const text = foundBy({ ...delivery, ...change });
  // A number that was mistyped before leads to the delivery as far as it goes; the search text tells that it no longer matches.
  const refiled = change.trackingNumber ? [filing(tx.companyId, { ...delivery, ...change }).own] : [];
  const parts = [...rows, ...(lines ? [updateLines(tx, lines)] : []), ...refiled].map((part, i) => sql`${sql.raw(`part_${i}`)} as (${part})`);
  return tx.run(sql`
    ${parts.length ? sql`with ${sql.join(parts)}` : sql``}
    update shipping.deliveries set ${filedDeliveryTable.assignments({ ...change, searchText: text, revision: delivery.revision + 1 })} where company_id = ${tx.companyId} and id = ${delivery.id}`);
};

/** The boxes as they are now; those of an earlier packing are replaced. */
export const replacePackages = (tx: Tx, deliveryId: string, packages: readonly Package[]): Sql<unknown>[] => [
  sql`delete from shipping.packages where company_id = ${tx.companyId} and delivery_id = ${deliveryId} and no > ${packages.length}`,
  sql`${packageTable.insert(tx.companyId, packages)}
    on conflict (company_id, delivery_id, no) do update set label = excluded.label, weight_kg = excluded.weight_kg, size = excluded.size, contents = excluded.contents`,
];

/** Deliveries that have not left the house. */
export const deliveriesUnderWay = (tx: Tx): Promise<{ orderId: string; part: string; since: Date }[]> =>
  tx.many(sql`
    select order_id, id as part, requested_at as since from shipping.deliveries
     where company_id = ${tx.companyId} and state in ('requested', 'picking', 'picked', 'packed', 'checked')`);

/** Deliveries that arrived and of which nobody said a word for as long as their policy waits; one whose receipt was taken back is not among them, for somebody spoke. */
export const inSilence = async (tx: Tx, now: Date): Promise<string[]> =>
  (await tx.many<{ id: string }>(sql`
    select id from shipping.deliveries
     where company_id = ${tx.companyId} and state = 'arrived' and objected_at is null and receipt_no = 1 and policy ->> 'silentAfterDays' is not null
       and arrived_at + (policy ->> 'silentAfterDays')::int * interval '24 hours' <= ${now} order by id`)).map(({ id }) => id);

const ofOrderWhere = async (tx: Tx, orderId: string, rest: Sql<unknown>): Promise<Loaded[]> =>
  (await tx.many<LoadedRow>(sql`select ${loadedColumns(tx)} from shipping.deliveries d where d.company_id = ${tx.companyId} and d.order_id = ${orderId} ${rest}`)).map(loaded);

/** All deliveries of an order that were not called off. */
export const ofOrder = (tx: Tx, orderId: string): Promise<Loaded[]> => ofOrderWhere(tx, orderId, sql`and d.state <> 'cancelled' order by d.id`);

/** Locks the deliveries of an order that have not left, and reads them as they are after the wait. */
export async function lockNotLeft(tx: Tx, orderId: string): Promise<Loaded[]> {
  const notLeft = sql`and d.state in ('requested', 'picking', 'picked', 'packed', 'checked')`;
  await tx.run(sql`select 1 from shipping.deliveries d where d.company_id = ${tx.companyId} and d.order_id = ${orderId} ${notLeft} order by d.id for update`);
  return ofOrderWhere(tx, orderId, sql`${notLeft} order by d.id`);
}

/** Who receives a delivery from now on. */
export const newReceiver = (tx: Tx, deliveryId: string, { receiver, phone }: { receiver: string; phone: string }): Sql<unknown> => sql`
  ${peopleTable.insert(tx.companyId, [{ ownerId: deliveryId, role: "receiver", name: receiver, phone }])}
  on conflict (company_id, owner_id, role) do update set name = excluded.name, phone = excluded.phone`;

import type { Collector } from "../../platform/collect.ts";
import { sql, type Sql, type Tx } from "../../platform/db.ts";
import { filedOrderTable, lineTable, orderTable, scheduleTable } from "./columns.ts";
import { type EndingTables, fileByEndings, noLongerUnder } from "../../platform/search-endings.ts";
import { initialsOf, searchable, searchText } from "../../platform/search-words.ts";
import type { Line, Order, Schedule } from "./orders.ts";

/** An order with its lines and schedules. */
export interface OrderFile {
  order: Order;
  lines: Line[];
  schedules: Schedule[];
}
type FileRow = Order & Pick<OrderFile, "lines" | "schedules">;
const fileOf = ({ lines, schedules, ...order }: FileRow): OrderFile => ({ order, lines, schedules });

const fileColumns = ({ companyId }: Tx) => sql`${orderTable.columns("o")},
  (select coalesce(json_agg(${lineTable.json("l")} order by l.line_no), '[]') from orders.lines l where l.company_id = ${companyId} and l.order_id = o.id and l.removed_in is null) as lines,
  (select coalesce(json_agg(${scheduleTable.json("s")} order by l.line_no, s.date, s.id), '[]') from orders.schedules s
     join orders.lines l on l.company_id = s.company_id and l.id = s.line_id where s.company_id = ${companyId} and s.order_id = o.id and l.removed_in is null) as schedules`;

export async function read(tx: Tx, orderId: string): Promise<OrderFile | undefined> {
  const row = await tx.maybe<FileRow>(sql`select ${fileColumns(tx)} from orders.orders o where o.company_id = ${tx.companyId} and o.id = ${orderId}`);
  return row && fileOf(row);
}

/**
 * Locks an order for this transaction: every command on an order begins here. Whoever had to wait for the lock gets the order as it is then, but lines and schedules as
 * they were when he began to wait; the revision, which every change of an order moves, tells, and the file is read again.
 */
export async function lock(tx: Tx, orderId: string): Promise<OrderFile | undefined> {
  const found = await tx.maybe<FileRow & { revisionSeen: number }>(sql`
    select ${fileColumns(tx)}, (select seen.revision from orders.orders seen where seen.company_id = ${tx.companyId} and seen.id = ${orderId}) as revision_seen
      from orders.orders o where o.company_id = ${tx.companyId} and o.id = ${orderId} for update`);
  if (!found) return undefined;
  const { revisionSeen, ...row } = found;
  return revisionSeen === row.revision ? fileOf(row) : read(tx, orderId);
}

type Found = Pick<Order, "id" | "number" | "customerId" | "customerName" | "customerPo">;
export const endings: EndingTables = { numbers: "orders.number_endings", names: "orders.name_endings" };

const searchTextOf = ({ number, customerName, customerPo }: Found): string => searchText([number, customerName, initialsOf(customerName), customerPo]);
const ownWords = ({ number, customerPo }: Found): string[] => [number, customerPo ?? ""].map(searchable).filter(Boolean);
const filing = ({ companyId }: Tx, order: Found) => {
  const { own, shared } = fileByEndings(endings, { companyId, id: order.id, holderId: order.customerId, own: ownWords(order), shared: [searchable(order.customerName), initialsOf(order.customerName)] });
  return sql`own_endings as (${own}), shared_endings as (${shared})`;
};

/** A new order with all its lines, filed under what it is searched by, in one statement. */
export const insert = (tx: Tx, order: Order, lines: readonly Line[]): Promise<number> =>
  tx.run(sql`with header as (${filedOrderTable.insert(tx.companyId, [{ ...order, searchText: searchTextOf(order) }])}), ${filing(tx, order)} ${lineTable.insert(tx.companyId, lines)}`);

/** Files an order anew after its customer or the customer's number changed. */
export const fileAgain = (tx: Tx, order: Found): Promise<number> => {
  const had = sql`select unnest(string_to_array(search_text, e'\\n')) from orders.orders where company_id = ${tx.companyId} and id = ${order.id}`;
  const gone = noLongerUnder(endings, { companyId: tx.companyId, id: order.id, had, own: ownWords(order) });
  return tx.run(sql`with gone as (${gone}), ${filing(tx, order)} update orders.orders set search_text = ${searchTextOf(order)} where company_id = ${tx.companyId} and id = ${order.id}`);
};

/** Replaces the lines of an order that has not been submitted: lines keep their ids, those that are gone are removed. */
export async function replaceLines(tx: Tx, orderId: string, lines: readonly Line[]): Promise<void> {
  await tx.run(sql`delete from orders.lines where company_id = ${tx.companyId} and order_id = ${orderId}`);
  await tx.run(lineTable.insert(tx.companyId, lines));
}

/** The lines of a new version: those that stand are written over, new ones come, and of those that are gone is kept since which version. */
export async function saveLines(tx: Tx, orderId: string, { lines, version }: { lines: readonly Line[]; version: number }): Promise<void> {
  await tx.run(sql`
    update orders.lines set removed_in = ${version}
     where company_id = ${tx.companyId} and order_id = ${orderId} and removed_in is null and id <> all(${lines.map(({ id }) => id)}::uuid[])`);
  await tx.run(sql`${lineTable.insert(tx.companyId, lines)} on conflict (company_id, id) do update set ${lineTable.excluded()}`);
}

/** Whether the order ever stood: parts of its lines were owed. */
export const hasStood = async (tx: Tx, orderId: string): Promise<boolean> =>
  (await tx.one<{ stood: boolean }>(sql`select exists (select from orders.schedules where company_id = ${tx.companyId} and order_id = ${orderId}) as stood`)).stood;

/** The highest number that a line of the order ever had. */
export const lastLineNo = async (tx: Tx, orderId: string): Promise<number> =>
  (await tx.one<{ last: number }>(sql`select coalesce(max(line_no), 0)::int as last from orders.lines where company_id = ${tx.companyId} and order_id = ${orderId}`)).last;

export const insertSchedules = (tx: Tx, rows: readonly Schedule[]): Sql<unknown> => scheduleTable.insert(tx.companyId, rows);

/** Writes schedules whose milestones moved, or whose quantity or date changed. */
export const moveSchedules = (tx: Tx, rows: readonly Schedule[]): Sql<unknown> => sql`
  update orders.schedules s
     set quantity = g.quantity, date = g.date, planned = g.planned, stocked = g.stocked, issued = g.issued, packed = g.packed, shipped = g.shipped, arrived = g.arrived, signed = g.signed, coming = g.coming
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as g (id uuid, quantity numeric, date date, planned numeric, stocked numeric, issued numeric, packed numeric, shipped numeric, arrived numeric, signed numeric, coming numeric)
   where s.company_id = ${tx.companyId} and s.id = g.id`;

export interface Version {
  orderId: string;
  version: number;
  hash: string;
  body: string;
}

/** Keeps a submitted version word for word. */
export const insertVersion: Collector<Version> = {
  name: "order_version",
  parts: (versions, { tx, now, actor }) =>
    versions.map((v, i) => ({
      name: `order_version_${i}`,
      sql: sql`insert into orders.versions (company_id, order_id, version, hash, body, at, by)
        values (${tx.companyId}, ${v.orderId}, ${v.version}, ${v.hash}, ${v.body}, ${now}, ${actor.id})`,
    })),
};

export interface KeptVersion extends Omit<Version, "orderId"> {
  at: Date;
  by: string;
}

/** Every submitted version, word for word, oldest first. */
export const versionsOf = (tx: Tx, orderId: string): Promise<KeptVersion[]> =>
  tx.many<KeptVersion>(sql`select version, at, by, hash, body from orders.versions where company_id = ${tx.companyId} and order_id = ${orderId} order by version`);

export interface Contact {
  id: string;
  orderId: string;
  occasion: string;
  contactId: string | null;
  means: string;
  at: Date;
  proposal: string | null;
  outcome: string;
  evidence: readonly { kind: string; fileId: string }[];
}

/** Keeps what was said to a customer; append-only. */
export const insertContact: Collector<Contact> = {
  name: "order_contact",
  parts: (contacts, { tx, actor }) =>
    contacts.map((c, i) => ({
      name: `order_contact_${i}`,
      sql: sql`insert into orders.contacts (company_id, id, order_id, occasion, contact_id, means, at, by, proposal, outcome, evidence)
        values (${tx.companyId}, ${c.id}, ${c.orderId}, ${c.occasion}, ${c.contactId}, ${c.means}, ${c.at}, ${actor.id}, ${c.proposal}, ${c.outcome}, ${JSON.stringify(c.evidence)}::jsonb)`,
    })),
};

export interface Twin {
  id: string;
  number: string;
  createdAt: Date;
  totalAmount: string;
}

/** Orders of the same customer that look like this one: the same customer's number within a year, or the same total within so many days. */
export const twinsOf = (tx: Tx, o: Pick<Order, "id" | "customerId" | "customerPo" | "totalAmount" | "createdAt">, days: number): Promise<Twin[]> => {
  const within = sql`make_interval(days => ${days})`;
  // Without a number of the customer's own only the days count: a year of a large customer's orders is not read for nothing.
  return tx.many<Twin>(sql`
    select id, number, created_at, total_amount from orders.orders
     where company_id = ${tx.companyId} and customer_id = ${o.customerId} and id <> ${o.id} and review <> 'cancelled'
       and created_at > ${o.createdAt}::timestamptz - ${o.customerPo === null ? within : sql`interval '1 year'`}
       and ((customer_po is not null and customer_po = ${o.customerPo}) or (total_amount = ${o.totalAmount}::numeric and created_at > ${o.createdAt}::timestamptz - ${within}))
     order by created_at desc limit 5`);
};

/** Whether an order of the customer was ever completed, `except` left out. */
export const hasCompleted = async (tx: Tx, { customerId, except }: { customerId: string; except: string }): Promise<boolean> =>
  (await tx.one<{ completed: boolean }>(sql`
    select exists (select from orders.orders where company_id = ${tx.companyId} and customer_id = ${customerId} and id <> ${except} and stage in ('completed', 'archived')) as completed`)).completed;

/** So many of a customer's orders are looked through for what he paid last: what he buys he buys again before long, and of a product that all buy every line would be read. */
const ordersBack = 200;

/** The last price that this customer paid for each product, of those of his last orders that he confirmed. */
export const lastPrices = (tx: Tx, customerId: string, productIds: readonly string[]): Promise<{ productId: string; unitPrice: string }[]> =>
  tx.many(sql`
    select p.product_id, paid.unit_price from unnest(${[...productIds]}::uuid[]) as p (product_id)
      cross join lateral (
        select l.unit_price from (select id, created_at, confirmation from orders.orders where company_id = ${tx.companyId} and customer_id = ${customerId} order by created_at desc limit ${ordersBack}) o
          join orders.lines l on l.company_id = ${tx.companyId} and l.product_id = p.product_id and l.order_id = o.id and l.removed_in is null and l.unit_price is not null
         where o.confirmation = 'given' order by o.created_at desc limit 1) paid`);

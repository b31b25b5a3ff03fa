import pg from "pg";
import { gramsOf, searchText } from "../../platform/search-words.ts";
import type { Connection } from "../rig.ts";

/** An order that came to its invoice: by what it and its papers are found, and under which keys they are filed. */
export interface Filed {
  orderNumber: string;
  deliveryNumber: string;
  tracking: string;
  customer: string;
  invoiceNumber: string;
  taxNumber: string;
  keys: { order: string[]; delivery: string[]; request: string[]; receivable: string[] };
}

const rowsOf = async <Row extends pg.QueryResultRow>(connection: Connection, text: string, values: unknown[]): Promise<Row[]> => {
  const client = new pg.Client(connection);
  await client.connect();
  return client.query<Row>(text, values).then(({ rows }) => rows).finally(() => client.end());
};

const keysText = (orders: string, deliveries: string, documents: string) => `json_build_object(
    'order', array(select ending from ${orders} e where e.id = o.id), 'delivery', array(select ending from ${deliveries} e where e.id = d.id),
    'request', array(select gram from ${documents} g where g.id = r.id), 'receivable', array(select gram from ${documents} g where g.id = v.id)) as keys`;
const chain = (order: string, delivery: string, settlement: string) => `from ${settlement}receivables v join ${settlement}invoices i on i.id = v.invoice_id join ${order} o on o.id = v.order_id join ${delivery} d on d.order_id = o.id join ${settlement}requests r on r.delivery_id = d.id`;
const numbers = `o.number as "orderNumber", d.number as "deliveryNumber", i.number as "invoiceNumber", i.tax_number as "taxNumber"`;

/** Orders made since an id of the time, in the house and in the floor. */
export const filedInHouse = (connection: Connection, companyId: string, since: string): Promise<Filed[]> => rowsOf(connection, `
  select ${numbers}, o.customer_name as customer, d.tracking_number as tracking, ${keysText("orders.number_endings", "shipping.number_endings", "settlement.grams")}
    ${chain("orders.orders", "shipping.deliveries", "settlement.")} where o.company_id = $1 and o.id >= $2`, [companyId, since]);
export const filedInFloor = (connection: Connection, since: string): Promise<Filed[]> => rowsOf(connection, `
  select ${numbers}, c.short_name as customer, d.carriage ->> 'trackingNumber' as tracking, ${keysText("order_endings", "delivery_endings", "document_grams")}
    ${chain("orders", "deliveries", "")} join customers c on c.id = o.customer_id where o.id >= $1`, [since]);

const endingsOf = (...words: string[]): string[] => [...new Set(words.flatMap((word) => Array.from(word.toLowerCase(), (_, at) => word.toLowerCase().slice(at))))];

/** The keys under which it must be filed, by the functions with which the house makes or looks for them. */
export const keysDue = ({ orderNumber, deliveryNumber, tracking, customer, invoiceNumber, taxNumber }: Filed): Filed["keys"] => ({
  order: endingsOf(orderNumber), delivery: endingsOf(deliveryNumber, orderNumber, tracking),
  request: gramsOf(searchText([orderNumber, deliveryNumber, customer])), receivable: gramsOf(searchText([invoiceNumber, taxNumber, orderNumber, customer])),
});
export const sorted = (keys: Filed["keys"]): Filed["keys"] => ({ order: keys.order.toSorted(), delivery: keys.delivery.toSorted(), request: keys.request.toSorted(), receivable: keys.receivable.toSorted() });

const kept: readonly [table: string, inHouse: string, key: string, keyInHouse?: string][] = [
  ["orders", "orders.orders", "id"], ["lines", "orders.lines", "id"], ["schedules", "orders.schedules", "order_id"], ["accounts", "settlement.orders", "order_id"], ["reservations", "stock.reservations", "order_id", "source_id"],
  ["deliveries", "shipping.deliveries", "id"], ["delivery_lines", "shipping.lines", "id"], ["requests", "settlement.requests", "id"], ["request_lines", "settlement.request_lines", "id"], ["invoices", "settlement.invoices", "id"],
  ["invoice_lines", "settlement.invoice_lines", "invoice_id"], ["receivables", "settlement.receivables", "id"], ["journal", "journal.entries join orders.orders o on o.id = subject_id", "subject", "subject_id"], ["heads", "journal.heads join orders.orders o on o.id = subject_id", "subject", "subject_id"],
  ["receivers", "shipping.people", "delivery_id", "owner_id"], ["lots", "stock.lots", "product_id"],
  ["order_endings", "orders.number_endings", "id"], ["delivery_endings", "shipping.number_endings", "id"],
];
const counted = (tables: readonly (readonly [name: string, table: string, key: string])[]) => `select json_object_agg(name, n) as counts from (${tables.map(([name, table, key]) => `select '${name}' as name, count(*) as n from ${table} where ${key} < $1`).join(" union all ")}) c`;

/** Rows of what was stored before an id of the time, by the floor's names of the tables. */
export async function storedBefore(house: Connection, floor: Connection, before: string): Promise<{ house: Record<string, number>; floor: Record<string, number> }> {
  const of = async (connection: Connection, tables: Parameters<typeof counted>[0]) => (await rowsOf<{ counts: Record<string, number> }>(connection, counted(tables), [before]))[0]!.counts;
  return { house: await of(house, kept.map(([name, table, key, inHouse = key]) => [name, table, inHouse])), floor: await of(floor, kept.map(([name, , key]) => [name, name, key])) };
}

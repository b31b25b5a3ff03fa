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

/** Orders of a company made since an id of the time, in the house or in the floor, whose tables are the same. */
export const filedIn = (connection: Connection, companyId: string, since: string): Promise<Filed[]> => rowsOf(connection, `
  select o.number as "orderNumber", d.number as "deliveryNumber", i.number as "invoiceNumber", i.tax_number as "taxNumber", o.customer_name as customer, d.tracking_number as tracking, json_build_object(
      'order', array(select ending from orders.number_endings e where e.id = o.id), 'delivery', array(select ending from shipping.number_endings e where e.id = d.id),
      'request', array(select gram from settlement.grams g where g.id = r.id), 'receivable', array(select gram from settlement.grams g where g.id = v.id)) as keys
    from settlement.receivables v join settlement.invoices i on i.id = v.invoice_id join orders.orders o on o.id = v.order_id join shipping.deliveries d on d.order_id = o.id join settlement.requests r on r.delivery_id = d.id
    where o.company_id = $1 and o.id >= $2`, [companyId, since]);

const endingsOf = (...words: string[]): string[] => [...new Set(words.flatMap((word) => Array.from(word.toLowerCase(), (_, at) => word.toLowerCase().slice(at))))];

/** The keys under which it must be filed, by the functions with which the house makes or looks for them. */
export const keysDue = ({ orderNumber, deliveryNumber, tracking, customer, invoiceNumber, taxNumber }: Filed): Filed["keys"] => ({
  order: endingsOf(orderNumber), delivery: endingsOf(deliveryNumber, orderNumber, tracking),
  request: gramsOf(searchText([orderNumber, deliveryNumber, customer])), receivable: gramsOf(searchText([invoiceNumber, taxNumber, orderNumber, customer])),
});
export const sorted = (keys: Filed["keys"]): Filed["keys"] => ({ order: keys.order.toSorted(), delivery: keys.delivery.toSorted(), request: keys.request.toSorted(), receivable: keys.receivable.toSorted() });

const kept: readonly [table: string, key: string][] = [
  ["customers.customers", "id"], ["catalog.products", "id"], ["stock.lots", "product_id"], ["stock.reservations", "source_id"], ["orders.orders", "id"], ["orders.lines", "id"], ["orders.schedules", "order_id"], ["orders.number_endings", "id"],
  ["shipping.deliveries", "id"], ["shipping.people", "owner_id"], ["shipping.lines", "id"], ["shipping.number_endings", "id"], ["settlement.orders", "order_id"], ["settlement.grants", "order_id"], ["settlement.obligations", "order_id"],
  ["settlement.requests", "id"], ["settlement.request_lines", "id"], ["settlement.invoices", "id"], ["settlement.invoice_lines", "invoice_id"], ["settlement.receivables", "id"], ["journal.entries", "subject_id"], ["journal.heads", "subject_id"],
];
const counted = kept.map(([table, key]) => `select '${table}' as name, count(*) as n from ${table} where company_id = $1 and ${key} < $2`).join(" union all ");

/** How many rows of a company are older than an id of the time, by table. */
export const rowsBefore = async (connection: Connection, companyId: string, before: string): Promise<Record<string, number>> =>
  (await rowsOf<{ counts: Record<string, number> }>(connection, `select json_object_agg(name, n) as counts from (${counted}) c`, [companyId, before]))[0]!.counts;

/** Gives one product a piece that another one loses: sums stay what they are. */
export const mistakeStock = (connection: Connection, companyId: string): Promise<unknown> => rowsOf(connection, `
  update stock.levels l set on_hand = on_hand + case when l.product_id = two.ids[1] then 1 else -1 end
    from (select (array_agg(product_id order by product_id))[1:2] as ids from stock.levels where company_id = $1 and on_hand > 1) two where l.company_id = $1 and l.product_id = any(two.ids)`, [companyId]);

import type { Endpoint, InputOf } from "../../contract/toolkit.ts";
import { listProducts, searchProducts } from "../../contract/catalog.ts";
import { listCustomers } from "../../contract/customers.ts";
import { stages } from "../../contract/order-axes.ts";
import { listViews } from "../../contract/order-views.ts";
import { listOrders, readOrder } from "../../contract/orders.ts";
import { requestOf } from "../../contract/request.ts";
import { readOrderMoney } from "../../contract/settlement.ts";
import { listOverdueCustomers } from "../../contract/settlement-calls.ts";
import { listDeliveries } from "../../contract/shipping.ts";
import { customerService, overview, timeline, trace } from "../../contract/views.ts";
import type { Bulk } from "../../db/bench/make-bulk.ts";
import { sampled, variety, words } from "../../db/bench/samples.ts";
import { ask, type Case } from "./measure.ts";

/** An id that nothing has. */
const nowhere = "0198c0de-0000-7000-8000-000000000001";
const pathOf = <E extends Endpoint>(endpoint: E, input: InputOf<E>): string => requestOf(endpoint, input as Record<string, unknown>).url;

/** The cursor that leads to a page, by turning the pages before it. */
async function cursorOf(address: string, authorization: string, page: number): Promise<string | undefined> {
  let cursor: string | undefined;
  for (let turned = 1; turned < page; turned += 1) {
    const { body } = await ask(address, pathOf(listOrders, { ...(cursor && { cursor }) }), authorization);
    const { next } = JSON.parse(body) as { next: string | null };
    if (next === null) break;
    cursor = next;
  }
  return cursor;
}

/** Pages that ten thousand orders fill: 29 customers of these are overdue, and half of the names that are searched have more than 20 orders. */
const [fewer, fewest] = [20, 10];
const daysBefore = (day: string, days: number): string => new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10);
const middle = (name: string): string => Array.from(name).slice(2, 4).join("");
const monthFrom = (day: string): string => new Date(Date.parse(day) + 30 * 86_400_000).toISOString().slice(0, 10);
const underWay = stages.filter((stage) => !["completed", "archived", "cancelled"].includes(stage));

/** Everything that is measured on one database, as asked on a day. */
export async function casesOf(bulk: Bulk, address: string, today: string): Promise<Case[]> {
  const month = `${today.slice(0, 8)}01`;
  const { director, salesperson } = bulk.registers.passes;
  const orders = await sampled(bulk);
  const deep = await cursorOf(address, director, 50);
  const list = (name: string, paths: readonly string[], authorization = director, alike?: string): Case => ({ name, group: "list", paths, authorization, ...(alike !== undefined && { alike }) });
  const search = (name: string, paths: readonly string[], alike?: string): Case => ({ name, group: "search", paths, authorization: director, ...(alike !== undefined && { alike }) });
  const page = (name: string, paths: readonly string[], authorization = director): Case => ({ name, group: "page", paths, authorization });
  const named = bulk.registers.customers.slice(0, variety);
  return [
    list("orders, first page", [pathOf(listOrders, {})]),
    list("orders, page 50 by cursor", [pathOf(listOrders, { ...(deep && { cursor: deep }) })]),
    list("orders of a customer", orders.map(({ customerId }) => pathOf(listOrders, { customerId }))),
    list("orders at a stage", stages.map((stage) => pathOf(listOrders, { stage }))),
    list("orders entered in 30 days", orders.map(({ day }) => pathOf(listOrders, { enteredFrom: day, enteredTo: monthFrom(day) }))),
    list("orders wanted in 30 days, by date", orders.map(({ day }) => pathOf(listOrders, { requestedFrom: day, requestedTo: monthFrom(day), sort: "requestedDate" }))),
    list("orders by number", [pathOf(listOrders, { sort: "number" })]),
    list("orders by number, the lowest first", [pathOf(listOrders, { sort: "number", direction: "ascending" })]),
    list("orders, the oldest first", [pathOf(listOrders, { direction: "ascending" })]),
    list("orders by the day wanted, the last first", [pathOf(listOrders, { sort: "requestedDate", direction: "descending" })]),
    list("orders at a stage, the oldest first", stages.map((stage) => pathOf(listOrders, { stage, direction: "ascending" }))),
    list("view: late orders, the last first", [pathOf(listOrders, { stage: underWay, requestedTo: today, sort: "requestedDate", direction: "descending" })]),
    list("customers by code", [pathOf(listCustomers, {})]),
    list("customers by name, backwards", [pathOf(listCustomers, { sort: "name", direction: "descending" })]),
    list("products by name, backwards", [pathOf(listProducts, { sort: "name", direction: "descending" })]),
    list("view: late orders", [pathOf(listOrders, { stage: underWay, requestedTo: today, sort: "requestedDate" })]),
    list("view: orders to invoice", [pathOf(listOrders, { toInvoice: "true" })]),
    list("orders won this month", [pathOf(listOrders, { establishedFrom: month })]),
    list("orders paid this month", [pathOf(listOrders, { paidFrom: month, sort: "paid" })]),
    list("my own orders paid this month", [pathOf(listOrders, { paidFrom: month, sort: "paid" })], salesperson, "my own orders paid in half a year"),
    list("my own orders paid in half a year", [pathOf(listOrders, { paidFrom: daysBefore(today, 182), sort: "paid" })], salesperson),
    list("deliveries that left this month", [pathOf(listDeliveries, { shippedFrom: month })]),
    list("orders with a tag", [pathOf(listOrders, { tagId: nowhere })]),
    list("view: my own orders", [pathOf(listOrders, {})], salesperson),
    list("saved views", [pathOf(listViews, {})]),
    list("customers to call about what is overdue", [pathOf(listOverdueCustomers, {})], director, "customers to call, the first 20"),
    list("customers to call, the first 20", [pathOf(listOverdueCustomers, { limit: fewer })]),
    list("deliveries, first page", [pathOf(listDeliveries, {})]),
    search("order by the tail of its number", orders.map(({ number }) => pathOf(listOrders, { search: number.slice(-6) }))),
    search("order by 4 digits of its number", orders.map(({ number }) => pathOf(listOrders, { search: number.slice(-4) }))),
    search("order by day and running number, the closest", orders.map(({ number }) => pathOf(listOrders, { search: number.replace(/^\D*\d{4}/, "").replace(/-0*/, ""), sort: "closest", limit: 6 }))),
    search("order by 4 digits of its number, the closest", orders.map(({ number }) => pathOf(listOrders, { search: number.slice(-4), sort: "closest", limit: 6 }))),
    search("orders by 2 characters of a name", orders.map(({ shortName }) => pathOf(listOrders, { search: middle(shortName) })), "orders by 2 characters of a name, the first 10"),
    search("orders by 2 characters of a name, the first 10", orders.map(({ shortName }) => pathOf(listOrders, { search: middle(shortName), limit: fewest }))),
    search("orders by a word that nothing has", [pathOf(listOrders, { search: words.nowhere })]),
    search("delivery by its tracking number's tail", orders.flatMap(({ tracking }) => (tracking ? [pathOf(listDeliveries, { search: tracking.slice(-6) })] : []))),
    search("deliveries by 2 characters of a name", orders.map(({ shortName }) => pathOf(listDeliveries, { search: middle(shortName) })), "deliveries by 2 characters of a name, the first 10"),
    search("deliveries by 2 characters of a name, the first 10", orders.map(({ shortName }) => pathOf(listDeliveries, { search: middle(shortName), limit: fewest }))),
    search("customers by 2 characters of a name", named.map(({ shortName }) => pathOf(listCustomers, { q: middle(shortName) }))),
    search("customer by the tail of a phone", named.map(({ phone }) => pathOf(listCustomers, { q: phone.slice(-4) }))),
    search("products by 2 characters", words.products.map((q) => pathOf(listProducts, { q }))),
    search("product in the entry of an order", bulk.registers.products.slice(0, variety).map(({ code }) => pathOf(searchProducts, { q: code.slice(-4) }))),
    page("first page of the director", [pathOf(overview, {})]),
    page("first page of a salesperson", [pathOf(overview, {})], salesperson),
    page("how a customer is served", orders.map(({ customerId }) => pathOf(customerService, { id: customerId }))),
    page("an order's page", orders.map(({ id }) => pathOf(readOrder, { orderId: id }))),
    page("an order's timeline", orders.map(({ id }) => pathOf(timeline, { orderId: id }))),
    page("an order's documents", orders.map(({ id }) => pathOf(trace, { orderId: id }))),
    page("an order's money", orders.flatMap(({ id, established }) => (established ? [pathOf(readOrderMoney, { orderId: id })] : []))),
  ];
}

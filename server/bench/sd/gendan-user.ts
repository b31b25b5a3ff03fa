import { getCustomer } from "../../../contract/customers.ts";
import * as orders from "../../../contract/orders.ts";
import { requestOf } from "../../../contract/request.ts";
import * as settlement from "../../../contract/settlement.ts";
import * as shipping from "../../../contract/shipping.ts";
import type { AnswerOf, Endpoint, InputOf } from "../../../contract/toolkit.ts";
import { Unexpected } from "../../conformance/door.ts";
import type { Door } from "../../conformance/door.ts";
import { businessDate } from "../business-date.ts";
import { quantitiesOf, type Worker } from "./steps.ts";
import { linesPerOrder, type Trader } from "./traders.ts";

/** The customer's list has as many rows in the step list. */
const listed = 40;

interface AtWork {
  trader: Trader;
  /** Position among the users, from 0. */
  index: number;
  /** Sets this run's invoices apart from those of a run before on the same database. */
  run: string;
}

/** Asks as this user; the answer is taken as its contract describes it, which the tests of the house prove, for parsing it would load the machine that is measured. */
function askerOf(door: Door, authorization: string) {
  return async <E extends Endpoint>(endpoint: E, input: InputOf<E>): Promise<AnswerOf<E>> => {
    const { url, body } = requestOf(endpoint, input as Record<string, unknown>);
    const headers = { authorization, ...(endpoint.kind === "command" && { "idempotency-key": crypto.randomUUID() }), ...(body !== undefined && { "content-type": "application/json" }) };
    const { status, json } = await door({ name: endpoint.name, method: endpoint.method, url, headers, body });
    if (status >= 300) throw new Unexpected(endpoint.name, json as Unexpected["problem"]);
    return json as AnswerOf<E>;
  };
}

/** A user of Gendan: each dialog step is the requests that its screen sends, every write with its own key. */
export function gendanUser(door: Door, { trader, index, run }: AtWork): Worker {
  const ask = askerOf(door, trader.authorization);
  let entered = 0;
  let form: InputOf<typeof orders.enterOrder>;
  let order = { orderId: "", number: "", revision: 0 };
  let deliveryId = "";
  let lines: shipping.DeliveryLine[] = [];
  let requestIds: string[] = [];

  const fill = () => {
    const quantities = quantitiesOf(index * 7919 + entered++, linesPerOrder);
    form = {
      customerId: trader.customerId, channel: "phone", channelNote: "来电", contactId: trader.contactId, addressId: trader.addressId, requestedDate: businessDate(),
      lines: trader.products.map((productId, line) => ({ productId, quantity: quantities[line]! })),
    };
  };
  const openDelivery = async () => void ({ lines } = await ask(shipping.readDelivery, { deliveryId }));
  const steps = [
    async () => void (await ask(orders.listDrafts, {})),
    async () => void (await ask(getCustomer, { id: trader.customerId })),
    async () => (fill(), void (await ask(orders.adviseOrder, form))),
    async () => {
      order = await ask(orders.enterOrder, form);
      // A customer who buys the same every few days has orders of one total; the advice before named them.
      await ask(orders.submitOrder, { orderId: order.orderId, expectedRevision: order.revision, duplicateAccepted: true });
    },
    async () => {
      const { rows: [row] } = await ask(shipping.listDeliveries, { orderId: order.orderId });
      if (!row) throw new Error("the order has no delivery");
      deliveryId = row.id;
    },
    openDelivery,
    async () => {
      await ask(shipping.pickDelivery, { deliveryId, byHand: lines.map(({ id, ordered }) => ({ lineId: id, picked: ordered })) });
      await ask(shipping.packDelivery, { deliveryId });
    },
    async () => void (await ask(orders.listOrders, { search: order.number })),
    async () => void (await ask(orders.readOrder, { orderId: order.orderId })),
    openDelivery,
    async () => void (await ask(shipping.shipDelivery, { deliveryId, carriage: { by: "carrier", carrier: "顺丰速运", trackingNumber: `SF${order.number}` } })),
    async () => void (await ask(orders.listOrders, {})),
    async () => void (await ask(orders.listOrders, { customerId: trader.customerId, limit: listed })),
    async () => {
      const { rows } = await ask(settlement.listInvoiceRequests, { orderId: order.orderId, state: "requested" });
      requestIds = rows.map(({ id }) => id);
    },
    async () => void (await ask(settlement.issueInvoice, { requestIds, kind: "special", taxNumber: `${run}-${index}-${entered}`, issuedOn: businessDate() })),
  ];
  return { take: (position) => steps[position]!() };
}

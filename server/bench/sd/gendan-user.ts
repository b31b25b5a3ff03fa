import { getCustomer } from "../../../contract/customers.ts";
import * as orders from "../../../contract/orders.ts";
import { requestOf } from "../../../contract/request.ts";
import * as settlement from "../../../contract/settlement.ts";
import * as shipping from "../../../contract/shipping.ts";
import type { AnswerOf, Endpoint, InputOf } from "../../../contract/toolkit.ts";
import { Unexpected } from "../../conformance/door.ts";
import type { Door, Reply } from "../../conformance/door.ts";
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

/** Asks as this user; the answer is taken as its contract describes it, which the tests of the house prove, for checking it would load the machine that is measured. */
function askerOf(door: Door, authorization: string) {
  /** Of whose answer no more is wanted than that it came. */
  async function send<E extends Endpoint>(endpoint: E, input: InputOf<E>): Promise<Reply> {
    const { url, body } = requestOf(endpoint, input as Record<string, unknown>);
    const headers = { authorization, ...(endpoint.kind === "command" && { "idempotency-key": crypto.randomUUID() }), ...(body !== undefined && { "content-type": "application/json" }) };
    const reply = await door({ name: endpoint.name, method: endpoint.method, url, headers, body });
    if (reply.status >= 300) throw new Unexpected(endpoint.name, reply.json as Unexpected["problem"]);
    return reply;
  }
  return { send, ask: async <E extends Endpoint>(endpoint: E, input: InputOf<E>): Promise<AnswerOf<E>> => (await send(endpoint, input)).json as AnswerOf<E> };
}

/** A user of Gendan: each dialog step is the requests that its screen sends, every write with its own key. */
export function gendanUser(door: Door, { trader, index, run }: AtWork): Worker {
  const { ask, send } = askerOf(door, trader.authorization);
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
    async () => void (await send(orders.listDrafts, {})),
    async () => void (await send(getCustomer, { id: trader.customerId })),
    async () => (fill(), void (await send(orders.adviseOrder, form))),
    async () => {
      order = await ask(orders.enterOrder, form);
      // A customer who buys the same every few days has orders of one total; the advice before named them.
      await send(orders.submitOrder, { orderId: order.orderId, expectedRevision: order.revision, duplicateAccepted: true });
    },
    async () => {
      const { rows: [row] } = await ask(shipping.listDeliveries, { orderId: order.orderId });
      if (!row) throw new Error("the order has no delivery");
      deliveryId = row.id;
    },
    openDelivery,
    async () => {
      await send(shipping.pickDelivery, { deliveryId, byHand: lines.map(({ id, ordered }) => ({ lineId: id, picked: ordered })) });
      await send(shipping.packDelivery, { deliveryId });
    },
    async () => void (await send(orders.listOrders, { search: order.number })),
    async () => void (await send(orders.readOrder, { orderId: order.orderId })),
    openDelivery,
    async () => void (await send(shipping.shipDelivery, { deliveryId, carriage: { by: "carrier", carrier: "顺丰速运", trackingNumber: `SF${order.number}` } })),
    async () => void (await send(orders.listOrders, {})),
    async () => void (await send(orders.listOrders, { customerId: trader.customerId, limit: listed })),
    async () => {
      const { rows } = await ask(settlement.listInvoiceRequests, { orderId: order.orderId, state: "requested" });
      requestIds = rows.map(({ id }) => id);
    },
    async () => void (await send(settlement.issueInvoice, { requestIds, kind: "special", taxNumber: `${run}-${index}-${entered}`, issuedOn: businessDate() })),
  ];
  return { take: (position) => steps[position]!() };
}

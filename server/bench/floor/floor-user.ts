import { randomUUID } from "node:crypto";
import type { Door, Reply } from "../../conformance/door.ts";
import { businessDate } from "../business-date.ts";
import { quantitiesOf, type Worker } from "../sd/steps.ts";
import { linesPerOrder, type Trader } from "../sd/traders.ts";

interface AtWork {
  trader: Trader;
  index: number;
  run: string;
}
interface Row {
  id: string;
  number: string;
  lines: { id: string; ordered: number }[];
}

/** The same user at the floor: as many requests, reads and writes for each dialog step, and the same rows behind them. */
export function floorUser(door: Door, { trader, index, run }: AtWork): Worker {
  async function send(name: string, about = "", body?: unknown): Promise<Reply> {
    const sent = body === undefined ? undefined : JSON.stringify(body);
    const headers = { authorization: trader.id, ...(sent !== undefined && { "idempotency-key": randomUUID(), "content-type": "application/json" }) };
    const reply = await door({ name, method: sent === undefined ? "GET" : "POST", url: `/${name}/${encodeURIComponent(about)}`, headers, body: sent });
    if (reply.status >= 300) throw new Error(`floor ${name}: ${JSON.stringify(reply.json)}`);
    return reply;
  }
  const rows = async (name: string, about: string) => (await send(name, about)).json as Row[];
  let entered = 0;
  let form = {};
  let order = { id: "", number: "" };
  let delivery: Row = { id: "", number: "", lines: [] };
  let requestId = "";

  const fill = () => {
    const quantities = quantitiesOf(index * 7919 + entered++, linesPerOrder);
    form = { customerId: trader.customerId, contactId: trader.contactId, addressId: trader.addressId, requestedDate: businessDate(), note: "来电", lines: trader.products.map((product_id, line) => ({ product_id, quantity: quantities[line]! })) };
  };
  const openDelivery = async () => void ([delivery = delivery] = await rows("delivery", delivery.id));
  const steps = [
    async () => void (await send("drafts")),
    async () => void (await send("customer", trader.customerId)),
    async () => (fill(), void (await send("advice", "", form))),
    async () => {
      order = (await send("enter", "", form)).json as typeof order;
      await send("submit", order.id, {});
    },
    async () => void ([delivery = delivery] = await rows("deliveries", order.id)),
    openDelivery,
    async () => {
      await send("pick", delivery.id, delivery.lines.map(({ id, ordered }) => ({ id, picked: ordered })));
      await send("pack", delivery.id, {});
    },
    async () => void (await send("byNumber", order.number)),
    async () => void (await send("order", order.id)),
    openDelivery,
    async () => void (await send("ship", delivery.id, { by: "carrier", carrier: "顺丰速运", trackingNumber: `SF${order.number}` })),
    async () => void (await send("newest")),
    async () => void (await send("ofCustomer", trader.customerId)),
    async () => void ([{ id: requestId } = { id: requestId }] = await rows("requests", order.id)),
    async () => void (await send("invoice", requestId, `${run}-${index}-${entered}`)),
  ];
  return { take: (position) => steps[position]!() };
}

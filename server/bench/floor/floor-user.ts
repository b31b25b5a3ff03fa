import { randomUUID } from "node:crypto";
import type { Door } from "../../conformance/door.ts";
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
  async function ask(name: string, about = "", body?: unknown): Promise<unknown> {
    const sent = body === undefined ? undefined : JSON.stringify(body);
    const headers = { authorization: trader.id, ...(sent !== undefined && { "idempotency-key": randomUUID(), "content-type": "application/json" }) };
    const { status, json } = await door({ name, method: sent === undefined ? "GET" : "POST", url: `/${name}/${encodeURIComponent(about)}`, headers, body: sent });
    if (status >= 300) throw new Error(`floor ${name}: ${JSON.stringify(json)}`);
    return json;
  }
  const rows = async (name: string, about: string) => (await ask(name, about)) as Row[];
  let entered = 0;
  let form = {};
  let order = { id: "", number: "" };
  let delivery: Row = { id: "", number: "", lines: [] };
  let requestId = "";

  const fill = () => {
    const quantities = quantitiesOf(index * 7919 + entered++, linesPerOrder);
    form = { customerId: trader.customerId, requestedDate: businessDate(), note: "来电", lines: trader.products.map((product_id, line) => ({ product_id, quantity: quantities[line]! })) };
  };
  const openDelivery = async () => void ([delivery = delivery] = await rows("delivery", delivery.id));
  const steps = [
    async () => void (await ask("drafts")),
    async () => void (await ask("customer", trader.customerId)),
    async () => (fill(), void (await ask("advice", "", form))),
    async () => {
      order = (await ask("enter", "", form)) as typeof order;
      await ask("submit", order.id, {});
    },
    async () => void ([delivery = delivery] = await rows("deliveries", order.id)),
    openDelivery,
    async () => {
      await ask("pick", delivery.id, delivery.lines.map(({ id, ordered }) => ({ id, picked: ordered })));
      await ask("pack", delivery.id, {});
    },
    async () => void (await ask("byNumber", order.number)),
    async () => void (await ask("order", order.id)),
    openDelivery,
    async () => void (await ask("ship", delivery.id, { by: "carrier", carrier: "顺丰速运", trackingNumber: `SF${order.number}` })),
    async () => void (await ask("newest")),
    async () => void (await ask("ofCustomer", trader.customerId)),
    async () => void ([{ id: requestId } = { id: requestId }] = await rows("requests", order.id)),
    async () => void (await ask("invoice", requestId, `${run}-${index}-${entered}`)),
  ];
  return { take: (position) => steps[position]!() };
}

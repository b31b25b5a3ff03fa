import * as confirmations from "../../contract/confirmations.ts";
import * as counts from "../../contract/counts.ts";
import * as changes from "../../contract/changes.ts";
import * as parts from "../../contract/delivery-parts.ts";
import * as orders from "../../contract/orders.ts";
import * as production from "../../contract/production.ts";
import * as shipping from "../../contract/shipping.ts";
import * as transfers from "../../contract/transfers.ts";
import { type Act, attempt, dayOf, pick, reason, type Turn } from "./world.ts";

/** From which states a thing may be moved, and into which: what the contract's lifecycles say, written down a second time, so that both must say the same. */
type Move = readonly [from: string, to: string, ask: () => Promise<{ state: string } | undefined>];

/** Asks for all that ever moves a thing, whatever state it is in, beginning anywhere, until something is accepted. */
async function moveAnyhow(thing: { what: string; state: string }, moves: Record<string, Move>, n: number): Promise<void> {
  const names = Object.keys(moves);
  for (const at of names.keys()) {
    const name = pick(names, n + at)!;
    const [from, to, ask] = moves[name]!;
    const moved = await ask();
    if (!moved) continue;
    if (!from.split(" ").includes(thing.state) || !to.split(" ").includes(moved.state)) throw new Error(`${name} moved ${thing.what} from ${thing.state} to ${moved.state}`);
    return;
  }
}

const atStage = async (done: Promise<{ stage: string } | undefined>) => {
  const answer = await done;
  return answer && { state: answer.stage };
};

async function anyOrder({ world, order, n }: Turn): Promise<void> {
  const { clerk, roll, order: typed } = world.mill;
  const the = { orderId: order.id, expectedRevision: order.revision };
  const withSales = "draft reviewFailed customerRefused";
  await moveAnyhow({ what: order.number, state: order.stage }, {
    edit: [withSales, "draft", () => atStage(attempt(world, clerk, orders.editOrder, { ...typed({ requestedDate: dayOf(world, 14), lines: [{ productId: roll, quantity: String(n + 1) }] }), ...the }))],
    submit: ["draft", "inReview", () => atStage(attempt(world, clerk, orders.submitOrder, { ...the, duplicateAccepted: true }))],
    withdraw: ["inReview", "draft", () => atStage(attempt(world, clerk, orders.withdrawOrder, { ...the, reason }))],
    cancel: [withSales, "cancelled", () => atStage(attempt(world, clerk, orders.cancelOrder, { ...the, reason }))],
  }, n);
}

/** It stands still and goes on again; what is with sales, or over, does neither. */
async function anyHold({ world, order, n }: Turn): Promise<void> {
  const { director } = world.mill;
  const over = ["draft", "reviewFailed", "customerRefused", "cancelled", "completed", "archived"].includes(order.stage);
  const now = async (done: Promise<unknown>, state: string) => ((await done) ? { state } : undefined);
  await moveAnyhow({ what: order.number, state: order.hold ? "held" : over ? `${order.stage} over` : "going" }, {
    hold: ["going", "held", () => now(attempt(world, director, orders.holdOrder, { orderId: order.id, reason }), "held")],
    resume: ["held", "going", () => now(attempt(world, director, orders.resumeOrder, { orderId: order.id }), "going")],
  }, n);
}

async function anyRun({ world, order, n }: Turn): Promise<void> {
  const { planner, head, quality, keeper, warehouseId } = world.mill;
  const run = pick((await planner.ask(production.listRuns, { orderId: order.id })).rows, n);
  if (!run) return;
  const the = { runId: run.id, expectedRevision: run.revision };
  const good = run.good ?? run.quantity;
  const back = (what: "approval" | "start" | "finish" | "inspection" | "stockIn") => attempt(world, head, production.reverseRun, { ...the, what, reason });
  await moveAnyhow({ what: run.number, state: run.state }, {
    approve: ["planned", "approved", () => attempt(world, head, production.approveRun, the)],
    return: ["planned", "returned", () => attempt(world, head, production.returnRun, { ...the, reason })],
    start: ["approved failed", "running", () => attempt(world, planner, production.startRun, the)],
    finish: ["running", "finished", () => attempt(world, planner, production.finishRun, { ...the, good })],
    inspect: ["finished", "passed", () => attempt(world, quality, production.inspectRun, { ...the, outcome: "passed", checks: { quantity: true, appearance: true, packaging: true, label: true }, good })],
    stockIn: ["passed", "stockedIn", () => attempt(world, keeper, production.stockInRun, { ...the, warehouseId })],
    reverseApproval: ["approved", "planned", () => back("approval")],
    reverseStart: ["running", "approved failed", () => back("start")],
    reverseFinish: ["finished", "running", () => back("finish")],
    reverseInspection: ["passed failed", "finished", () => back("inspection")],
    reverseStockIn: ["stockedIn", "passed", () => back("stockIn")],
  }, n);
}

async function anyDelivery({ world, order, n }: Turn): Promise<void> {
  const { keeper, clerk, director } = world.mill;
  const row = pick((await keeper.ask(shipping.listDeliveries, { orderId: order.id })).rows, n);
  if (!row) return;
  const deliveryId = row.id;
  const { lines, state, number } = await keeper.ask(shipping.readDelivery, { deliveryId });
  const the = { deliveryId, reason };
  await moveAnyhow({ what: number, state }, {
    pick: ["requested picking picked packed", "picking picked", () => attempt(world, keeper, shipping.pickDelivery, { deliveryId, byHand: lines.map(({ id, ordered }) => ({ lineId: id, picked: ordered })), short: [] })],
    pack: ["picked packed", "packed", () => attempt(world, keeper, shipping.packDelivery, { deliveryId })],
    check: ["packed", "checked", () => attempt(world, keeper, shipping.checkDelivery, { deliveryId, addressRight: true, lines: lines.map(({ id, packed }) => ({ lineId: id, productRight: true, counted: packed })) })],
    ship: ["checked", "shipped", () => attempt(world, keeper, shipping.shipDelivery, { deliveryId, carriage: { by: "carrier", carrier: "德邦", trackingNumber: "DB2" } })],
    arrive: ["shipped", "arrived", () => attempt(world, clerk, shipping.recordArrival, { deliveryId })],
    cancel: ["requested picking picked packed checked", "cancelled", () => attempt(world, clerk, parts.cancelDelivery, the)],
    reversePacking: ["packed", "picked", () => attempt(world, keeper, parts.reversePacking, the)],
    reverseCheck: ["checked", "packed", () => attempt(world, keeper, parts.reverseCheck, the)],
    reverseShipment: ["shipped", "packed", () => attempt(world, keeper, parts.reverseShipment, the)],
    reverseArrival: ["arrived", "shipped", () => attempt(world, keeper, parts.reverseArrival, the)],
    reverseSignOff: ["signed signedWithObjection", "arrived", () => attempt(world, director, parts.reverseSignOff, the)],
  }, n);
}

async function anyTransfer({ world, n }: Turn): Promise<void> {
  const { keeper, finance } = world.mill;
  const row = pick((await keeper.ask(transfers.listTransfers, { limit: 20 })).rows, n);
  if (!row) return;
  const the = { transferId: row.id, expectedRevision: row.revision };
  await moveAnyhow({ what: row.number, state: row.state }, {
    send: ["requested", "sent", () => attempt(world, keeper, transfers.sendTransfer, the)],
    receive: ["sent", "received", () => attempt(world, keeper, transfers.receiveTransfer, { ...the, differences: [] })],
    cancel: ["requested", "cancelled", () => attempt(world, keeper, transfers.cancelTransfer, { ...the, reason })],
    reverse: ["sent received", "reversed", () => attempt(world, finance, transfers.reverseTransfer, { ...the, reason })],
  }, n);
}

async function anyCount({ world, n }: Turn): Promise<void> {
  const { keeper, finance } = world.mill;
  const row = pick((await keeper.ask(counts.listCounts, { limit: 20 })).rows, n);
  if (!row) return;
  const the = { countId: row.id, expectedRevision: row.revision };
  await moveAnyhow({ what: row.number, state: row.state }, {
    submit: ["counting", "submitted", () => attempt(world, keeper, counts.submitCount, the)],
    sendBack: ["submitted", "counting", () => attempt(world, finance, counts.sendBackCount, { ...the, reason })],
    post: ["submitted", "posted", () => attempt(world, finance, counts.postCount, the)],
    cancel: ["counting submitted", "cancelled", () => attempt(world, keeper, counts.cancelCount, { ...the, reason })],
    reverse: ["posted", "reversed", () => attempt(world, finance, counts.reverseCount, { ...the, reason })],
  }, n);
}

/** Of any change of the order, decided or not. */
async function anyChange({ world, order, n }: Turn): Promise<void> {
  const { clerk, director } = world.mill;
  const row = pick((await clerk.ask(changes.listChanges, { orderId: order.id, state: "all" })).rows, n);
  if (!row) return;
  const { state, revision: expectedRevision } = await clerk.ask(changes.readChange, { changeId: row.id });
  const the = { changeId: row.id, expectedRevision };
  await moveAnyhow({ what: row.number, state }, {
    sign: ["toSign", "awaitingCustomer", () => attempt(world, director, changes.signAgreement, the)],
    withdraw: ["inReview toSign awaitingCustomer", "withdrawn", () => attempt(world, clerk, changes.withdrawChange, { ...the, reason })],
  }, n);
}

/** Of anything that the customer was ever asked about the order. */
async function anyConfirmation({ world, order, n }: Turn): Promise<void> {
  const { clerk, customer } = world.mill;
  const asked = pick(await clerk.ask(confirmations.ofOrder, { orderId: order.id }), n);
  if (!asked) return;
  const told = { requestId: asked.id, contactId: customer.contacts[0]!.id, agreedAt: world.house.clock.now().toISOString(), evidence: [], reason };
  await moveAnyhow({ what: asked.id, state: asked.state }, {
    refuse: ["awaiting", "refused", () => attempt(world, clerk, confirmations.recordOnBehalf, { ...told, outcome: "refused" })],
    link: ["awaiting", "awaiting", async () => ((await attempt(world, clerk, confirmations.copyLink, { requestId: asked.id })) ? { state: asked.state } : undefined)],
  }, n);
}

export const anyhow = { anyOrder, anyHold, anyRun, anyDelivery, anyTransfer, anyCount, anyChange, anyConfirmation } satisfies Record<string, Act>;

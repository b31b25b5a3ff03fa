import * as counts from "../../contract/counts.ts";
import * as parts from "../../contract/delivery-parts.ts";
import * as production from "../../contract/production.ts";
import * as shipping from "../../contract/shipping.ts";
import * as stock from "../../contract/stock.ts";
import * as transfers from "../../contract/transfers.ts";
import { signaturePng } from "../support/life.ts";
import { type Act, attempt, dayOf, partOf, pick, reason, type Turn } from "./world.ts";

const checks = { quantity: true, appearance: true, packaging: true, label: true };

/** What is to be made of the order is planned for one of the next weeks; now and then a half of it. */
async function plan({ world, order, n }: Turn): Promise<boolean> {
  const { mill } = world;
  const mine = (await mill.planner.ask(production.listRequests, { limit: 200 })).rows.filter((row) => row.orderId === order.id);
  if (!mine.length) return false;
  const shares = mine.map(({ id, open }) => ({ requestId: id, quantity: n % 5 ? open : partOf(open, 0) }));
  return Boolean(await attempt(world, mill.planner, production.planRun, { workCentreId: mill.workCentreId, startDay: dayOf(world, 1 + (n % 28)), shares }));
}

/** The next step of one of the order's runs; fewer are made now and then, and some do not pass. */
async function work({ world, order, n }: Turn): Promise<boolean> {
  const { planner, head, quality, keeper, ask } = { ...world.mill, ask: attempt.bind(null, world) };
  const run = (await planner.ask(production.listRuns, { orderId: order.id })).rows.find(({ state }) => state !== "stockedIn" && state !== "cancelled" && state !== "returned");
  if (!run) return false;
  const { id: runId, revision: expectedRevision, quantity } = run;
  const good = run.good ?? (n % 6 ? quantity : partOf(quantity, n));
  const start = () => ask(planner, production.startRun, { runId, expectedRevision });
  const next: Partial<Record<typeof run.state, () => Promise<unknown>>> = {
    planned: () => (n % 9 ? ask(head, production.approveRun, { runId, expectedRevision }) : ask(head, production.returnRun, { runId, expectedRevision, reason })),
    approved: start,
    failed: start,
    running: () => ask(planner, production.finishRun, { runId, good, expectedRevision }),
    finished: () => ask(quality, production.inspectRun, { runId, outcome: n % 9 ? "passed" : "failed", checks: { ...checks, label: n % 9 > 0 }, good, reason, expectedRevision }),
    passed: () => ask(keeper, production.stockInRun, { runId, warehouseId: world.mill.warehouseId, expectedRevision }),
  };
  return Boolean(await next[run.state]?.());
}

async function undoWork({ world, order, n }: Turn): Promise<void> {
  const run = pick((await world.mill.planner.ask(production.listRuns, { orderId: order.id })).rows, n);
  const whats = { approved: "approval", running: "start", finished: "finish", passed: "inspection", failed: "inspection", stockedIn: "stockIn" } as const;
  const what = run && whats[run.state as keyof typeof whats];
  if (what) await attempt(world, world.mill.head, production.reverseRun, { runId: run.id, what, reason, expectedRevision: run.revision });
}

const deliveriesOf = async ({ world: { mill }, order }: Turn) => (await mill.keeper.ask(shipping.listDeliveries, { orderId: order.id })).rows;
const readDelivery = ({ world: { mill } }: Turn, deliveryId: string) => mill.keeper.ask(shipping.readDelivery, { deliveryId });
const done: readonly string[] = ["signed", "signedWithObjection", "cancelled"];

/** The next step of a delivery of the order; now and then one of them is picked short. */
async function send(turn: Turn): Promise<boolean> {
  const { world, n } = turn;
  const { keeper, clerk } = world.mill;
  const row = (await deliveriesOf(turn)).find(({ state }) => !done.includes(state));
  if (!row) return false;
  const deliveryId = row.id;
  const { lines, state } = await readDelivery(turn, deliveryId);
  const short = n % 6 === 0;
  const pickIt = () =>
    attempt(world, keeper, shipping.pickDelivery, { deliveryId, byHand: lines.map(({ id, ordered }) => ({ lineId: id, picked: short ? partOf(ordered, 0) : ordered })), short: short ? lines.map(({ id }) => ({ lineId: id, reason: "shortInStock" as const })) : [] });
  const signIt = () => sign(turn, deliveryId);
  const next: Partial<Record<typeof state, () => Promise<unknown>>> = {
    requested: pickIt,
    picking: pickIt,
    picked: () => attempt(world, keeper, shipping.packDelivery, { deliveryId }),
    packed: () => attempt(world, keeper, shipping.checkDelivery, { deliveryId, addressRight: true, lines: lines.map(({ id, packed }) => ({ lineId: id, productRight: true, counted: packed })) }),
    checked: () => attempt(world, keeper, shipping.shipDelivery, { deliveryId, carriage: { by: "carrier", carrier: "德邦", trackingNumber: "DB1" } }),
    shipped: n % 2 ? () => attempt(world, clerk, shipping.recordArrival, { deliveryId }) : signIt,
    arrived: signIt,
  };
  return Boolean(await next[state]?.());
}

async function sign({ world, n }: Turn, deliveryId: string): Promise<unknown> {
  const link = await attempt(world, world.mill.clerk, shipping.createDeliveryLink, { deliveryId, purpose: "signDelivery" });
  if (!link) return undefined;
  const phone = world.house.holderOf(link.token);
  const { lines } = await phone.ask(shipping.readByLink, {});
  const objection = n % 5 === 0 ? { reason: "damaged" as const, note: reason } : {};
  return attempt(world, phone, shipping.signByLink, { signer: "李敏", signature: signaturePng, objection: n % 5 ? "" : reason, lines: lines.map(({ id, shipped }) => ({ lineId: id, received: shipped, ...objection })) });
}

async function undoSending(turn: Turn): Promise<void> {
  const row = pick(await deliveriesOf(turn), turn.n);
  if (!row) return;
  const takings = { packed: parts.reversePacking, checked: parts.reverseCheck, shipped: parts.reverseShipment, arrived: parts.reverseArrival, signed: parts.reverseSignOff, signedWithObjection: parts.reverseSignOff } as const;
  const taking = takings[row.state as keyof typeof takings];
  const who = taking === parts.reverseSignOff ? turn.world.mill.director : turn.world.mill.keeper;
  if (taking) await attempt(turn.world, who, taking, { deliveryId: row.id, reason });
}

async function split(turn: Turn): Promise<void> {
  const { world, n } = turn;
  const row = pick(await deliveriesOf(turn), n);
  if (!row) return;
  const { lines: [line] } = await readDelivery(turn, row.id);
  if (line) await attempt(world, world.mill.clerk, parts.splitDelivery, { deliveryId: row.id, into: n % 2 ? "delivery" : "backOrder", reason, lines: [{ lineId: line.id, quantity: partOf(line.ordered, n) }] });
}

async function callOff(turn: Turn): Promise<void> {
  const row = pick(await deliveriesOf(turn), turn.n);
  if (row) await attempt(turn.world, turn.world.mill.clerk, parts.cancelDelivery, { deliveryId: row.id, reason });
}

async function sendLater({ world, order }: Turn): Promise<boolean> {
  const { rows } = await world.mill.clerk.ask(parts.listBackOrders, { orderId: order.id });
  return rows.length > 0 && Boolean(await attempt(world, world.mill.clerk, parts.sendBackOrders, { ids: rows.map(({ id }) => id) }));
}

async function transfer({ world, order, n }: Turn): Promise<void> {
  const { warehouseId, keeper } = world.mill;
  const { productId } = order.lines[0]!;
  const [fromId, toId] = n % 2 ? [warehouseId, world.secondId] : [world.secondId, warehouseId];
  const asked = await attempt(world, keeper, transfers.requestTransfer, { fromId, toId, atOnce: n % 3 === 0, lines: [{ productId, quantity: String(n + 1) }] });
  if (asked?.state !== "requested") return;
  const { transferId, revision } = asked;
  if (n % 3 === 1) return void (await attempt(world, keeper, transfers.cancelTransfer, { transferId, reason, expectedRevision: revision }));
  const sent = await attempt(world, keeper, transfers.sendTransfer, { transferId, expectedRevision: revision });
  if (sent) await attempt(world, keeper, transfers.receiveTransfer, { transferId, differences: n % 5 ? [] : [{ productId, lot: "", received: String(n), reason }], expectedRevision: sent.revision });
}

async function count({ world, order, n }: Turn): Promise<void> {
  const { keeper, finance, warehouseId } = world.mill;
  const { productId } = order.lines[0]!;
  const opened = await attempt(world, keeper, counts.openCount, { warehouseId: n % 2 ? warehouseId : world.secondId, productIds: [productId] });
  if (!opened) return;
  const { countId } = opened;
  const { lines } = await keeper.ask(counts.readCount, { countId });
  await attempt(world, keeper, counts.enterCount, { countId, lines: lines.map(({ lot, book }) => ({ productId, lot, counted: partOf(book, n), reason })) });
  const { revision: expectedRevision } = await keeper.ask(counts.readCount, { countId });
  const submitted = await attempt(world, keeper, counts.submitCount, { countId, expectedRevision });
  if (submitted) await attempt(world, n % 4 ? finance : keeper, counts.postCount, { countId, expectedRevision: submitted.revision });
  const { state, revision } = await keeper.ask(counts.readCount, { countId });
  if (state !== "posted") await attempt(world, keeper, counts.cancelCount, { countId, reason, expectedRevision: revision });
}

async function adjust({ world, order, n }: Turn): Promise<void> {
  const { productId } = order.lines[0]!;
  const level = (await world.mill.keeper.ask(stock.listStock, {})).rows.find((row) => row.productId === productId)?.warehouses.find((one) => one.warehouseId === world.mill.warehouseId);
  if (level) await attempt(world, world.mill.keeper, stock.adjustStock, { productId, warehouseId: world.mill.warehouseId, counted: partOf(level.onHand, n), reason, expectedVersion: level.version });
}

/** Takes one back that there is, or one that is made for it. */
async function undoTransfer(turn: Turn): Promise<void> {
  const { world, n } = turn;
  const { keeper, finance } = world.mill;
  const moved = async () => (await keeper.ask(transfers.listTransfers, {})).rows.filter(({ state }) => state === "sent" || state === "received");
  if (n % 2 || !(await moved()).length) await transfer(turn);
  const row = pick(await moved(), n);
  if (row) await attempt(world, finance, transfers.reverseTransfer, { transferId: row.id, reason, expectedRevision: row.revision });
}

/** Now and then by whoever counted it, who may not. */
async function undoCount(turn: Turn): Promise<void> {
  const { world, n } = turn;
  const { keeper, finance } = world.mill;
  const posted = async () => (await keeper.ask(counts.listCounts, { state: "posted" })).rows;
  if (n % 2 || !(await posted()).length) await count(turn);
  const row = pick(await posted(), n);
  if (row) await attempt(world, n % 4 ? finance : keeper, counts.reverseCount, { countId: row.id, reason, expectedRevision: row.revision });
}

async function undoAdjust(turn: Turn): Promise<void> {
  const { world, order, n } = turn;
  const { keeper } = world.mill;
  if (n % 2) await adjust(turn);
  const { rows } = await keeper.ask(stock.listMovements, { productId: order.lines[0]!.productId });
  const made = pick(rows.filter(({ kind, source }) => kind === "adjust" && source.kind === "product" && source.part === null), n);
  if (made) await attempt(world, keeper, stock.reverseAdjustment, { adjustmentId: made.postingId, reason });
}

export const goods = { plan, work, undoWork, send, undoSending, split, callOff, sendLater, transfer, count, adjust, undoTransfer, undoCount, undoAdjust } satisfies Record<string, Act>;

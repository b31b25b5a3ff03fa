import type { Collector } from "../../platform/collect.ts";
import type { CommandContext, Context } from "../../platform/command.ts";
import { sql, type Tx } from "../../platform/db.ts";
import { oncePerTx } from "../../platform/once-per-tx.ts";
import { orderTable } from "./columns.ts";
import type { Line, Order, Schedule } from "./orders.ts";
import * as store from "./store.ts";

// One command may touch an order several times (a shipment moves its goods, its stage, its dates). So a transaction locks and reads it
// once, works on what it holds, and writes everything in its last statement: two statements an order, whatever happens to it.

interface Held {
  order: Order;
  change: Partial<Order>;
  lines?: Line[];
  schedules?: Schedule[];
  moved: Map<string, Schedule>;
}

const sets = new WeakMap<Tx, Map<string, Held>>();

const heldIn = (tx: Tx): Map<string, Held> => {
  const set = sets.get(tx) ?? new Map<string, Held>();
  sets.set(tx, set);
  return set;
};

async function held(tx: Tx, orderId: string): Promise<Held | undefined> {
  const set = heldIn(tx);
  const known = set.get(orderId);
  if (known) return known;
  const order = await store.lock(tx, orderId);
  if (order) set.set(orderId, { order, change: {}, moved: new Map() });
  return set.get(orderId);
}

async function mustHold(tx: Tx, orderId: string): Promise<Held> {
  const found = await held(tx, orderId);
  if (!found) throw new Error(`order ${orderId} is gone`);
  return found;
}

/** The order, locked for this transaction, as changed so far. */
export const lock = async (tx: Tx, orderId: string): Promise<Order | undefined> => (await held(tx, orderId))?.order;
export const mustLock = async (tx: Tx, orderId: string): Promise<Order> => (await mustHold(tx, orderId)).order;

/** An order that this transaction has just written: nobody else can have it locked. */
export const adopt = (tx: Tx, order: Order, lines: Line[]): void => void heldIn(tx).set(order.id, { order, lines, schedules: [], change: {}, moved: new Map() });

// An order that is only looked at is read once a transaction too; whoever changes it locks it and then goes by what he holds.
const seen = oncePerTx(store.read);
const seenLines = oncePerTx(store.linesOf);

/** Its lines as this transaction knows them. */
export async function linesOf({ tx }: Pick<Context, "tx">, orderId: string): Promise<Line[]> {
  const known = sets.get(tx)?.get(orderId);
  if (!known) return seenLines(tx, orderId);
  known.lines ??= await store.linesOf(tx, orderId);
  return known.lines;
}

/** Its lines and schedules; without a lock when only read. */
export async function partsOf({ tx }: Pick<Context, "tx">, orderId: string): Promise<{ lines: Line[]; schedules: Schedule[] }> {
  const lines = await linesOf({ tx }, orderId);
  const known = sets.get(tx)?.get(orderId);
  const schedules = known?.schedules ?? (await store.schedulesOf(tx, orderId));
  if (known) known.schedules = schedules;
  return { lines, schedules };
}

/** The order as this transaction knows it: with changes not yet written, else as stored. */
export const current = async (tx: Tx, orderId: string): Promise<Order | undefined> => sets.get(tx)?.get(orderId)?.order ?? (await seen(tx, orderId));

const saveHeld: Collector<string> = {
  name: "orders",
  parts(orderIds, { tx }) {
    const all = [...new Set(orderIds)].map((id) => heldIn(tx).get(id)!);
    const orders = all.filter(({ change }) => Object.keys(change).length).map(({ order, change }, i) => ({
      name: `order_${i}`, sql: sql`update orders.orders set ${orderTable.assignments(change)} where company_id = ${tx.companyId} and id = ${order.id}`,
    }));
    const moved = all.flatMap((one) => [...one.moved.values()]);
    return moved.length ? [...orders, { name: "moved_schedules", sql: store.moveSchedules(tx, moved) }] : orders;
  },
};

/** Takes over changed fields of a locked order; written with the command's last statement. */
export async function put(context: CommandContext, orderId: string, change: Partial<Order>): Promise<Order> {
  const one = await mustHold(context.tx, orderId);
  Object.assign(one.change, change);
  one.order = { ...one.order, ...change };
  context.collect(saveHeld, orderId);
  return one.order;
}

/** Takes over schedules whose milestones moved. */
export async function putSchedules(context: CommandContext, orderId: string, schedules: readonly Schedule[]): Promise<void> {
  const one = await mustHold(context.tx, orderId);
  for (const schedule of schedules) {
    if (schedule !== one.schedules?.find(({ id }) => id === schedule.id)) one.moved.set(schedule.id, schedule);
  }
  one.schedules = [...schedules];
  context.collect(saveHeld, orderId);
}

/** Adds the first schedules of an order that stands now. */
export async function addSchedules(context: CommandContext, orderId: string, schedules: readonly Schedule[]): Promise<void> {
  const one = await mustHold(context.tx, orderId);
  await store.insertSchedules(context.tx, schedules);
  one.schedules = [...(one.schedules ?? []), ...schedules];
}

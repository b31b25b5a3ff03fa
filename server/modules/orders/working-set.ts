import type { Collector } from "../../platform/collect.ts";
import type { CommandContext, Context } from "../../platform/command.ts";
import { sql, type Tx } from "../../platform/db.ts";
import { oncePerTx } from "../../platform/once-per-tx.ts";
import { orderTable } from "./columns.ts";
import type { Line, Order, Schedule } from "./orders.ts";
import * as store from "./store.ts";

// One command may touch an order several times (a shipment moves its goods, its stage, its dates). So a transaction locks and reads it
// once, works on what it holds, and writes everything in its last statement: two statements an order, whatever happens to it.

interface Held extends store.OrderFile {
  change: Partial<Order>;
  /** Schedules to be written, by id: new ones whole, the others' milestones. */
  added: Set<string>;
  moved: Set<string>;
}

const sets = new WeakMap<Tx, Map<string, Held>>();

const heldIn = (tx: Tx): Map<string, Held> => {
  const set = sets.get(tx) ?? new Map<string, Held>();
  sets.set(tx, set);
  return set;
};

const hold = (tx: Tx, file: store.OrderFile): void => void heldIn(tx).set(file.order.id, { ...file, change: {}, added: new Set(), moved: new Set() });

async function held(tx: Tx, orderId: string): Promise<Held | undefined> {
  const set = heldIn(tx);
  const known = set.get(orderId);
  if (known) return known;
  const file = await store.lock(tx, orderId);
  if (file) hold(tx, file);
  return set.get(orderId);
}

async function mustHold(tx: Tx, orderId: string): Promise<Held> {
  const found = await held(tx, orderId);
  if (!found) throw new Error(`order ${orderId} is gone`);
  return found;
}

/** The order, locked for this transaction, as changed so far. */
export const lock = async (tx: Tx, orderId: string): Promise<Order | undefined> => (await held(tx, orderId))?.order;
/** The same with its lines and schedules. */
export async function mustLockFile(tx: Tx, orderId: string): Promise<store.OrderFile> {
  const { order, lines, schedules } = await mustHold(tx, orderId);
  return { order, lines, schedules };
}
export const mustLock = async (tx: Tx, orderId: string): Promise<Order> => (await mustHold(tx, orderId)).order;

/** An order that this transaction has just written: nobody else can have it locked. */
export const adopt = (tx: Tx, order: Order, lines: Line[]): void => hold(tx, { order, lines, schedules: [] });

// An order that is only looked at is read once a transaction too; whoever changes it locks it and then goes by what he holds.
const seen = oncePerTx(store.read);

/** The order with its lines and schedules as this transaction knows it: with changes not yet written, else as stored; without a lock. */
export const currentFile = async (tx: Tx, orderId: string): Promise<store.OrderFile | undefined> => heldIn(tx).get(orderId) ?? (await seen(tx, orderId));

/** The same without lines and schedules. */
export const current = async (tx: Tx, orderId: string): Promise<Order | undefined> => (await currentFile(tx, orderId))?.order;

/** Its lines and schedules; none where there is no such order. */
export async function partsOf({ tx }: Pick<Context, "tx">, orderId: string): Promise<{ lines: Line[]; schedules: Schedule[] }> {
  const { lines = [], schedules = [] } = (await currentFile(tx, orderId)) ?? {};
  return { lines, schedules };
}

const saveHeld: Collector<string> = {
  name: "orders",
  parts(orderIds, { tx }) {
    const all = [...new Set(orderIds)].map((id) => heldIn(tx).get(id)!);
    const orders = all.filter(({ change }) => Object.keys(change).length).map(({ order, change }, i) => ({
      name: `order_${i}`, sql: sql`update orders.orders set ${orderTable.assignments(change)} where company_id = ${tx.companyId} and id = ${order.id}`,
    }));
    const added = all.flatMap((one) => one.schedules.filter(({ id }) => one.added.has(id)));
    const moved = all.flatMap((one) => one.schedules.filter(({ id }) => one.moved.has(id) && !one.added.has(id)));
    return [
      ...orders,
      ...(added.length ? [{ name: "added_schedules", sql: store.insertSchedules(tx, added) }] : []),
      ...(moved.length ? [{ name: "moved_schedules", sql: store.moveSchedules(tx, moved) }] : []),
    ];
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

/** Takes over schedules whose quantities or milestones moved. */
export async function putSchedules(context: CommandContext, orderId: string, schedules: readonly Schedule[]): Promise<void> {
  const one = await mustHold(context.tx, orderId);
  for (const schedule of schedules) if (!one.schedules.includes(schedule)) one.moved.add(schedule.id);
  one.schedules = [...schedules];
  context.collect(saveHeld, orderId);
}

/** Takes over the schedules of a new version: new ones, and those whose quantity or date changed. */
export async function replaceSchedules(context: CommandContext, orderId: string, schedules: readonly Schedule[]): Promise<void> {
  const one = await mustHold(context.tx, orderId);
  for (const { id } of schedules) (one.schedules.some((known) => known.id === id) ? one.moved : one.added).add(id);
  one.schedules = [...schedules];
  context.collect(saveHeld, orderId);
}

/** Writes the lines of a new version. */
export async function putLines({ tx }: Pick<Context, "tx">, orderId: string, given: { lines: readonly Line[]; version: number }): Promise<void> {
  const one = await mustHold(tx, orderId);
  await store.saveLines(tx, orderId, given);
  one.lines = [...given.lines];
}

/** Adds schedules: the first ones of an order that stands now, or parts that go their own way. */
export async function addSchedules(context: CommandContext, orderId: string, schedules: readonly Schedule[]): Promise<void> {
  const one = await mustHold(context.tx, orderId);
  for (const { id } of schedules) one.added.add(id);
  one.schedules = [...one.schedules, ...schedules];
  context.collect(saveHeld, orderId);
}

/**
 * Replaces the lines of an order that is with sales. Of one that stood before, plans and deliveries name the lines: they keep their numbers, and those that go stay as
 * lines of the versions before.
 */
export async function replaceLines({ tx }: Pick<Context, "tx">, orderId: string, lines: readonly Line[]): Promise<void> {
  const one = await mustHold(tx, orderId);
  if (one.order.version > 0 && (await store.hasStood(tx, orderId))) {
    let last = await store.lastLineNo(tx, orderId);
    const numbered = lines.map((line) => ({ ...line, lineNo: one.lines.find(({ id }) => id === line.id)?.lineNo ?? (last += 1) }));
    return putLines({ tx }, orderId, { lines: numbered, version: one.order.version + 1 });
  }
  await store.replaceLines(tx, orderId, lines);
  one.lines = [...lines];
}

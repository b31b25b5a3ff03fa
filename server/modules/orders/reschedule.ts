import Big from "big.js";
import type { Line, Order, Schedule } from "./orders.ts";

/** By how much a part of a line becomes less or more. */
export interface ScheduleChange {
  scheduleId: string;
  lineId: string;
  quantity: string;
}
export interface Rescheduled {
  /** All parts as they are afterwards; of one that is dropped what has left stays. */
  schedules: Schedule[];
  added: Schedule[];
  cuts: ScheduleChange[];
  extras: ScheduleChange[];
}
interface Content {
  order: Pick<Order, "id" | "requestedDate">;
  lines: readonly Line[];
}

export const newSchedule = (line: Line, order: Pick<Order, "id" | "requestedDate">, { id, quantity }: { id: string; quantity: string }): Schedule => ({
  id, orderId: order.id, lineId: line.id, quantity, date: line.requestedDate ?? order.requestedDate, planned: "0", stocked: "0", issued: "0", packed: "0", shipped: "0", arrived: "0", signed: "0",
});

const advanced: readonly (keyof Schedule)[] = ["shipped", "packed", "issued", "stocked", "planned"];
const earliestFirst = (a: Schedule, b: Schedule): number => (a.date ?? "9999").localeCompare(b.date ?? "9999") || a.id.localeCompare(b.id);
/** What has got least far is dropped first, of equals the later part. */
const leastFar = (a: Schedule, b: Schedule): number =>
  advanced.reduce((order, milestone) => order || Big(a[milestone] ?? 0).cmp(Big(b[milestone] ?? 0)), 0) || earliestFirst(b, a);

function cut(schedules: readonly Schedule[], quantity: Big): ScheduleChange[] {
  let left = quantity;
  const cuts: ScheduleChange[] = [];
  for (const { id, lineId, quantity: here, shipped } of [...schedules].sort(leastFar)) {
    const open = Big(here).minus(shipped);
    const taken = open.lt(left) ? open : left;
    if (taken.gt(0)) cuts.push({ scheduleId: id, lineId, quantity: taken.toFixed() });
    left = left.minus(taken.gt(0) ? taken : 0);
  }
  if (left.gt(0)) throw new Error("a line cannot come down below what has left");
  return cuts;
}

const made = ({ productId, spec, customParameters, supply }: Line): string => JSON.stringify([productId, spec, customParameters, supply]);
/** Whether another thing is to be made than before, so that what was begun for the line does not serve it. */
export const isReplaced = (before: Line, after: Line | undefined): boolean => after !== undefined && made(before) !== made(after);

/**
 * How the parts of an order's lines follow a change of it: less is taken off what has got least far, more is added to the latest part, a further line gets its
 * own, and one whose product changes is dropped and begun anew. Dates follow where a part had the date of its line.
 */
export function reschedule(schedules: readonly Schedule[], { before, after, newId }: { before: Content; after: Content; newId: () => string }): Rescheduled {
  const cuts: ScheduleChange[] = [];
  const extras: ScheduleChange[] = [];
  const added: Schedule[] = [];
  const add = (line: Line, quantity: Big) => {
    const schedule = newSchedule(line, after.order, { id: newId(), quantity: quantity.toFixed() });
    added.push(schedule);
    extras.push({ scheduleId: schedule.id, lineId: line.id, quantity: schedule.quantity });
  };
  for (const line of before.lines) {
    const own = schedules.filter(({ lineId }) => lineId === line.id);
    const wanted = after.lines.find(({ id }) => id === line.id);
    const anew = isReplaced(line, wanted);
    const delta = Big(anew ? 0 : (wanted?.quantity ?? 0)).minus(line.quantity);
    const last = [...own].sort(earliestFirst).at(-1);
    if (delta.lt(0)) cuts.push(...cut(own, delta.abs()));
    if (delta.gt(0) && last) extras.push({ scheduleId: last.id, lineId: line.id, quantity: delta.toFixed() });
    if (wanted && (anew || (delta.gt(0) && !last))) add(wanted, anew ? Big(wanted.quantity) : delta);
  }
  for (const line of after.lines) if (!before.lines.some(({ id }) => id === line.id)) add(line, Big(line.quantity));
  const sumOf = (changes: readonly ScheduleChange[], id: string) => changes.filter(({ scheduleId }) => scheduleId === id).reduce((sum, { quantity }) => sum.plus(quantity), Big(0));
  const dateOf = ({ order, lines }: Content, lineId: string) => lines.find(({ id }) => id === lineId)?.requestedDate ?? order.requestedDate;
  const kept = schedules.map((schedule) => ({
    ...schedule, quantity: Big(schedule.quantity).minus(sumOf(cuts, schedule.id)).plus(sumOf(extras, schedule.id)).toFixed(),
    date: schedule.date === dateOf(before, schedule.lineId) ? dateOf(after, schedule.lineId) : schedule.date,
  }));
  return { schedules: [...kept, ...added], added, cuts, extras };
}

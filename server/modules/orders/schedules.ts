import Big from "big.js";
import { milestones } from "../../../contract/order-axes.ts";
import type { CommandContext } from "../../platform/command.ts";
import { change } from "./change.ts";
import type { Move } from "./follow.ts";
import { fulfilmentOf, type Order, type Schedule } from "./orders.ts";
import { newSchedule } from "./reschedule.ts";
import { addSchedules, mustLock, partsOf, putSchedules } from "./working-set.ts";

// Schedules move when goods go in parts: a split delivery and a back order are parts of a line with their own way.

const isPositive = (quantity: string): boolean => Big(quantity).gt(0);

/** Halves of a schedule: so much goes over to the new one, and of each milestone what the rest cannot hold. Sums stay what they were. */
function halves(schedule: Schedule, quantity: string, id: string): [kept: Schedule, gone: Schedule] {
  const rest = Big(schedule.quantity).minus(quantity);
  const [kept, gone] = [{ ...schedule, quantity: rest.toFixed() }, { ...schedule, id, quantity }];
  for (const milestone of milestones) {
    const here = Big(schedule[milestone]).lt(rest) ? Big(schedule[milestone]) : rest;
    kept[milestone] = here.toFixed();
    gone[milestone] = Big(schedule[milestone]).minus(here).toFixed();
  }
  return [kept, gone];
}

/**
 * Parts of schedules go their own way from now on. Answers under which schedule each does: a new one, or the same where all of it goes.
 * What of a milestone the rest does not need goes along, so goods that were put on an issue note are taken off it before.
 */
export async function splitSchedules(context: CommandContext, orderId: string, parts: readonly Move[]): Promise<Move[]> {
  const order = await mustLock(context.tx, orderId);
  let { schedules } = await partsOf(context, orderId);
  const [added, gone]: [Schedule[], Move[]] = [[], []];
  for (const { scheduleId, quantity } of parts.filter((part) => isPositive(part.quantity))) {
    const from = schedules.find(({ id }) => id === scheduleId);
    if (!from) throw new Error(`schedule ${scheduleId} is not of order ${orderId}`);
    if (Big(quantity).gte(from.quantity)) gone.push({ scheduleId, quantity });
    else {
      const [kept, part] = halves(from, quantity, context.newId());
      schedules = schedules.map((one) => (one === from ? kept : one));
      added.push(part);
      gone.push({ scheduleId: part.id, quantity });
    }
  }
  await putSchedules(context, orderId, schedules);
  if (added.length) await addSchedules(context, orderId, added);
  await refulfilled(context, order, { what: "schedulesSplit", facts: { parts: gone } });
  return gone;
}

/** What is owed under schedules becomes more or less: a line that fell short within its tolerance is complete with what came. */
export async function fitSchedules(context: CommandContext, orderId: string, by: readonly Move[]): Promise<void> {
  const order = await mustLock(context.tx, orderId);
  const { schedules } = await partsOf(context, orderId);
  await putSchedules(context, orderId, schedules.map((schedule) => {
    const delta = by.filter(({ scheduleId }) => scheduleId === schedule.id).reduce((total, { quantity }) => total.plus(quantity), Big(0));
    return delta.eq(0) ? schedule : { ...schedule, quantity: Big(schedule.quantity).plus(delta).toFixed() };
  }));
  await refulfilled(context, order, { what: "schedulesFitted", facts: { by } });
}

interface OwedAgain {
  /** The return whose goods are replaced. */
  replaces: string;
  returnStep: string;
  lines: readonly { lineId: string; quantity: string }[];
  date: string | null;
}

/** What came back is owed again, under schedules of its own, and what the order's lines ask stays as it is. Answers under which. */
export async function oweAgain(context: CommandContext, orderId: string, { lines: owed, date, ...back }: OwedAgain): Promise<Move[]> {
  const order = await mustLock(context.tx, orderId);
  const { lines } = await partsOf(context, orderId);
  const added = owed.map(({ lineId, quantity }): Schedule => {
    const line = lines.find(({ id }) => id === lineId);
    if (!line) throw new Error(`line ${lineId} is not of order ${orderId}`);
    return { ...newSchedule(line, order, { id: context.newId(), quantity }), date, ...back };
  });
  await addSchedules(context, orderId, added);
  const parts = added.map(({ id, quantity }) => ({ scheduleId: id, quantity }));
  await refulfilled(context, order, { what: "schedulesOwedAgain", facts: { replaces: back.replaces, parts } });
  return parts;
}

async function refulfilled(context: CommandContext, order: Order, told: { what: string; facts: Record<string, unknown> }): Promise<void> {
  const { schedules } = await partsOf(context, order.id);
  await change(context, order, { fulfilment: fulfilmentOf(schedules) }, told);
}

import { followUpDuty, privateFollowUp } from "../../contract/follow-up-duty.ts";
import * as duties from "../modules/duties/index.ts";
import * as orders from "../modules/orders/index.ts";
import { scopeOf } from "../platform/actor.ts";
import type { CommandContext } from "../platform/command.ts";
import type { Tx } from "../platform/db.ts";
import { type Reaction, when } from "../platform/events.ts";
import { isRefused } from "../platform/refusal.ts";
import type { ReadersOf } from "./readers.ts";
import { seersAmong } from "./who-sees.ts";

/** What a follow-up is about. Each plan is a part of its own, for whose it is changes when it is handed to a colleague. */
const oneOf = (orderId: string) => ({ kind: "order", id: orderId });

const followUpsOn = async (tx: Tx, orderId: string) =>
  (await duties.runningOfKind(tx, { subject: oneOf(orderId), definitionId: followUpDuty.id })).flatMap(({ part, ...duty }) => (part === null ? [] : [{ ...duty, part }]));
const owedBy = async (tx: Tx, { orderId, personId }: { orderId: string; personId: string }) => (await followUpsOn(tx, orderId)).filter(({ ownerId }) => ownerId === personId);
const endFollowUp = (context: CommandContext, { orderId, part, reason }: { orderId: string; part: string; reason: string }) =>
  duties.undo(context, { subject: oneOf(orderId), event: orders.followUpPlanned.eventName, part, reason });

/** Whether whoever acts does sales' work, as for whom a duty of the salesperson's may be handed to (`who-sees.ts`). */
const ofSales = ({ actor }: Pick<CommandContext, "actor">): boolean => scopeOf(actor, "orders.enter") !== undefined;

/** An order whose follow-up somebody planned comes back to him on that day, in place of what he had planned before; that it is over, or taken back, follows from the events by themselves. */
export const followUpsComeBack = ({ clockOf }: { clockOf: duties.ClockOf }): Reaction =>
  when(orders.followUpPlanned, async ({ orderId, part, personId, on }, context) => {
    const { number, customerName } = (await orders.readOrderRow(context.tx, orderId))!;
    const clock = await clockOf(context.tx);
    // Nobody names an hour for it.
    const facts = { personId, followUpAt: clock.atTimeOfDay(on, "24:00") };
    const duty = duties.openDuty({ id: context.newId(), definition: ofSales(context) ? followUpDuty : privateFollowUp, subject: oneOf(orderId), title: `${number} ${customerName}`, part, facts, clock, now: context.now });
    if (isRefused(duty)) return duty;
    for (const earlier of await owedBy(context.tx, { orderId, personId })) endFollowUp(context, { orderId, part: earlier.part, reason: "followUpMoved" });
    duties.open(context, duty);
    return undefined;
  });

/**
 * When an order goes to another salesperson, the follow-ups of those end who do not see it any more. They do not pass on: what somebody meant to look at himself says nothing to a colleague, who finds
 * the last talk at the order and plans his own.
 */
export const followUpsEndOutOfSight = ({ readersOf }: { readersOf: ReadersOf }): Reaction =>
  when(orders.orderAssigned, async ({ orderId }, context) => {
    const planned = (await followUpsOn(context.tx, orderId)).filter(({ ownerId }) => ownerId !== null);
    if (!planned.length) return;
    const owners = (await readersOf(context)).filter(({ id }) => planned.some(({ ownerId }) => ownerId === id));
    const seeing = new Set((await seersAmong(context, oneOf(orderId), owners)).map(({ id }) => id));
    for (const { part, ownerId } of planned) if (!seeing.has(ownerId!)) endFollowUp(context, { orderId, part, reason: "orderPassedOn" });
  });

/** What orders are told of follow-ups. */
export const followUpFacts = ({ clockOf }: { clockOf: duties.ClockOf }) => ({
  /** The next day of the calendar on which people work; where the calendar ends before one, the next day. */
  async nextWorkingDay(tx: Tx, day: string): Promise<string> {
    const clock = await clockOf(tx);
    const days = Array.from({ length: 30 }, (_, i) => new Date(Date.parse(day) + (i + 1) * 86_400_000).toISOString().slice(0, 10));
    const works = (each: string) => {
      const known = clock.dayOf(each);
      return !("code" in known) && known.working;
    };
    return days.find(works) ?? days[0]!;
  },
  /** For which days somebody has to follow an order up, the soonest first. */
  async followUpsOwedBy(tx: Tx, of: { orderId: string; personId: string }): Promise<{ on: string; part: string }[]> {
    const owed = await owedBy(tx, of);
    if (!owed.length) return [];
    const clock = await clockOf(tx);
    // Due when the day ends, which is when the next one begins.
    return owed.flatMap(({ part, dueAt }) => (dueAt ? [{ part, on: clock.businessDate(new Date(dueAt.getTime() - 1)) }] : []));
  },
});

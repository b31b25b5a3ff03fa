import { followUpDuty } from "../../contract/follow-up-duty.ts";
import * as duties from "../modules/duties/index.ts";
import * as orders from "../modules/orders/index.ts";
import type { Tx } from "../platform/db.ts";
import { type Reaction, when } from "../platform/events.ts";
import { isRefused } from "../platform/refusal.ts";

/** What a follow-up is about. Its part is whose it is: each has one of an order. */
const oneOf = (orderId: string) => ({ kind: "order", id: orderId });

/** An order whose follow-up somebody planned comes back to him on that day, in place of what he had planned before; that it is over, or taken back, follows from the events by themselves. */
export const followUpsComeBack = ({ clockOf }: { clockOf: duties.ClockOf }): Reaction =>
  when(orders.followUpPlanned, async ({ orderId, part: personId, on }, context) => {
    const { number, customerName } = (await orders.readOrderRow(context.tx, orderId))!;
    const clock = await clockOf(context.tx);
    // Nobody names an hour for it.
    const facts = { personId, followUpAt: clock.atTimeOfDay(on, "24:00") };
    const duty = duties.openDuty({ id: context.newId(), definition: followUpDuty, subject: oneOf(orderId), title: `${number} ${customerName}`, part: personId, facts, clock, now: context.now });
    if (isRefused(duty)) return duty;
    duties.undo(context, { subject: oneOf(orderId), event: orders.followUpPlanned.eventName, part: personId, reason: "followUpMoved" });
    duties.open(context, duty);
    return undefined;
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
  /** For which day somebody plans to follow an order up; null where he does not. */
  async followUpOf(tx: Tx, { orderId, personId }: { orderId: string; personId: string }): Promise<string | null> {
    const due = await duties.runningDue(tx, { subject: oneOf(orderId), definitionId: followUpDuty.id, part: personId });
    // Due when the day ends, which is when the next one begins.
    return due ? (await clockOf(tx)).businessDate(new Date(due.getTime() - 1)) : null;
  },
});

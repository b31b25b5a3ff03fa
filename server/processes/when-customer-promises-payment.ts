import { promiseDuty } from "../../contract/promise-duty.ts";
import * as duties from "../modules/duties/index.ts";
import { customerCalled, promiseKept } from "../modules/settlement/index.ts";
import { type Reaction, when } from "../platform/events.ts";
import { isRefused } from "../platform/refusal.ts";

/** The day on which a customer promised to pay comes back to whoever noted it; it is over when the money came, or the customer was called again. */
export const promisesComeBack = ({ clockOf }: { clockOf: duties.ClockOf }): readonly Reaction[] => [
  when(customerCalled, async ({ customerId, customerName, currency, promisedOn }, context) => {
    const subject = { kind: "customer", id: customerId };
    duties.close(context, { subject, event: customerCalled.eventName, part: currency });
    if (promisedOn === null) return undefined;
    const clock = await clockOf(context.tx);
    // A customer names a day and no hour.
    const facts = { personId: context.actor.id, promisedAt: clock.atTimeOfDay(promisedOn, "24:00") };
    const duty = duties.openDuty({ id: context.newId(), definition: promiseDuty, subject, title: customerName, part: currency, facts, clock, now: context.now });
    if (isRefused(duty)) return duty;
    duties.open(context, duty);
    return undefined;
  }),
  when(promiseKept, ({ customerId, currency }, context) => {
    duties.close(context, { subject: { kind: "customer", id: customerId }, event: promiseKept.eventName, part: currency });
    return Promise.resolve();
  }),
];

import * as duties from "../modules/duties/index.ts";
import { systemActor } from "../platform/actor.ts";
import type { CommandContext, Pipeline } from "../platform/command.ts";
import type { Tx } from "../platform/db.ts";
import { inEveryCompany, type Job } from "../platform/jobs.ts";
import type { DutyFacts } from "./duties-follow-events.ts";

/** Something of an order that owes a report every working day, and the event that put it under way. */
export interface OrderUnderWay {
  orderId: string;
  part: string;
  /** `progressDue` for a run, `pickingProgressDue` for a delivery. */
  event: string;
  since: Date;
}

export interface DailyDutyDeps extends DutyFacts {
  pipeline: Pipeline;
  companies: () => Promise<readonly { id: string }[]>;
  underWay(tx: Tx): Promise<readonly OrderUnderWay[]>;
}

const keyOf = (one: { id: string; part: string | null; event: string }) => [one.id, one.part, one.event].join(" ");

/** Opens the daily duties (T10) of the company's present day for what is under way and has none yet. Tells how many it opened. */
export async function openDailyDuties(context: CommandContext, { underWay, clockOf, policyDutiesOf }: Pick<DailyDutyDeps, "underWay" | "clockOf" | "policyDutiesOf">): Promise<number> {
  const { tx, now } = context;
  const clock = await clockOf(tx);
  const day = clock.businessDate(now);
  const ofDay = clock.dayOf(day);
  if (duties.isMissing(ofDay) || !ofDay.working) return 0;
  const known = new Set((await duties.dailyOnRecord(tx, day)).map(({ subjectId, part, opens }) => keyOf({ id: subjectId, part, event: opens })));
  const lacking = (await underWay(tx)).filter(({ orderId, part, event }) => !known.has(keyOf({ id: orderId, part, event })));
  let opened = 0;
  for (const { orderId, part, event, since } of lacking) {
    const policy = await policyDutiesOf(context, { kind: "order", id: orderId }, event);
    const daily = policy ? duties.dailyOf(policy.definitionsFor(part), event, policy.holds).filter(({ opens }) => opens === event) : [];
    for (const definition of daily) {
      const one: duties.UnderWay = { subject: { kind: "order", id: orderId }, title: policy!.title, part, facts: policy!.facts, since };
      const answer = duties.dailyDuties(definition, [one], { day, clock, newId: context.newId });
      for (const duty of duties.isMissing(answer) ? [] : answer.opened) duties.open(context, duty);
      opened += duties.isMissing(answer) ? 0 : answer.opened.length;
    }
  }
  return opened;
}

/** Looks every minute, so that a new working day's duties stand before its first shift and a restart makes up for what it missed today. */
export const dailyDutySweep = ({ pipeline, companies, ...given }: DailyDutyDeps): Job => ({
  name: "duties.daily",
  seconds: 60,
  work: (signal) => inEveryCompany(companies, signal, async ({ id }) => void (await pipeline.act(systemActor(id), (context) => openDailyDuties(context, given)))),
});

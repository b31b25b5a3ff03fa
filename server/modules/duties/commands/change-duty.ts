import * as contract from "../../../../contract/duties.ts";
import { type CommandContext, type Handler, handle } from "../../../platform/command.ts";
import type { Tx } from "../../../platform/db.ts";
import { isRefused, refuse, type Refused } from "../../../platform/refusal.ts";
import { record } from "../../journal/index.ts";
import { type Duty, dutyAnswerOf, pauseDuty, reassignDuty, resumeDuty } from "../duties.ts";
import { dutyReassigned } from "../events.ts";
import type { ClockOf } from "../reads.ts";
import * as store from "../store.ts";

interface Change {
  dutyId: string;
  decide: (duty: Duty) => Duty | Refused;
  what: string;
  facts: Record<string, unknown>;
  why?: string;
}

async function change(context: CommandContext, { dutyId, decide, what, facts, why }: Change): Promise<Duty | Refused> {
  const duty = await store.lock(context.tx, dutyId);
  if (!duty) return refuse("notFound");
  const changed = decide(duty);
  if (isRefused(changed)) return changed;
  await store.save(context.tx, [changed]);
  record(context, { subject: duty.subject, what, why, facts: { ...facts, duty: duty.definition.id, dutyId, part: duty.part } });
  return changed;
}
const answered = (duty: Duty | Refused) => (isRefused(duty) ? duty : dutyAnswerOf(duty));

const pause = handle(contract.pauseDuty, async ({ dutyId, reason, note }, context) =>
  answered(await change(context, {
    dutyId, decide: (duty) => pauseDuty(duty, { reason, note, by: context.actor.id }, context.now), what: "dutyPaused", facts: { reason }, why: note,
  })));

const resume = (clockOf: ClockOf) =>
  handle(contract.resumeDuty, async ({ dutyId }, context) => {
    const clock = await clockOf(context.tx);
    return answered(await change(context, { dutyId, decide: (duty) => resumeDuty(duty, clock, context.now), what: "dutyResumed", facts: {} }));
  });

/** Whether an id is somebody who is with the company. */
export type WorksHere = (tx: Tx, personId: string) => Promise<boolean>;

const reassign = (worksHere: WorksHere) =>
  handle(contract.reassignDuty, async ({ dutyId, owner, why }, context) => {
    if ("personId" in owner && !(await worksHere(context.tx, owner.personId))) return refuse("dutyOwnerUnknown", {}, ["owner", "personId"]);
    const duty = await change(context, { dutyId, decide: (before) => reassignDuty(before, owner), what: "dutyReassigned", facts: { owner }, why });
    if (!isRefused(duty)) context.emit(dutyReassigned({ duty, why }));
    return answered(duty);
  });

export const commandsOf = (clockOf: ClockOf, worksHere: WorksHere): readonly Handler[] => [pause, resume(clockOf), reassign(worksHere)];

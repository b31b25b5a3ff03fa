import { type Duty, dutyReassigned, dutyReminded, dutyStepsFired, type Step } from "../modules/duties/index.ts";
import type { RobotKind } from "../../contract/robots.ts";
import { notify, type NoticeKind } from "../modules/notices/index.ts";
import type { Tx } from "../platform/db.ts";
import { type Reaction, when } from "../platform/events.ts";
import { tellGroups } from "./tell-groups.ts";
import { oncePerCommand, type Reader, type ReadersOf } from "./readers.ts";

export interface TellDeps {
  readersOf: ReadersOf;
  /** How the company's wall clock shows an instant. */
  wallTimeOf(tx: Tx): Promise<(instant: Date) => string>;
}

const owns = (duty: Duty, { id, roles }: Reader) => duty.ownerId === id || (duty.ownerRole !== null && roles.includes(duty.ownerRole));
const kinds: Record<Step["kind"], NoticeKind> = { warning: "dutyWarned", breach: "dutyBroken", escalation: "dutyEscalated" };

/** Who is told of which step: a person hears only of the last of several that fired together. */
export function toldOf(readers: readonly Reader[], duty: Duty, fired: readonly Step[]): Map<string, Step> {
  const told = new Map<string, Step>();
  for (const step of fired)
    for (const reader of readers) if (step.to ? reader.roles.includes(step.to) : owns(duty, reader)) told.set(reader.id, step);
  return told;
}

/** Groups hear of what was broken and of what was handed up; a warning is the owner's alone. */
const groupSteps = (fired: readonly Step[]): [Step, RobotKind][] =>
  fired.flatMap((step): [Step, RobotKind][] => (step.kind === "warning" ? [] : [[step, step.kind === "breach" ? "urgent" : "escalation"]]));

const factsOf = (duty: Duty, wall: (instant: Date) => string) => ({
  duty: duty.definition.name, dutyId: duty.id, title: duty.title, dueAt: duty.dueAt ? wall(duty.dueAt) : "",
});

/** A warning and a broken limit are told to the owner, an escalation to its role, each once, in the firing's own transaction. */
export function whenDutyFiresTell({ readersOf, wallTimeOf }: TellDeps): readonly Reaction[] {
  const readers = oncePerCommand(readersOf);
  const wallTime = oncePerCommand(({ tx }) => wallTimeOf(tx));
  return [
    when(dutyStepsFired, async ({ duty, fired }, context) => {
      const facts = factsOf(duty, await wallTime(context));
      const everybody = await readers(context);
      const told = toldOf(everybody, duty, fired);
      for (const [step, kind] of groupSteps(fired))
        await tellGroups(context, { kind, notice: kinds[step.kind], facts, subject: duty.subject, key: `duty ${duty.id} ${step.level}`, told: everybody.filter(({ id }) => told.get(id) === step) });
      for (const [personId, step] of told)
        notify(context, { personId, kind: kinds[step.kind], facts, subject: duty.subject, part: duty.part, key: `duty ${duty.id} ${step.level}` });
    }),
    when(dutyReassigned, async ({ duty, why }, context) => {
      const facts = { ...factsOf(duty, await wallTime(context)), why };
      for (const { id } of (await readers(context)).filter((reader) => owns(duty, reader) && reader.id !== context.actor.id))
        notify(context, { personId: id, kind: "dutyGiven", facts, subject: duty.subject, part: duty.part });
    }),
    when(dutyReminded, async ({ duty, byName }, context) => {
      const facts = { ...factsOf(duty, await wallTime(context)), by: byName };
      for (const { id } of (await readers(context)).filter((reader) => owns(duty, reader) && reader.id !== context.actor.id))
        notify(context, { personId: id, kind: "dutyReminded", facts, subject: duty.subject, part: duty.part, key: `duty ${duty.id} reminder ${duty.reminded}` });
    }),
  ];
}

import type { AssessmentVerb } from "../../../contract/assessment.ts";
import type { CommandContext } from "../../platform/command.ts";
import { Refused, refuse } from "../../platform/refusal.ts";
import { record } from "../journal/index.ts";
import { notify, type NoticeKind } from "../notices/index.ts";
import { activePeople } from "../people/index.ts";
import { type Entry, guard, mayReach, subjectOf, type Word } from "./assessment.ts";
import { decisionFault } from "./rules.ts";
import * as store from "./store.ts";

/** Locks an entry within the actor's reach, and checks that the verb is possible on it. */
export async function load(context: CommandContext, id: string, { verb, expectedRevision }: { verb: AssessmentVerb; expectedRevision: number | undefined }): Promise<Entry | Refused> {
  const entry = await store.lock(context.tx, id);
  if (!entry || !mayReach(context, entry)) return refuse("notFound");
  const barred = guard(entry, verb, expectedRevision);
  return barred ? new Refused([barred]) : entry;
}

/** The same for a decision: by a manager of the policy's roles who is not the person and, where another one is there, has not had his say (`heard`). */
export async function loadToDecide(context: CommandContext, id: string, asked: { verb: AssessmentVerb; expectedRevision: number | undefined; heard: (entry: Entry) => string }): Promise<Entry | Refused> {
  const entry = await load(context, id, asked);
  if (entry instanceof Refused) return entry;
  // A program may hold a manager's role, but it is nobody whom a person could ask why.
  if (context.actor.kind !== "person") return refuse("assessmentRole");
  const fault = decisionFault(entry, { actor: context.actor, heard: asked.heard(entry), members: await activePeople(context.tx) });
  return fault ? new Refused([fault]) : entry;
}

/** What the actor says to an entry now, in his name. */
export const wordOf = ({ actor, now }: CommandContext, reason: string): Word => ({ by: actor.id, byName: actor.name, at: now.toISOString(), reason });

/** Writes what was decided and puts it on record from state to state. */
export async function conclude(context: CommandContext, entry: Entry, { change, what, why }: { change: Partial<Entry>; what: string; why: string }) {
  await store.save(context.tx, entry, change);
  const after = { ...entry, ...change, revision: entry.revision + 1 };
  record(context, { subject: subjectOf(entry), what, facts: { from: entry.state, to: after.state, personId: after.personId, amount: after.amount, points: after.points, grounds: change.decision?.grounds ?? undefined }, why });
  return { assessmentId: entry.id, state: after.state, revision: after.revision };
}

/** Tells somebody inside of an entry. */
export const tell = (context: CommandContext, entry: Entry, { personId, kind }: { personId: string; kind: NoticeKind }): void =>
  notify(context, { personId, kind, facts: { term: entry.termName, title: entry.evidence.title || entry.day, by: context.actor.name }, subject: subjectOf(entry) });

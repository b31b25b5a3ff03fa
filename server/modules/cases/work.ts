import type { CommandContext } from "../../platform/command.ts";
import { Refused, refuse } from "../../platform/refusal.ts";
import { record } from "../journal/index.ts";
import { type Case, guard, mayReach } from "./cases.ts";
import * as store from "./store.ts";

/** Locks a case within the actor's reach, and checks that the verb is possible on it. */
export async function load(context: CommandContext, caseId: string, { verb, expectedRevision }: { verb?: Parameters<typeof guard>[1]; expectedRevision?: number }): Promise<Case | Refused> {
  const one = await store.lock(context.tx, caseId);
  if (!one || !mayReach(context, one)) return refuse("notFound");
  const barred = verb && guard(one, verb, expectedRevision);
  return barred ? new Refused([barred]) : one;
}

/** Writes what changed on a locked case and puts it on record from state to state. */
export async function conclude(context: CommandContext, one: Case, { change, what, why }: { change: Partial<Case>; what: string; why?: string }) {
  await store.save(context.tx, one, change);
  const after = { ...one, ...change, revision: one.revision + 1 };
  record(context, { subject: { kind: "case", id: one.id }, what, facts: { from: one.state, to: after.state, owner: after.ownerId, satisfaction: after.satisfaction }, why });
  return { caseId: after.id, number: after.number, state: after.state, revision: after.revision };
}

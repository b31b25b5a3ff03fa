import type { CaseDone } from "../../../contract/cases.ts";
import type { CommandContext } from "../../platform/command.ts";
import { isRefused, Refused, refuse } from "../../platform/refusal.ts";
import { attachFiles } from "../files/index.ts";
import { record } from "../journal/index.ts";
import { aboutOf, type Case, guard, mayReach, subjectOf, type Verb } from "./cases.ts";
import type { CaseFacts } from "./events.ts";
import * as store from "./store.ts";
import { insertStep, type Step } from "./tables.ts";

/** Locks a case within the actor's reach, and checks that the verb is possible on it. */
export async function load(context: CommandContext, caseId: string, { verb, expectedRevision }: { verb?: Verb; expectedRevision?: number | undefined }): Promise<Case | Refused> {
  const one = await store.lock(context.tx, caseId);
  if (!one || !mayReach(context, one)) return refuse("notFound");
  const barred = guard(one, verb, expectedRevision);
  return barred ? new Refused([barred]) : one;
}

/** What an event of a case carries. */
export const factsOf = (one: Case): CaseFacts => ({
  subject: aboutOf(one), caseId: one.id, part: one.id, kind: one.kind, ...(one.orderId && { orderId: one.orderId }), ...(one.part && { deliveryId: one.part }),
});

/** Writes what changed on a locked case and puts it on record from state to state. */
export async function conclude(context: CommandContext, one: Case, { change, what, why }: { change: Partial<Case>; what: string; why?: string }): Promise<CaseDone> {
  await store.save(context.tx, one, change);
  const after = { ...one, ...change, revision: one.revision + 1 };
  record(context, { subject: subjectOf(one), what, facts: { from: one.state, to: after.state, owner: after.ownerId, satisfaction: after.satisfaction }, why });
  return { caseId: after.id, number: after.number, state: after.state, revision: after.revision };
}

interface Doing extends Pick<Step, "what" | "text"> {
  codes?: readonly string[];
  means?: Step["means"];
  files?: readonly string[];
}

/** Keeps a step of the work with its pictures, which then belong to the case. Refused with `fileNotYours`. */
export async function keepStep(context: CommandContext, one: Pick<Case, "id">, { what, text, codes = [], means = null, files = [] }: Doing): Promise<void | Refused> {
  const kept = await attachFiles(context, { fileIds: files, subject: subjectOf(one) });
  if (isRefused(kept)) return kept;
  context.collect(insertStep, { id: context.newId(), caseId: one.id, what, codes: [...codes], means, text, files: [...files], at: context.now, by: context.actor.id, byName: context.actor.name });
}

/** A step of the work and what it changes, in one. */
export async function step(context: CommandContext, one: Case, { change, ...doing }: Doing & { change: Partial<Case> }): Promise<CaseDone | Refused> {
  const refused = await keepStep(context, one, doing);
  return isRefused(refused) ? refused : conclude(context, one, { change, what: `case${doing.what.charAt(0).toUpperCase()}${doing.what.slice(1)}`, ...(doing.text && { why: doing.text }) });
}

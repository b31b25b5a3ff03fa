import type { Impact } from "../../../contract/changes.ts";
import { changeLifecycle } from "../../../contract/changes.ts";
import type { CommandContext } from "../../platform/command.ts";
import { Refused, refuse } from "../../platform/refusal.ts";
import { record } from "../journal/index.ts";
import { type Change, guard, mayReach, type Occasion, type Verb } from "./changes.ts";
import { changeApplied, changeRefused, changeWithdrawn } from "./events.ts";
import type { Ports } from "./ports.ts";
import * as store from "./store.ts";

export const doneOf = ({ id, number, orderId, state, revision }: Change) => ({ changeId: id, number, orderId, state, revision });

/** Locks a change within the actor's reach, after its order, and checks that the verb is possible. Refused: notFound, stale, wrongState. */
export async function load(context: CommandContext, changeId: string, { verb, expectedRevision, ports }: { verb: Verb; expectedRevision: number; ports: Pick<Ports, "lockOrderFor"> }): Promise<Change | Refused> {
  const known = await store.read(context.tx, changeId);
  if (!known || !mayReach(context, known)) return refuse("notFound");
  await ports.lockOrderFor(context, known.orderId);
  const change = (await store.lock(context.tx, changeId))!;
  const barred = guard(change, verb, expectedRevision);
  return barred ? new Refused([barred]) : change;
}

/** On record with the change, and in short with its order. */
export function tell(context: CommandContext, { id, number, orderId }: Pick<Change, "id" | "number" | "orderId">, { what, facts, why }: { what: string; facts?: Record<string, unknown>; why?: string }): void {
  record(context, { subject: { kind: "change", id }, what, facts: { orderId, ...facts }, why });
  record(context, { subject: { kind: "order", id: orderId }, what, facts: { changeId: id, number, ...facts }, why });
}

/** Keeps what a change means at this moment. */
export const keepImpact = (context: CommandContext, changeId: string, { occasion, step = null, sheet }: { occasion: Occasion; step?: string | null; sheet: Impact }): void =>
  context.collect(store.keepImpacts, { id: context.newId(), changeId, occasion, step, at: context.now, by: context.actor.id, byName: context.actor.name, sheet });

async function moved(context: CommandContext, change: Change, given: Partial<Change>): Promise<Change> {
  await store.save(context.tx, change, given);
  return { ...change, ...given, revision: change.revision + 1 };
}

/** Moves a locked change along its lifecycle, or writes what belongs to it. */
export async function move(context: CommandContext, change: Change, { verb, ...given }: Partial<Change> & { verb?: Verb }): Promise<Change> {
  return moved(context, change, { ...given, ...(verb && { state: changeLifecycle.after(verb, change.state) }) });
}

type Ending = { verb: "apply"; appliedVersion: number } | { verb: "refuse" | "withdraw"; why: string };
const ends = { apply: "changeApplied", refuse: "changeRefused", withdraw: "changeWithdrawn" } as const;

/** Ends a locked change and tells the others. A change that was refused or taken back leaves the order as it was. */
export async function close(context: CommandContext, change: Change, ending: Ending): Promise<Change> {
  const { actor, now } = context;
  const why = ending.verb === "apply" ? undefined : ending.why;
  const after = await move(context, change, {
    verb: ending.verb, closedAt: now, closedBy: actor.id, closedByName: actor.name, closedWhy: why ?? null, appliedVersion: ending.verb === "apply" ? ending.appliedVersion : null,
  });
  tell(context, after, { what: ends[ending.verb], why, facts: ending.verb === "apply" ? { version: ending.appliedVersion, hash: change.proposedHash } : {} });
  const about = { orderId: change.orderId, part: change.id, change: after };
  if (ending.verb === "apply") context.emit(changeApplied(about));
  else context.emit((ending.verb === "refuse" ? changeRefused : changeWithdrawn)({ ...about, reason: ending.why }));
  return after;
}

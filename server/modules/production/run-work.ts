import type { RunDone } from "../../../contract/production.ts";
import type { Refusal } from "../../../contract/toolkit.ts";
import type { CommandContext } from "../../platform/command.ts";
import type { Tx } from "../../platform/db.ts";
import type { EventType } from "../../platform/events.ts";
import { refuse, type Refused } from "../../platform/refusal.ts";
import { record } from "../journal/index.ts";
import type { WorkDays } from "./capacity.ts";
import { delayDetected, type Move, type RunFacts } from "./events.ts";
import { byOrder, delaysOf, guard, type ProductionRules, type Share, type StoredRun, type Verb } from "./production.ts";
import { lockRun, saveRun, sharesOf } from "./store.ts";

/** Facts that this room is handed by `server/routes.ts`. */
export interface ProductionDeps {
  /** What the policies of these orders decide about their runs; the strictest where they differ. */
  rulesOf(context: Pick<CommandContext, "tx" | "now">, orderIds: readonly string[]): Promise<ProductionRules>;
  /** The gates of these orders' policies that are shut before a run may start, its plan being approved; none when it may. */
  shutBeforeStart(context: Pick<CommandContext, "tx" | "now">, orderIds: readonly string[]): Promise<Refusal[]>;
  /** Which of these orders stand still, so that nothing is planned for them. */
  onHold(context: Pick<CommandContext, "tx">, orderIds: readonly string[]): Promise<Refusal[]>;
  workDays(tx: Tx): Promise<WorkDays>;
  /** The next number of a run; may leave gaps. */
  takeNumber(context: Pick<CommandContext, "tx" | "now">): Promise<string>;
}

export interface Loaded {
  run: StoredRun;
  shares: Share[];
}

/** Locks a run and checks that the verb is possible on it. */
export async function load(context: CommandContext, runId: string, { verb, expectedRevision }: { verb: Verb | ((run: StoredRun) => Verb); expectedRevision?: number }): Promise<Loaded | Refused> {
  const run = await lockRun(context.tx, runId);
  if (!run) return refuse("notFound");
  return guard(run, typeof verb === "function" ? verb(run) : verb, expectedRevision) ?? { run, shares: await sharesOf(context.tx, runId) };
}

export const orderIdsOf = (shares: readonly { orderId: string }[]): string[] => [...new Set(shares.map(({ orderId }) => orderId))];

export const movesOf = (shares: readonly Share[], of: (share: Share) => string = ({ quantity }) => quantity): Move[] =>
  shares.map((share) => ({ scheduleId: share.scheduleId, quantity: of(share) }));

/** Tells an event of a run to each order that it serves. */
export function emitPerOrder<More extends object>(context: CommandContext, { run, shares }: Loaded, told: { event: EventType<RunFacts & More>; facts: (own: Share[]) => More }): void {
  for (const { orderId, shares: own } of byOrder(shares)) context.emit(told.event({ orderId, part: run.id, ...told.facts(own) }));
}
export const none = (): object => ({});

export interface Told {
  what: string;
  facts?: Record<string, unknown>;
  why?: string;
}

/** On record with the run, and in short with every order that it serves. */
export function tell(context: CommandContext, { run, shares }: Loaded, { what, facts, why }: Told): void {
  record(context, { subject: { kind: "run", id: run.id }, what, facts, why });
  for (const orderId of orderIdsOf(shares)) record(context, { subject: { kind: "order", id: orderId }, what, facts: { runId: run.id, number: run.number, ...facts }, why });
}

/**
 * Tells the orders that the run will be late for, once for each expected finish: the same answer every day is no news. Answers the
 * expected finish that they know now.
 */
export function tellDelays(context: CommandContext, { run, shares }: Loaded): string | null {
  const late = delaysOf(shares, run.expectedFinish);
  if (run.toldFinish !== run.expectedFinish)
    for (const { orderId, neededBy } of late) {
      context.emit(delayDetected({ orderId, part: run.id, expected: run.expectedFinish, neededBy }));
      record(context, { subject: { kind: "order", id: orderId }, what: "delayDetected", facts: { runId: run.id, number: run.number, expected: run.expectedFinish, neededBy } });
    }
  return late.length ? run.expectedFinish : null;
}

export const answerOf = ({ run, shares }: Loaded): RunDone => ({
  runId: run.id, number: run.number, state: run.state, revision: run.revision, expectedFinish: run.expectedFinish, late: delaysOf(shares, run.expectedFinish),
});

/** Saves what a command changed, puts it on record, and answers. */
export async function conclude(context: CommandContext, { run, shares }: Loaded, { change, told }: { change: Partial<StoredRun>; told: Told }): Promise<RunDone> {
  await saveRun(context.tx, run, change);
  const now = { ...run, ...change, revision: run.revision + 1 };
  tell(context, { run: now, shares }, { ...told, facts: { ...(run.state !== now.state && { from: run.state, to: now.state }), ...told.facts } });
  return answerOf({ run: now, shares });
}

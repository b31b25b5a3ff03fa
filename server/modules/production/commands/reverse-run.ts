import Big from "big.js";
import * as contract from "../../../../contract/production.ts";
import { type CommandContext, handle } from "../../../platform/command.ts";
import { isRefused, refuse, refuseAll, type Refused } from "../../../platform/refusal.ts";
import { finishReversed, inspectionReversed, planApprovalReversed, runWithdrawn, startReversed, stockInReversed } from "../events.ts";
import { byOrder, type StoredRun } from "../production.ts";
import { insertReversal, type OnRecord, onRecord, type TakenShare, takeOutStocked } from "../reversal-store.ts";
import { checkReversal, verbOf } from "../reversing.ts";
import { conclude, emitPerOrder, type Loaded, movesOf } from "../run-work.ts";
import { lockRun, sharesOf } from "../store.ts";

const negative = (quantity: string): string => new Big(quantity).neg().toFixed();

interface Reversing {
  loaded: Loaded;
  known: OnRecord;
  reason: string;
}
/** What a reversal changes of the run besides its state. */
type Undo = (context: CommandContext, given: Reversing) => Partial<StoredRun> | Refused | Promise<Partial<StoredRun> | Refused>;

const approval: Undo = (context, { loaded, reason }) => {
  emitPerOrder(context, loaded, { event: planApprovalReversed, facts: (own) => ({ moves: movesOf(own, ({ quantity }) => negative(quantity)), reason, undoes: "planApproved", again: "planMade" }) });
  return { approvedBy: null, approvedOn: null, toldFinish: null };
};

const start: Undo = (context, { loaded, known, reason }) => {
  if (known.failed > 0) return refuse("reworkStarted", { number: loaded.run.number });
  emitPerOrder(context, loaded, { event: startReversed, facts: () => ({ reason, undoes: "progressDue" }) });
  return { startedOn: null, percent: 0, currentOperation: null };
};

const finish: Undo = (context, { loaded, known, reason }) => {
  emitPerOrder(context, loaded, { event: finishReversed, facts: () => ({ reason, undoes: "productionFinished" }) });
  const { endDay, operations } = loaded.run;
  return { ...(known.report ?? { percent: 0, expectedFinish: endDay, currentOperation: operations[0] ?? null }), good: null, scrap: null, finishedOn: null };
};

/** Good pieces and scrap are again as they were reported, before quality had looked. */
const inspection: Undo = (context, { loaded, known, reason }) => {
  emitPerOrder(context, loaded, { event: inspectionReversed, facts: () => ({ reason, undoes: "inspectionDecided", again: "productionFinished" }) });
  const { good, rejected } = known.made ?? { good: "0", rejected: "0" };
  if (loaded.run.state === "failed") return {};
  return { good: new Big(good).plus(rejected).toFixed(), scrap: new Big(loaded.run.scrap ?? 0).minus(rejected).toFixed() };
};

const stockIn: Undo = async (context, { loaded: { run }, reason }) => {
  const taken = await takeOutStocked(context.tx, run.id);
  const refused = refuseAll(taken.filter(({ replanned }) => replanned).map(({ orderNumber }) => ({ code: "reverseNewPlanFirst", facts: { number: orderNumber } })));
  if (refused) return refused;
  for (const { orderId, shares } of byOrder(taken)) context.emit(stockInReversed({ orderId, part: run.id, ...factsOf(shares), productId: run.productId, reason, undoes: "stockedIn", again: "inspectionDecided" }));
  context.emit(runWithdrawn({ runId: run.id, reason }));
  return {};
};

const factsOf = (shares: readonly TakenShare[]) => ({
  moves: shares.map(({ scheduleId, stocked, requested }) => ({ scheduleId, quantity: negative(stocked), requested })),
  plannedAgain: shares.filter(({ missing }) => new Big(missing).gt(0)).map(({ scheduleId, missing }) => ({ scheduleId, quantity: missing })),
});

const undo: Record<contract.Reversible, Undo> = { approval, start, finish, inspection, stockIn };

/** Takes back what was last put on record of a run, by a counter-fact with its reason 红冲, 反审核; what rests on it must be taken back first. */
export const reverseRun = handle(contract.reverseRun, async ({ runId, what, reason, expectedRevision }, context) => {
  const run = await lockRun(context.tx, runId);
  if (!run) return refuse("notFound");
  if (run.revision !== expectedRevision) return refuse("stale", { revision: run.revision });
  const refused = checkReversal(run, what, context.actor.permissions);
  if (refused) return refused;
  const known = await onRecord(context.tx, runId);
  const loaded = { run, shares: await sharesOf(context.tx, runId) };
  const change = await undo[what](context, { loaded, known, reason });
  if (isRefused(change)) return change;
  await insertReversal(context, { runId, what, state: run.state, reason });
  const state = contract.runAxis.after(verbOf(what, known.passed > 0), run.state);
  return conclude(context, loaded, { change: { ...change, state }, told: { what: `${what}Reversed`, why: reason } });
});

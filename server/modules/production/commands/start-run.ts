import * as contract from "../../../../contract/production.ts";
import { handle } from "../../../platform/command.ts";
import { isRefused, refuseAll } from "../../../platform/refusal.ts";
import { progressDue } from "../events.ts";
import { conclude, emitPerOrder, load, none, orderIdsOf, type ProductionDeps } from "../run-work.ts";

/** Starts a run, or starts it again after a failed inspection; from now on its progress is due every working day. */
export const startRun = ({ workDays, shutBeforeStart }: ProductionDeps) =>
  handle(contract.startRun, async ({ runId, expectedRevision }, context) => {
    const loaded = await load(context, runId, { verb: "start", expectedRevision });
    if (isRefused(loaded)) return loaded;
    const shut = refuseAll(await shutBeforeStart(context, orderIdsOf(loaded.shares)));
    if (shut) return shut;
    const { run } = loaded;
    emitPerOrder(context, loaded, { event: progressDue, facts: none });
    const again = run.state === "failed";
    const startedOn = run.startedOn ?? (await workDays(context.tx)).dayOf(context.now);
    return conclude(context, loaded, {
      change: { state: "running", startedOn, finishedOn: null, percent: 0, good: null, scrap: null, currentOperation: run.operations[0] ?? null },
      told: { what: again ? "runRestarted" : "runStarted" },
    });
  });

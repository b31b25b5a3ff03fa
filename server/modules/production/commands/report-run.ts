import * as contract from "../../../../contract/production.ts";
import { handle } from "../../../platform/command.ts";
import { isRefused, refuseAll } from "../../../platform/refusal.ts";
import { reported, reportVerb } from "../progress.ts";
import { missingProgress } from "../rules.ts";
import { load, orderIdsOf, type ProductionDeps } from "../run-work.ts";

/** Reports a run's progress of today (01.13): what the policy asks for, the rest stays as it was. */
export const reportRun = ({ rulesOf, workDays }: ProductionDeps) =>
  handle(contract.reportRun, async ({ runId, expectedRevision, note, ...given }, context) => {
    const loaded = await load(context, runId, { verb: reportVerb, expectedRevision });
    if (isRefused(loaded)) return loaded;
    const { progress: wanted } = await rulesOf(context, orderIdsOf(loaded.shares));
    const missing = refuseAll(missingProgress(given, wanted));
    if (missing) return missing;
    const { run } = loaded;
    const progress = { currentOperation: given.currentOperation ?? run.currentOperation, percent: given.percent ?? run.percent, expectedFinish: given.expectedFinish ?? run.expectedFinish };
    const today = (await workDays(context.tx)).dayOf(context.now);
    return reported(context, loaded, { progress, note, unchanged: false, today });
  });

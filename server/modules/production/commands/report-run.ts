import * as contract from "../../../../contract/production.ts";
import { handle } from "../../../platform/command.ts";
import { isRefused } from "../../../platform/refusal.ts";
import { reported, reportVerb } from "../progress.ts";
import { load, type ProductionDeps } from "../run-work.ts";

/** Reports a run's progress of today (01.13). */
export const reportRun = ({ workDays }: ProductionDeps) =>
  handle(contract.reportRun, async ({ runId, expectedRevision, note, ...progress }, context) => {
    const loaded = await load(context, runId, { verb: reportVerb, expectedRevision });
    if (isRefused(loaded)) return loaded;
    const today = (await workDays(context.tx)).dayOf(context.now);
    return reported(context, loaded, { progress, note, unchanged: false, today });
  });

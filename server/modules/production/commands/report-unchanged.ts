import * as contract from "../../../../contract/production.ts";
import { handle } from "../../../platform/command.ts";
import { isRefused } from "../../../platform/refusal.ts";
import { reported, reportVerb } from "../progress.ts";
import { load, type ProductionDeps } from "../run-work.ts";

/** "Nothing new since the last report"; not believed once the expected finish has passed (`finishInPast`). */
export const reportUnchanged = ({ workDays }: ProductionDeps) =>
  handle(contract.reportUnchanged, async ({ runId }, context) => {
    const loaded = await load(context, runId, { verb: reportVerb });
    if (isRefused(loaded)) return loaded;
    const { currentOperation, percent, expectedFinish, note } = loaded.run;
    const today = (await workDays(context.tx)).dayOf(context.now);
    return reported(context, loaded, { progress: { currentOperation, percent, expectedFinish }, note, unchanged: true, today });
  });

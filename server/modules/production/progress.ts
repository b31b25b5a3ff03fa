import type { RunDone } from "../../../contract/production.ts";
import type { CommandContext } from "../../platform/command.ts";
import { refuseAll, type Refused } from "../../platform/refusal.ts";
import { progressReported } from "./events.ts";
import type { StoredRun } from "./production.ts";
import { insertReport } from "./report-store.ts";
import { checkProgress, type Progress } from "./rules.ts";
import { conclude, emitPerOrder, type Loaded, none, tellDelays } from "./run-work.ts";

/** A run that waits for its start may be reported too: "the machine is still down". */
export const reportVerb = (run: StoredRun) => (run.state === "approved" ? "reportWaiting" as const : "report" as const);

interface Reported {
  progress: Progress;
  note: string;
  unchanged: boolean;
  today: string;
}

/** A run's report counts for all its lines (01.13); a finish later than promised is told at once (24.5). */
export async function reported(context: CommandContext, loaded: Loaded, { progress, note, unchanged, today }: Reported): Promise<RunDone | Refused> {
  const refused = refuseAll(checkProgress(loaded.run, progress, today));
  if (refused) return refused;
  const run = { ...loaded.run, ...progress };
  context.collect(insertReport, { id: context.newId(), runId: run.id, day: today, ...progress, note, unchanged });
  emitPerOrder(context, loaded, { event: progressReported, facts: none });
  const toldFinish = tellDelays(context, { run, shares: loaded.shares });
  return conclude(context, loaded, {
    change: { ...progress, note, toldFinish, reportedOn: today, reportedAt: context.now },
    told: { what: unchanged ? "progressUnchanged" : "progressReported", facts: { ...progress }, ...(note && { why: note }) },
  });
}

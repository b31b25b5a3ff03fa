import * as contract from "../../../../contract/assessment.ts";
import { handle } from "../../../platform/command.ts";
import { isRefused } from "../../../platform/refusal.ts";
import { conclude, loadToDecide, tell, wordOf } from "../work.ts";

/** An appeal is answered by another manager than the one who confirmed, where the company has one; that is the last word (00.5). */
export const answerAppeal = handle(contract.answerAppeal, async ({ assessmentId, outcome, reason, expectedRevision }, context) => {
  const entry = await loadToDecide(context, assessmentId, { verb: outcome, expectedRevision, heard: ({ decision }) => decision?.by ?? "" });
  if (isRefused(entry)) return entry;
  const upheld = outcome === "uphold";
  const done = await conclude(context, entry, {
    change: { state: contract.assessmentLifecycle.after(outcome, entry.state), settlement: wordOf(context, reason) }, what: upheld ? "assessmentUpheld" : "assessmentWithdrawn", why: reason,
  });
  tell(context, entry, { personId: entry.personId!, kind: upheld ? "assessmentUpheld" : "assessmentWithdrawn" });
  return done;
});

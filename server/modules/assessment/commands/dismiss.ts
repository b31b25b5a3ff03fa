import * as contract from "../../../../contract/assessment.ts";
import { handle } from "../../../platform/command.ts";
import { isRefused } from "../../../platform/refusal.ts";
import { conclude, loadToDecide, wordOf } from "../work.ts";

/** Drops a proposal: the limit stood still with good reason, it was nobody's fault, or the evidence does not bear it. */
export const dismissAssessment = handle(contract.dismissAssessment, async ({ assessmentId, grounds, reason, expectedRevision }, context) => {
  const entry = await loadToDecide(context, assessmentId, { verb: "dismiss", expectedRevision, heard: () => "" });
  if (isRefused(entry)) return entry;
  return conclude(context, entry, { change: { state: "dismissed", decision: { ...wordOf(context, reason), grounds } }, what: "assessmentDismissed", why: reason });
});

import * as contract from "../../../../contract/cases.ts";
import { handle } from "../../../platform/command.ts";
import { isRefused } from "../../../platform/refusal.ts";
import { caseReopened } from "../events.ts";
import { factsOf, load, step } from "../work.ts";

/** Takes up a case that was settled too early; its result stays on record among the steps. Refused with `reverseInvoiceFirst` (by settlement) where its settling was billed. */
export const reopenCase = handle(contract.reopenCase, async ({ caseId, reason, expectedRevision }, context) => {
  const one = await load(context, caseId, { verb: "reopen", expectedRevision });
  if (isRefused(one)) return one;
  context.emit(caseReopened({ ...factsOf(one), reason }));
  return step(context, one, { what: "reopened", text: reason, change: { state: contract.caseLifecycle.after("reopen", one.state), settledAt: null, result: null, satisfaction: null } });
});

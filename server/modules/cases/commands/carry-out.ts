import * as contract from "../../../../contract/cases.ts";
import { handle } from "../../../platform/command.ts";
import { isRefused } from "../../../platform/refusal.ts";
import { load, step } from "../work.ts";

/** What was agreed is done. */
export const carryOut = handle(contract.carryOut, async ({ caseId, text, files, expectedRevision }, context) => {
  const one = await load(context, caseId, { verb: "carryOut", expectedRevision });
  if (isRefused(one)) return one;
  return step(context, one, { what: "carriedOut", text, files, change: { state: contract.caseLifecycle.after("carryOut", one.state), carriedOut: text } });
});

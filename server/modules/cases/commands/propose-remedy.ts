import * as contract from "../../../../contract/cases.ts";
import { handle } from "../../../platform/command.ts";
import { isRefused, refuse } from "../../../platform/refusal.ts";
import { caseProposed } from "../events.ts";
import { factsOf, load, step } from "../work.ts";

/** Offers the customer how it is made good, in one or several ways; "nothing" stands alone. Refused with `caseNothingAndMore`. */
export const proposeRemedy = handle(contract.proposeRemedy, async ({ caseId, kinds, text, files, expectedRevision }, context) => {
  const one = await load(context, caseId, { verb: "propose", expectedRevision });
  if (isRefused(one)) return one;
  const proposals = [...new Set(kinds)];
  if (proposals.includes("none") && proposals.length > 1) return refuse("caseNothingAndMore", {}, ["kinds"]);
  context.emit(caseProposed(factsOf(one)));
  return step(context, one, { what: "proposed", text, codes: proposals, files, change: { state: contract.caseLifecycle.after("propose", one.state), proposals, proposal: text, answer: null, customerAnswer: null } });
});

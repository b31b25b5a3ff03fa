import * as contract from "../../../../contract/cases.ts";
import { handle } from "../../../platform/command.ts";
import { isRefused } from "../../../platform/refusal.ts";
import { load, step } from "../work.ts";

/** What the customer said to the proposal, by which means and with what proof; one that he refuses has to be made anew. */
export const answerProposal = handle(contract.recordAnswer, async ({ caseId, answer, means, text, files, expectedRevision }, context) => {
  const verb = answer === "refused" ? "decline" : "agree";
  const one = await load(context, caseId, { verb, expectedRevision });
  if (isRefused(one)) return one;
  return step(context, one, { what: "answered", text, codes: [answer], means, files, change: { state: contract.caseLifecycle.after(verb, one.state), answer, customerAnswer: text } });
});

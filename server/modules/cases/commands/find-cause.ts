import * as contract from "../../../../contract/cases.ts";
import { handle } from "../../../platform/command.ts";
import { isRefused, refuse } from "../../../platform/refusal.ts";
import { caseFindingAsked, caseFound } from "../events.ts";
import { factsOf, load, step } from "../work.ts";

/** Asks quality what it finds, where it was not asked by itself. */
export const askFinding = handle(contract.askFinding, async ({ caseId, text }, context) => {
  const one = await load(context, caseId, {});
  if (isRefused(one)) return one;
  if (one.state === "settled") return refuse("caseSettled");
  context.emit(caseFindingAsked(factsOf(one)));
  return step(context, one, { what: "findingAsked", text, change: {} });
});

/** What quality found and who answers for it; a later finding stands in front of an earlier one. */
export const recordFinding = handle(contract.recordFinding, async ({ caseId, text, blame, files, expectedRevision }, context) => {
  const one = await load(context, caseId, { expectedRevision });
  if (isRefused(one)) return one;
  if (one.state === "settled") return refuse("caseSettled");
  context.emit(caseFound(factsOf(one)));
  return step(context, one, { what: "found", text, codes: [blame], files, change: { finding: text, blame } });
});

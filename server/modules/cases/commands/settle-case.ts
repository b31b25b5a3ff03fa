import * as contract from "../../../../contract/cases.ts";
import { handle } from "../../../platform/command.ts";
import { isRefused } from "../../../platform/refusal.ts";
import { record } from "../../journal/index.ts";
import { aboutOf } from "../cases.ts";
import { caseSettled } from "../events.ts";
import { othersOpen } from "../store.ts";
import { conclude, factsOf, keepStep, load } from "../work.ts";

/** Ends a case with its result and how content the customer is with it (01.20). */
export const settleCase = handle(contract.settleCase, async ({ caseId, expectedRevision, result, proposal, customerAnswer, satisfaction }, context) => {
  const one = await load(context, caseId, { verb: "settle", expectedRevision });
  if (isRefused(one)) return one;
  const last = !(await othersOpen(context.tx, one));
  const refused = await keepStep(context, one, { what: "settled", text: result, codes: [String(satisfaction)] });
  if (isRefused(refused)) return refused;
  record(context, { subject: aboutOf(one), what: "caseSettled", facts: { caseId, number: one.number, satisfaction }, why: result });
  context.emit(caseSettled({ ...factsOf(one), last }));
  return conclude(context, one, {
    change: { state: "settled", settledAt: context.now, result, satisfaction, proposal: proposal ?? one.proposal, customerAnswer: customerAnswer ?? one.customerAnswer }, what: "caseSettled", why: result,
  });
});

import * as contract from "../../../../contract/cases.ts";
import { handle } from "../../../platform/command.ts";
import { isRefused } from "../../../platform/refusal.ts";
import { caseTaken } from "../events.ts";
import { conclude, factsOf, load } from "../work.ts";

/** Whoever takes a case answers for it; a colleague may take it over. */
export const takeCase = handle(contract.takeCase, async ({ caseId, expectedRevision }, context) => {
  const one = await load(context, caseId, { verb: "take", expectedRevision });
  if (isRefused(one)) return one;
  context.emit(caseTaken(factsOf(one)));
  return conclude(context, one, { change: { state: contract.caseLifecycle.after("take", one.state), ownerId: context.actor.id, ownerName: context.actor.name }, what: "caseTaken" });
});

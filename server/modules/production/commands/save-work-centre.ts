import * as contract from "../../../../contract/production.ts";
import { handle } from "../../../platform/command.ts";
import { refuse } from "../../../platform/refusal.ts";
import { record } from "../../journal/index.ts";
import { lockedName, saveCentre } from "../centre-store.ts";

/** Sets up a machine or line, or changes it; what is planned stays planned and shows as overload. */
export const saveWorkCentre = handle(contract.saveWorkCentre, async ({ id, ...centre }, context) => {
  const workCentreId = id ?? context.newId();
  if (id && (await lockedName(context.tx, id)) === undefined) return refuse("notFound");
  if (!(await saveCentre(context.tx, { id: workCentreId, ...centre }))) return refuse("workCentreCodeTaken", { code: centre.code }, ["code"]);
  record(context, { subject: { kind: "workCentre", id: workCentreId }, what: id ? "workCentreChanged" : "workCentreAdded", facts: centre });
  return { workCentreId };
});

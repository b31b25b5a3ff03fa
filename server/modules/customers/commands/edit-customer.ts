import { editCustomer as contract } from "../../../../contract/customer-commands.ts";
import { customerFields } from "../../../../contract/customers.ts";
import { changesBetween } from "../../../platform/changes.ts";
import { handle } from "../../../platform/command.ts";
import { isRefused, refuse, refuseAll } from "../../../platform/refusal.ts";
import { keep, locked } from "../changing.ts";
import { type CustomersDeps, editRefusal, tidy, usccRefusal } from "../customers.ts";
import { referenceRefusals } from "../references.ts";
import { nameKey, otherWith } from "../store.ts";

export const editCustomer = (deps: CustomersDeps) =>
  handle(contract, async ({ id, expectedRevision, ...given }, context) => {
    const before = await locked(context, id, expectedRevision);
    if (isRefused(before)) return before;
    const fields = tidy(given);
    const wrong = editRefusal(context, before, fields) ?? usccRefusal(fields.uscc);
    const refused = refuseAll([...(wrong ? [wrong] : []), ...(await referenceRefusals(context.tx, fields, deps))]);
    if (refused) return refused;
    if (fields.uscc !== before.uscc || nameKey(fields.name) !== nameKey(before.name)) {
      const other = await otherWith(context.tx, fields, id);
      if (other) return other.uscc && other.uscc === fields.uscc ? refuse("usccTaken", other, ["uscc"]) : refuse("customerNameTaken", other, ["name"]);
    }
    return keep(context, before, { change: fields, what: "edited", facts: { changes: changesBetween(customerFields.strip().parse(before), fields) } });
  });

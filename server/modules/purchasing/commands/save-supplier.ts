import * as contract from "../../../../contract/purchasing.ts";
import { normalUscc, usccProblem } from "../../../../contract/uscc.ts";
import { type CommandContext, handle } from "../../../platform/command.ts";
import { isRefused, refuse, type Refused } from "../../../platform/refusal.ts";
import { record } from "../../journal/index.ts";
import { putSupplier, supplierById, twinOf } from "../store.ts";

/** Keeps a supplier's file (`usccWrong`, `supplierKnown`); the credit code in its one form, nothing instead of empty. */
async function keep(context: CommandContext, { before, id, given }: { before?: contract.Supplier; id: string; given: contract.SupplierInput }): Promise<{ id: string; revision: number } | Refused> {
  const uscc = given.uscc ? normalUscc(given.uscc) : null;
  const problem = uscc === null ? undefined : usccProblem(uscc);
  if (problem) return refuse("usccWrong", { uscc, problem }, ["uscc"]);
  const twin = await twinOf(context.tx, { id, name: given.name, uscc });
  if (twin) return refuse("supplierKnown", { name: twin.name }, ["name"]);
  const row = { ...given, uscc, id, revision: before ? before.revision + 1 : 0 };
  await putSupplier(context.tx, row);
  record(context, { subject: { kind: "supplier", id }, what: before ? "supplierEdited" : "supplierAdded", facts: { name: row.name, uscc, leadDays: row.leadDays, active: row.active } });
  return { id, revision: row.revision };
}

export const createSupplier = handle(contract.createSupplier, (given, context) => keep(context, { id: context.newId(), given }));

export const editSupplier = handle(contract.editSupplier, async ({ supplierId, expectedRevision, ...given }, context) => {
  const before = await supplierById(context.tx, supplierId, true);
  if (!before) return refuse("notFound");
  if (before.revision !== expectedRevision) return refuse("stale", { revision: before.revision });
  const saved = await keep(context, { before, id: supplierId, given });
  return isRefused(saved) ? saved : { id: supplierId, revision: saved.revision };
});

import * as contract from "../../../../contract/companies.ts";
import { type CommandContext, handle } from "../../../platform/command.ts";
import { isRefused, refuse, type Refused } from "../../../platform/refusal.ts";
import { record } from "../../journal/index.ts";
import { liesUnder } from "../companies.ts";
import * as store from "../store.ts";

interface Wanted {
  id: string;
  what: "departmentAdded" | "departmentEdited";
  row: contract.DepartmentInput;
  all: readonly contract.Department[];
}

/** People are another room's: the foreign key knows whether the head is one of the company's. */
function unknownHead(error: { code?: string }): Refused {
  if (error.code === "23503") return refuse("unknownPlace", {}, ["headId"]);
  throw error;
}

async function save(context: CommandContext, { id, what, row, all }: Wanted) {
  if (row.parentId && liesUnder(all, row.parentId, id)) return refuse("departmentUnderItself", {}, ["parentId"]);
  if (row.parentId && !all.some((department) => department.id === row.parentId)) return refuse("unknownPlace", {}, ["parentId"]);
  const saved = await store.saveDepartment(context.tx, id, row).catch(unknownHead);
  if (isRefused(saved)) return saved;
  if (!saved) return refuse("departmentCodeTaken", { code: row.code }, ["code"]);
  record(context, { subject: { kind: "department", id }, what, facts: { ...row } });
  return saved;
}

export const addDepartment = handle(contract.addDepartment, async (row, context) => {
  await store.lockCompany(context.tx);
  return save(context, { id: context.newId(), what: "departmentAdded", row, all: await store.departmentsOf(context.tx) });
});

export const editDepartment = handle(contract.editDepartment, async ({ departmentId, expectedVersion, ...row }, context) => {
  // Two moves at once could close a circle that neither of them sees, so moves of one company wait for each other.
  await store.lockCompany(context.tx);
  const all = await store.departmentsOf(context.tx);
  const before = all.find((department) => department.id === departmentId);
  if (!before) return refuse("notFound");
  if (before.revision !== expectedVersion) return refuse("stale", { revision: before.revision });
  return save(context, { id: departmentId, what: "departmentEdited", row, all });
});

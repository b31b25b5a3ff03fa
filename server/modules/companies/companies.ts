import type { Department } from "../../../contract/companies.ts";
import type { Subject } from "../../../contract/toolkit.ts";

/** The journal's subject of a company: its number in the form of the UUIDs that subjects have. */
export const companySubject = (companyId: string): Subject => ({
  kind: "company",
  id: `00000000-0000-4000-8000-${BigInt(companyId).toString(16).padStart(12, "0")}`,
});

/** Whether `id` is `above` or lies somewhere below it. */
export function liesUnder(all: readonly Pick<Department, "id" | "parentId">[], id: string, above: string): boolean {
  const parents = new Map(all.map((department) => [department.id, department.parentId]));
  for (let at: string | null | undefined = id; at; at = parents.get(at)) if (at === above) return true;
  return false;
}

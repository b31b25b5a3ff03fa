import { type Role, separateRoles } from "../../../contract/permissions.ts";
import type { Refusal } from "../../../contract/toolkit.ts";

/** Roles that administer: the plain one, and the three among which a company may part it. */
export const administrating: readonly Role[] = ["admin", ...separateRoles];
const isApart = (role: Role): boolean => separateRoles.some((each) => each === role);

/**
 * What speaks against one person's holding all these roles, own ones and those lent to him, while the administration is parted: the plain administrator is
 * nobody, two of the three are not one person, and who reads the audit holds nothing beside. The database says the same (`people.keep_apart`).
 */
export function apartFaults(held: readonly Role[]): Refusal[] {
  const all = [...new Set(held)];
  if (all.includes("admin")) return [{ code: "plainAdministrator", path: ["roles"] }];
  if (all.includes("auditAdmin") && all.length > 1) return [{ code: "auditorApart", path: ["roles"] }];
  return all.filter(isApart).length > 1 ? [{ code: "administratorsApart", path: ["roles"] }] : [];
}

/** The roles of somebody once the administration is parted: nobody keeps another of the four, and who reads the audit keeps nothing. */
export function rolesParted(before: readonly Role[], given: Role | undefined): Role[] {
  if (given === "auditAdmin") return [given];
  return [...before.filter((role) => !administrating.includes(role)), ...(given ? [given] : [])];
}

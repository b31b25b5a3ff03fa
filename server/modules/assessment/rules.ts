import type { AssessmentKind } from "../../../contract/assessment.ts";
import { permissionsOf, type Role } from "../../../contract/permissions.ts";
import type { Refusal } from "../../../contract/toolkit.ts";
import { type Entry, mayReach } from "./assessment.ts";

/** Somebody of the company with the roles and departments that he has now. */
export interface Member {
  id: string;
  name: string;
  roles: readonly Role[];
  departmentIds: readonly string[];
}

/** Who may decide an entry: whoever holds a role that its policy names, with a reach that covers the person, but never the person (00.5). */
export const decidersOf = (entry: Pick<Entry, "personId" | "departmentIds" | "confirmedBy">, members: readonly Member[]): Member[] =>
  members.filter((member) => member.id !== entry.personId && member.roles.some((role) => entry.confirmedBy.includes(role)) && reaches(member, entry));

function reaches(member: Member, entry: Pick<Entry, "personId" | "departmentIds">): boolean {
  const scope = permissionsOf(member.roles).get("assessment.decide");
  return scope !== undefined && mayReach({ actor: member, scope }, entry);
}

/**
 * Why somebody may not decide: it is about himself, the policy names other roles, or he had his say already (he proposed it by hand, or confirmed what is
 * appealed against) and another manager is there.
 */
export function decisionFault(entry: Pick<Entry, "personId" | "departmentIds" | "confirmedBy">, { actor, heard, members }: { actor: { id: string; roles: readonly string[] }; heard: string; members: readonly Member[] }): Refusal | undefined {
  if (entry.personId === actor.id) return { code: "assessmentOwn" };
  if (!actor.roles.some((role) => entry.confirmedBy.includes(role))) return { code: "assessmentRole" };
  const others = decidersOf(entry, members).filter(({ id }) => id !== actor.id);
  return heard === actor.id && others.length > 0 ? { code: "assessmentFreshEyes", facts: { names: others.map(({ name }) => name).join(", ") } } : undefined;
}

/** Who owed a duty: its owner, or the one person who holds its role; of several nobody is accused by a machine. */
export function owedBy({ ownerId, ownerRole }: { ownerId: string | null; ownerRole: string | null }, members: readonly Member[]): { person?: Member; departmentIds: string[] } {
  const holders = members.filter((member) => (ownerId ? member.id === ownerId : member.roles.some((role) => role === ownerRole)));
  const [person, ...others] = holders;
  return { ...(person && others.length === 0 && { person }), departmentIds: [...new Set(holders.flatMap(({ departmentIds }) => departmentIds))] };
}

interface Measure {
  amount: string | null;
  points: number | null;
}

/** What is wrong with amount and points for a kind: a warning has neither, a fine its amount, points their number, a reward at least one. */
export function measureFault(kind: AssessmentKind, { amount, points }: Measure): Refusal | undefined {
  const foreign = (kind === "warning" && (amount ?? points) !== null) || (kind === "fine" && points !== null) || (kind === "points" && amount !== null);
  if (foreign) return { code: "assessmentMeasureForeign", facts: { kind } };
  const missing = (kind === "fine" && amount === null) || (kind === "points" && points === null) || (kind === "reward" && (amount ?? points) === null);
  return missing ? { code: "assessmentAmountMissing", facts: { kind } } : undefined;
}

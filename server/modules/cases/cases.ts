import { type CaseKind, type CaseSource, caseLifecycle, type CaseState } from "../../../contract/cases.ts";
import type { Refusal, Subject } from "../../../contract/toolkit.ts";
import { ownersOf } from "../../platform/actor.ts";
import type { Context } from "../../platform/command.ts";

export interface Case {
  id: string;
  number: string;
  subjectKind: string;
  subjectId: string;
  part: string | null;
  title: string;
  customerName: string;
  salespersonId: string | null;
  departmentId: string | null;
  kind: CaseKind;
  source: CaseSource;
  description: string;
  departments: string[];
  photos: string[];
  state: CaseState;
  revision: number;
  openedAt: Date;
  openedBy: string;
  openedByName: string;
  ownerId: string | null;
  ownerName: string | null;
  proposal: string | null;
  customerAnswer: string | null;
  result: string | null;
  satisfaction: number | null;
  settledAt: Date | null;
}

export const aboutOf = ({ subjectKind, subjectId }: Pick<Case, "subjectKind" | "subjectId">): Subject => ({ kind: subjectKind, id: subjectId });

/** Why a verb is not possible on a case. */
export function guard({ state, revision }: Pick<Case, "state" | "revision">, verb: keyof typeof caseLifecycle.steps, expectedRevision?: number): Refusal | undefined {
  if (expectedRevision !== undefined && expectedRevision !== revision) return { code: "stale", facts: { revision } };
  if (caseLifecycle.allows(verb, state)) return undefined;
  if (state === "settled") return { code: "caseSettled" };
  return verb === "settle" ? { code: "caseTakeFirst" } : { code: "wrongState", facts: { state } };
}

/** Whether the permission reaches the case: those of one's own customers or in one's own hands, one's departments', or all. */
export function mayReach({ actor, scope }: Pick<Context, "actor" | "scope">, one: Pick<Case, "salespersonId" | "ownerId" | "departmentId" | "departments">): boolean {
  if (scope === "company" || ownersOf(actor).some((owner) => owner === one.salespersonId || owner === one.ownerId)) return true;
  const departments = [...one.departments, ...(one.departmentId ? [one.departmentId] : [])];
  return scope === "department" && departments.some((department) => actor.departmentIds.includes(department));
}

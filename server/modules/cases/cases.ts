import { type blames, type caseAnswers, type CaseKind, type CaseSource, caseLifecycle, type CaseState, type escalationRoles, type proposalKinds } from "../../../contract/cases.ts";
import type { Decimal } from "../../../contract/money.ts";
import type { Refusal, Subject } from "../../../contract/toolkit.ts";
import { ownersOf } from "../../platform/actor.ts";
import type { Context } from "../../platform/command.ts";

export interface Case {
  id: string;
  number: string;
  subjectKind: string;
  subjectId: string;
  /** The delivery that was objected to. */
  part: string | null;
  orderId: string | null;
  customerId: string | null;
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
  finding: string | null;
  blame: (typeof blames)[number] | null;
  proposals: (typeof proposalKinds)[number][];
  proposal: string | null;
  answer: (typeof caseAnswers)[number] | null;
  customerAnswer: string | null;
  carriedOut: string | null;
  escalatedTo: (typeof escalationRoles)[number] | null;
  cost: Decimal;
  result: string | null;
  satisfaction: number | null;
  settledAt: Date | null;
}

export type Verb = keyof typeof caseLifecycle.steps;
export const aboutOf = ({ subjectKind, subjectId }: Pick<Case, "subjectKind" | "subjectId">): Subject => ({ kind: subjectKind, id: subjectId });
export const subjectOf = ({ id }: Pick<Case, "id">): Subject => ({ kind: "case", id });

/** Why a verb is not possible on a case. */
export function guard({ state, revision }: Pick<Case, "state" | "revision">, verb?: Verb, expectedRevision?: number): Refusal | undefined {
  if (expectedRevision !== undefined && expectedRevision !== revision) return { code: "stale", facts: { revision } };
  if (!verb || caseLifecycle.allows(verb, state)) return undefined;
  if (state === "settled") return { code: "caseSettled" };
  if (state === "open") return { code: "caseTakeFirst" };
  return verb === "carryOut" ? { code: "caseNotAgreed" } : { code: "wrongState", facts: { state } };
}

/** Whether the permission reaches the case: those of one's own customers or in one's own hands, one's departments', or all. */
export function mayReach({ actor, scope }: Pick<Context, "actor" | "scope">, one: Pick<Case, "salespersonId" | "ownerId" | "departmentId" | "departments">): boolean {
  if (scope === "company" || ownersOf(actor).some((owner) => owner === one.salespersonId || owner === one.ownerId)) return true;
  const departments = [...one.departments, ...(one.departmentId ? [one.departmentId] : [])];
  return scope === "department" && departments.some((department) => actor.departmentIds.includes(department));
}

import { type Assessment, assessmentLifecycle, type AssessmentState, type AssessmentKind, type AssessmentVerb, type dismissalGrounds } from "../../../contract/assessment.ts";
import type { Refusal, Subject, Text } from "../../../contract/toolkit.ts";
import type { Actor, Scope } from "../../platform/actor.ts";

/** What somebody decided, and why. Instants inside are ISO texts, for the column is JSON. */
export interface Word {
  by: string;
  byName: string;
  at: string;
  reason: string;
}

/** What a proposal rests on; written once. */
export interface Evidence {
  title: string;
  subject: Subject | null;
  dutyName: Text | null;
  dueAt: string | null;
  closedAt: string | null;
  journalSeq: number | null;
  fileIds: readonly string[];
}

export interface Entry {
  id: string;
  kind: AssessmentKind;
  origin: "duty" | "hand";
  termKey: string;
  termName: Text;
  policyId: string;
  policyVersion: number;
  confirmedBy: readonly string[];
  appealDays: number;
  day: string;
  dutyId: string | null;
  evidence: Evidence;
  reason: string;
  /** Whose duty it was by role; the person follows where only one holds it. */
  role: string | null;
  proposedAt: Date;
  proposedBy: string;
  proposedByName: string;
  personId: string | null;
  personName: string;
  departmentIds: readonly string[];
  amount: string | null;
  points: number | null;
  state: AssessmentState;
  revision: number;
  decision: (Word & { grounds: (typeof dismissalGrounds)[number] | null }) | null;
  appealUntil: Date | null;
  appeal: { at: string; words: string } | null;
  settlement: Word | null;
}

export const subjectOf = ({ id }: Pick<Entry, "id">): Subject => ({ kind: "assessment", id });

/** Whether a permission reaches an entry: one's own, those of people of one's departments, or all. */
export function mayReach({ actor, scope }: { actor: Pick<Actor, "id" | "departmentIds">; scope: Scope }, entry: Pick<Entry, "personId" | "departmentIds">): boolean {
  if (scope === "company" || entry.personId === actor.id) return true;
  return scope === "department" && entry.departmentIds.some((department) => actor.departmentIds.includes(department));
}

/** Why a verb is not possible on an entry. */
export function guard({ state, revision }: Pick<Entry, "state" | "revision">, verb: AssessmentVerb, expectedRevision?: number): Refusal | undefined {
  if (expectedRevision !== undefined && expectedRevision !== revision) return { code: "stale", facts: { revision } };
  return assessmentLifecycle.allows(verb, state) ? undefined : { code: "wrongState", facts: { state } };
}

const when = (text: string | null): Date | null => (text === null ? null : new Date(text));
const said = <W extends Word>(word: W | null) => word && { ...word, at: new Date(word.at) };

/** An entry as lists show it. */
export const rowOf = ({ id, state, revision, kind, amount, points, origin, termName, personId, personName, role, day, dutyId, evidence, reason, proposedAt, proposedByName }: Entry) => ({
  id, state, revision, kind, amount, points, origin, term: termName, personId, personName, role, day, reason, proposedAt, proposedByName,
  evidence: { ...evidence, fileIds: [...evidence.fileIds], dutyId, dueAt: when(evidence.dueAt), closedAt: when(evidence.closedAt) },
});

export const answerOf = (entry: Entry): Assessment => ({
  ...rowOf(entry), policyId: entry.policyId, policyVersion: entry.policyVersion, confirmedBy: [...entry.confirmedBy], appealDays: entry.appealDays, proposedBy: entry.proposedBy,
  decision: said(entry.decision), appealUntil: entry.appealUntil, appeal: entry.appeal && { ...entry.appeal, at: new Date(entry.appeal.at) }, settlement: said(entry.settlement),
});

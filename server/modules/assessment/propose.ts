import type { AssessmentTerm } from "../../../contract/policies.ts";
import { fromMinor } from "../../../contract/money.ts";
import type { CommandContext } from "../../platform/command.ts";
import { record } from "../journal/index.ts";
import { type Entry, type Evidence, subjectOf } from "./assessment.ts";
import * as store from "./store.ts";

/** A rule of a policy in its version. */
export interface Rule {
  policyId: string;
  policyVersion: number;
  term: AssessmentTerm;
}

export interface Proposal extends Rule {
  id: string;
  person: { id: string; name: string } | undefined;
  role: string | null;
  departmentIds: readonly string[];
  /** The business day on which it happened. */
  day: string;
  dutyId: string | null;
  evidence: Evidence;
  reason: string;
  amount: string | null;
  points: number | null;
}

/** What a rule suggests, the amount as a decimal of the company's currency. */
export const suggestedBy = ({ amountMinor, points }: Pick<AssessmentTerm, "amountMinor" | "points">, currency: string): { amount: string | null; points: number | null } => ({
  amount: amountMinor === undefined ? null : fromMinor(BigInt(amountMinor), currency), points: points ?? null,
});

function entryOf({ actor, now }: CommandContext, { id, policyId, policyVersion, term, person, role, departmentIds, day, dutyId, evidence, reason, amount, points }: Proposal): Entry {
  return {
    id, kind: term.kind, origin: dutyId === null ? "hand" : "duty", termKey: term.key, termName: term.name, policyId, policyVersion, confirmedBy: term.confirmedBy, appealDays: term.appealDays,
    day, dutyId, evidence, reason, role, proposedAt: now, proposedBy: actor.id, proposedByName: actor.name, personId: person?.id ?? null, personName: person?.name ?? "", departmentIds,
    amount, points, state: "proposed", revision: 0, decision: null, appealUntil: null, appeal: null, settlement: null,
  };
}

/** Puts a proposal on record; nothing happens when the broken limit was proposed under this rule before (00.5). Whether it was new. */
export async function propose(context: CommandContext, proposal: Proposal): Promise<boolean> {
  const entry = entryOf(context, proposal);
  if (!(await store.insert(context.tx, entry))) return false;
  const { kind, termKey: term, personId, role, dutyId, evidence: { subject: about, journalSeq, fileIds }, amount, points, reason } = entry;
  record(context, { subject: subjectOf(entry), what: "assessmentProposed", facts: { kind, term, personId, role, dutyId, about, journalSeq, fileIds, amount, points }, why: reason });
  return true;
}

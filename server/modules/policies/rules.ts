import { refuse, type Refused } from "../../platform/refusal.ts";

interface Version {
  version: number;
  editedBy: string;
  approvedBy: string | null;
  effectiveFrom: string | null;
}

/** Four eyes: a version is approved once, by somebody who did not write it. */
export function mayApprove({ version, editedBy, approvedBy }: Version, approver: string): Refused | undefined {
  if (approvedBy !== null) return refuse("policyApprovedAlready", { version });
  return editedBy === approver ? refuse("policySelfApproval", { version }) : undefined;
}

/** The version that is in force on a date: the latest effective date, of two the higher number. */
export function servable(versions: readonly Version[], date: string): number | Refused {
  const [latest] = versions
    .flatMap(({ version, effectiveFrom }) => (effectiveFrom !== null && effectiveFrom <= date ? [{ version, effectiveFrom }] : []))
    .toSorted((a, b) => (a.effectiveFrom === b.effectiveFrom ? b.version - a.version : a.effectiveFrom < b.effectiveFrom ? 1 : -1));
  return latest?.version ?? refuse("policyNotInForce", { date });
}

import type { PolicyPack } from "../../../contract/policy-pack.ts";
import type { Refusal } from "../../../contract/toolkit.ts";

type OralRule = PolicyPack["intake"]["oralConfirmation"];
type Proposal = PolicyPack["review"]["onFailed"]["proposals"][number];

export interface Call {
  contactId?: string | undefined;
  evidence: readonly { kind: string }[];
}

/** What the policy still misses of the call that confirms an oral order (01.2), collected. The command itself is the record of the call. */
export function callLacks(rule: OralRule, { contactId, evidence }: Call): Refusal[] {
  if (!rule) return [];
  const missing = rule.evidence.filter((kind) => kind !== "callRecord" && !evidence.some((given) => given.kind === kind));
  return [
    ...(rule.namedContact && !contactId ? [{ code: "namedContactNeeded", path: ["contactId"] }] : []),
    ...missing.map((kind) => ({ code: "callEvidenceMissing", facts: { evidence: kind }, path: ["evidence", kind] })),
  ];
}

/** Why this is no talk after a failed review (01.10): it goes with a proposal, and with one that the policy lists. */
export function proposalRefusal(proposal: Proposal | undefined, { review: { onFailed } }: PolicyPack): Refusal | undefined {
  if (!proposal) return { code: "proposalNeeded", path: ["proposal"] };
  return onFailed.proposals.includes(proposal) ? undefined : { code: "proposalNotForeseen", facts: { proposal }, path: ["proposal"] };
}

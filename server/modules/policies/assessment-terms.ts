import type { AssessmentTerm, PolicyPack } from "../../../contract/policies.ts";
import type { Tx } from "../../platform/db.ts";
import { type PolicyPin, policyInForce } from "./in-force.ts";
import * as store from "./store.ts";

/** What a pack proposes when a duty was broken; `holds` evaluates a condition over the duty's order. */
export const termsOfBroken = ({ assessment }: Pick<PolicyPack, "assessment">, dutyId: string, holds: (condition: string) => boolean): AssessmentTerm[] =>
  assessment.filter(({ on, when }) => on !== "byHand" && (on.brokenDuty === "any" || on.brokenDuty.includes(dutyId)) && (when === undefined || holds(when)));

/** What may be proposed by hand, with the policies in force on a business date that say so, each policy once. */
export async function termsByHand(tx: Tx, date: string): Promise<(PolicyPin & { term: AssessmentTerm })[]> {
  const served = (await store.assignments(tx)).filter(({ from }) => from <= date);
  const found = new Map<string, PolicyPin & { pack: PolicyPack }>();
  for (const { orderKind: kind, channel } of served) {
    const policy = await policyInForce(tx, { kind, channel: channel ?? "", date });
    if (policy) found.set(policy.policyId, policy);
  }
  return [...found.values()].flatMap(({ policyId, version, pack }) => pack.assessment.filter(({ on }) => on === "byHand").map((term) => ({ policyId, version, term })));
}

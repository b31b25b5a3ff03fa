import * as contract from "../../../../contract/policies.ts";
import { type CommandContext, handle } from "../../../platform/command.ts";
import { refuse, type Refused } from "../../../platform/refusal.ts";
import { record } from "../../journal/index.ts";
import type { PolicyPin } from "../in-force.ts";
import { mayApprove } from "../rules.ts";
import * as store from "../store.ts";

/**
 * Approves a draft, which takes effect on a business date (00.1). Another person than its editor does it (C-17); running orders keep
 * the version that they pinned. Refuses `policyApprovedAlready` and `policySelfApproval`.
 */
export async function approveVersion(context: CommandContext, { policyId, version, effectiveFrom }: PolicyPin & { effectiveFrom: string }): Promise<(PolicyPin & { effectiveFrom: string }) | Refused> {
  const { tx, actor, now } = context;
  if (!(await store.lockPolicy(tx, policyId))) return refuse("notFound");
  const row = await store.versionOf(tx, policyId, version);
  if (!row) return refuse("notFound");
  const refused = mayApprove(row, actor.id);
  if (refused) return refused;
  await store.insertApproval(tx, { policyId, version, by: actor.id, at: now, effectiveFrom });
  record(context, { subject: { kind: "policy", id: policyId }, what: "policyApproved", facts: { version, sha256: row.sha256, effectiveFrom } });
  return { policyId, version, effectiveFrom };
}

/** The same by a person, who must answer for the policy: by its version in force, or by the draft while there is none (C-17). */
export const approvePolicyVersion = handle(contract.approvePolicyVersion, async (input, context) => {
  const owner = await store.ownerOf(context.tx, input.policyId, input.version);
  if (owner && !context.actor.roles.includes(owner)) return refuse("policyOwnerApproves", { role: owner });
  return approveVersion(context, input);
});

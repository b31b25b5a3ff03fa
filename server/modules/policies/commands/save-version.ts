import { createHash } from "node:crypto";
import * as contract from "../../../../contract/policies.ts";
import { type CommandContext, handle } from "../../../platform/command.ts";
import { isRefused, refuse, refuseAll, type Refused } from "../../../platform/refusal.ts";
import { record } from "../../journal/index.ts";
import type { PolicyPin } from "../in-force.ts";
import { checkPack } from "../pack-check.ts";
import * as store from "../store.ts";

function checked(text: string): contract.PolicyPack | Refused {
  const result = checkPack(text);
  return "pack" in result ? result.pack : refuseAll(result.errors.map((fault) => ({ code: "packFaulty", facts: { ...fault } })))!;
}

async function save(context: CommandContext, { policyId, version }: PolicyPin, given: { text: string; pack: contract.PolicyPack }): Promise<PolicyPin> {
  const { tx, actor, now } = context;
  const sha256 = createHash("sha256").update(given.text).digest("hex");
  await store.insertVersion(tx, { policyId, version, body: given.pack, text: given.text, sha256, by: actor.id, at: now });
  record(context, { subject: { kind: "policy", id: policyId }, what: version === 1 ? "policyLoaded" : "policyEdited", facts: { version, pack: given.pack.id, sha256 } });
  return { policyId, version };
}

/**
 * Makes a policy of a pack's text, as its version 1 and a draft: somebody else approves it before it can be in force. Loading a later
 * release of the same pack makes another policy; a company's copy is never touched. Refuses `packFaulty`, once for each fault.
 */
export async function loadPack(context: CommandContext, text: string): Promise<PolicyPin | Refused> {
  const pack = checked(text);
  if (isRefused(pack)) return pack;
  const policyId = context.newId();
  await store.insertPolicy(context.tx, { id: policyId, packId: pack.id, at: context.now });
  return save(context, { policyId, version: 1 }, { text, pack });
}

/** Saves an edited text as the policy's next version, a draft (00.1). Refuses `stale` when it was not based on the latest one. */
export async function addVersion(context: CommandContext, { policyId, text, basedOn }: { policyId: string; text: string; basedOn: number }): Promise<PolicyPin | Refused> {
  const pack = checked(text);
  if (isRefused(pack)) return pack;
  const policy = await store.lockPolicy(context.tx, policyId);
  if (!policy) return refuse("notFound");
  if (policy.latest !== basedOn) return refuse("stale", { version: policy.latest });
  return save(context, { policyId, version: policy.latest + 1 }, { text, pack });
}

export const loadPolicy = handle(contract.loadPolicy, ({ text }, context) => loadPack(context, text));
export const addPolicyVersion = handle(contract.addPolicyVersion, (input, context) => addVersion(context, input));

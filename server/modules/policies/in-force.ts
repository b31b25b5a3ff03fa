import type { PolicyPack } from "../../../contract/policies.ts";
import type { Tx } from "../../platform/db.ts";
import { frozen, kept } from "../../platform/registers.ts";
import { keptPack } from "./earlier-packs.ts";
import * as store from "./store.ts";

/** Which version of a policy an order is handled by. */
export interface PolicyPin {
  policyId: string;
  version: number;
}

// A version never changes, so a process reads it once. The limit keeps a process that serves many companies small.
const packs = new WeakMap<object, Map<string, PolicyPack>>();
const limit = 500;

function rememberedOf({ origin }: Tx): Map<string, PolicyPack> {
  const known = packs.get(origin) ?? new Map<string, PolicyPack>();
  packs.set(origin, known);
  return known;
}

function remember(remembered: Map<string, PolicyPack>, key: string, pack: PolicyPack): void {
  if (remembered.size >= limit) remembered.delete(remembered.keys().next().value!);
  remembered.set(key, pack);
}

/**
 * The pack of a pinned version, whatever was saved or approved since. Costs a statement the first time in a process, then none; the
 * object is shared and frozen. Throws when there is no such version: a pin is a foreign key.
 */
export async function pinned(tx: Tx, policyId: string, version: number): Promise<PolicyPack> {
  const key = `${tx.companyId} ${policyId} ${version}`;
  const remembered = rememberedOf(tx);
  const known = remembered.get(key);
  if (known) return known;
  const row = await store.bodyOf(tx, policyId, version);
  if (!row) throw new Error(`policy ${policyId} has no version ${version}`);
  const pack = frozen(keptPack(row.body));
  // What this transaction wrote may be rolled back, and the number be given to another text.
  if (!row.fresh) remember(remembered, key, pack);
  return pack;
}

const pinInForce = kept((tx, key) => {
  const [kind, channel, date] = JSON.parse(key) as [string, string, string];
  return store.inForce(tx, { kind, channel, date });
});

/**
 * The policy for an order of this kind and channel on a business date (`YYYY-MM-DD`): its pin, and the pack itself. Undefined when
 * no policy is assigned, or none of its versions is in force yet. A channel's own assignment goes before its kind's (00.1).
 */
export async function policyInForce(tx: Tx, { kind, channel, date }: { kind: string; channel: string; date: string }): Promise<(PolicyPin & { pack: PolicyPack }) | undefined> {
  const pin = await pinInForce(tx, JSON.stringify([kind, channel, date]));
  return pin && { ...pin, pack: await pinned(tx, pin.policyId, pin.version) };
}

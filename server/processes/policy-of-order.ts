import type { PolicyPack } from "../../contract/policies.ts";
import type { Tx } from "../platform/db.ts";
import { type Order, readOrderRow } from "../modules/orders/index.ts";
import { pinned, policyInForce } from "../modules/policies/index.ts";
import { today } from "./register-facts.ts";

/** The policy that an order pinned, or would pin if it were submitted now; undefined when none is assigned to its kind. */
export async function policyOf(tx: Tx, { policyId, policyVersion, kind, channel, createdAt }: Pick<Order, "policyId" | "policyVersion" | "kind" | "channel" | "createdAt">): Promise<PolicyPack | undefined> {
  if (policyId && policyVersion !== null) return pinned(tx, policyId, policyVersion);
  return (await policyInForce(tx, { kind, channel, date: await today({ tx, now: createdAt }) }))?.pack;
}

/** From when an order of this kind counts as established (C-01). */
export const establishedAt = (pack: PolicyPack, kind: string): PolicyPack["orderKinds"][number]["establishedAt"] | undefined => pack.orderKinds.find(({ key }) => key === kind)?.establishedAt;

/** The policy of a submitted order. */
export async function pinnedPolicyOf(tx: Tx, orderId: string): Promise<PolicyPack> {
  const order = await readOrderRow(tx, orderId);
  if (!order?.policyId || order.policyVersion === null) throw new Error(`order ${orderId} has no policy yet`);
  return pinned(tx, order.policyId, order.policyVersion);
}

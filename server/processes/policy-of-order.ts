import type { PolicyPack } from "../../contract/policies.ts";
import type { Tx } from "../platform/db.ts";
import type { Order } from "../modules/orders/index.ts";
import { pinned, policyInForce } from "../modules/policies/index.ts";
import { today } from "./register-facts.ts";

/** The policy that an order pinned, or would pin if it were submitted now; undefined when none is assigned to its kind. */
export async function policyOf(tx: Tx, { policyId, policyVersion, kind, channel, createdAt }: Pick<Order, "policyId" | "policyVersion" | "kind" | "channel" | "createdAt">): Promise<PolicyPack | undefined> {
  if (policyId && policyVersion !== null) return pinned(tx, policyId, policyVersion);
  return (await policyInForce(tx, { kind, channel, date: await today({ tx, now: createdAt }) }))?.pack;
}

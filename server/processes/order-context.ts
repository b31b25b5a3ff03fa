import type { ConditionFacts } from "../../contract/facts.ts";
import type { CustomerFile } from "../../contract/customers.ts";
import type { PolicyPack } from "../../contract/policies.ts";
import type { Tx } from "../platform/db.ts";
import * as customers from "../modules/customers/index.ts";
import * as orders from "../modules/orders/index.ts";
import { pinned } from "../modules/policies/index.ts";
import { conditionFactsOf } from "./order-facts.ts";

/** An order with its customer, the policy that it pinned, and what that policy's conditions see of it. */
export interface OrderContext extends Pick<orders.OrderFile, "order" | "lines"> {
  customer: CustomerFile;
  pack: PolicyPack;
  facts: ConditionFacts;
}

/** Gathers what processes need to know of a submitted order. */
export async function contextOf(tx: Tx, orderId: string): Promise<OrderContext> {
  const file = await orders.describe(tx, orderId);
  if (!file?.order.policyId || file.order.policyVersion === null) throw new Error(`order ${orderId} has no policy yet`);
  const customer = await customers.readOnce(tx, file.order.customerId);
  if (!customer) throw new Error(`customer ${file.order.customerId} is gone`);
  const pack = await pinned(tx, file.order.policyId, file.order.policyVersion);
  return { ...file, customer, pack, facts: conditionFactsOf(file, customer, { completedBefore: true, overdue: "0" }) };
}

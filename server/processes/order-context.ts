import type { ConditionFacts } from "../../contract/facts.ts";
import type { CustomerFile } from "../../contract/customers.ts";
import type { PolicyPack } from "../../contract/policies.ts";
import type { Context } from "../platform/command.ts";
import * as customers from "../modules/customers/index.ts";
import * as orders from "../modules/orders/index.ts";
import { pinned } from "../modules/policies/index.ts";
import { standingOf } from "./customer-standing.ts";
import { conditionFactsOf } from "./order-facts.ts";

/** An order with its customer, the policy that it pinned, and what that policy's conditions see of it. */
export interface OrderContext extends Pick<orders.OrderFile, "order" | "lines"> {
  customer: CustomerFile;
  pack: PolicyPack;
  facts: ConditionFacts;
}

/** What the conditions of a policy see of an order as it is now. */
export async function factsOf(context: Pick<Context, "tx" | "now">, pack: PolicyPack, content: Pick<OrderContext, "order" | "lines"> & { customer: CustomerFile }): Promise<ConditionFacts> {
  return conditionFactsOf(content, content.customer, await standingOf(context, { pack, customer: content.customer, orderId: content.order.id }));
}

/** Gathers what processes need to know of a submitted order. */
export async function contextOf(context: Pick<Context, "tx" | "now">, orderId: string): Promise<OrderContext> {
  const { tx } = context;
  const file = await orders.describe(tx, orderId);
  if (!file?.order.policyId || file.order.policyVersion === null) throw new Error(`order ${orderId} has no policy yet`);
  const customer = await customers.readOnce(tx, file.order.customerId);
  if (!customer) throw new Error(`customer ${file.order.customerId} is gone`);
  const pack = await pinned(tx, file.order.policyId, file.order.policyVersion);
  return { ...file, customer, pack, facts: await factsOf(context, pack, { ...file, customer }) };
}

import type { CustomerFile } from "../../contract/customers.ts";
import type { PolicyPack } from "../../contract/policies.ts";
import type { Context } from "../platform/command.ts";
import * as orders from "../modules/orders/index.ts";
import { asksOfCustomer } from "../modules/policies/index.ts";
import { creditOf } from "../modules/settlement/index.ts";
import { today } from "./register-facts.ts";

/** What a customer has been to us: whether an order was ever completed for it, and what of its receivables is overdue today. */
export interface Standing {
  completedBefore: boolean;
  /** In the customer's currency. */
  overdue: string;
}

/** Looks up what some condition of the policy asks for; what none asks for costs no statement. `orderId` is the order that asks: it does not count for itself. */
export async function standingOf(context: Pick<Context, "tx" | "now">, given: { pack: PolicyPack; customer: Pick<CustomerFile, "id" | "currency">; orderId: string }): Promise<Standing> {
  const { pack, customer, orderId } = given;
  const { tx } = context;
  const completedBefore = asksOfCustomer(pack, "new") && (await orders.hasCompleted(tx, { customerId: customer.id, except: orderId }));
  const overdue = asksOfCustomer(pack, "overdueMinor") ? (await creditOf(tx, { customerId: customer.id, currency: customer.currency }, await today(context))).overdue : "0";
  return { completedBefore, overdue };
}

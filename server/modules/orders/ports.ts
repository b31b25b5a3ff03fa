import type { OpenChange } from "../../../contract/change-words.ts";
import type { CustomerFile } from "../../../contract/customers.ts";
import type { PolicyPack } from "../../../contract/policy-pack.ts";
import type { Refusal, Subject } from "../../../contract/toolkit.ts";
import type { Context } from "../../platform/command.ts";
import type { Tx } from "../../platform/db.ts";
import type { NumberRequest } from "../companies/index.ts";
import type { Today } from "../catalog/index.ts";
import type { Line, Order } from "./orders.ts";

/** A version of a policy, as an order pins it. */
export interface Policy {
  policyId: string;
  version: number;
  pack: PolicyPack;
}

/** Facts of other rooms that `server/routes.ts` hands over to orders. */
export interface Ports {
  today: Today;
  /** Order numbers; may leave gaps. */
  takeNumber(context: Pick<Context, "tx" | "now">, request: NumberRequest): Promise<string>;
  /** The policy that serves such an order today; undefined when none is assigned. */
  policyInForce(tx: Tx, of: { kind: string; channel: string; date: string }): Promise<Policy | undefined>;
  /** The policy that an order pinned, or would pin if it were submitted now; undefined when none is assigned. */
  policyOf(tx: Tx, order: Pick<Order, "policyId" | "policyVersion" | "kind" | "channel" | "createdAt">): Promise<PolicyPack | undefined>;
  /** Why the policy's gates do not let an order be submitted. */
  gatesAtSubmit(context: Pick<Context, "tx" | "now">, given: { order: Order; lines: Line[]; customer: CustomerFile; pack: PolicyPack }): Promise<Refusal[]>;
  /** The ledger that books a customer's orders when its file names none. */
  defaultLedger(tx: Tx): Promise<string>;
  /** Whether a step of the document's review was handed to the actor by name, who sees it for that. */
  entrusted(context: Pick<Context, "tx" | "actor">, subject: Subject): Promise<boolean>;
  /** Changes that are not decided yet, by their order. */
  openChangesOf(tx: Tx, orderIds: readonly string[]): Promise<ReadonlyMap<string, OpenChange>>;
  /** For how much the lines of a version may be sold after their prices were refused, by line. */
  countersOf(tx: Tx, order: Subject, version: number): Promise<ReadonlyMap<string, string>>;
  rolesOf(tx: Tx, personId: string): Promise<readonly string[]>;
  creditOf(tx: Tx, key: { customerId: string; currency: string }, day: string): Promise<{ exposure: string }>;
  /** The next day after this one on which people work. */
  nextWorkingDay(tx: Tx, day: string): Promise<string>;
  /** For which days somebody has to follow an order up, the soonest first: his own plan, and what a colleague handed to him. */
  followUpsOwedBy(tx: Tx, of: { orderId: string; personId: string }): Promise<{ on: string; part: string }[]>;
  availableOf(tx: Tx, productIds: readonly string[]): Promise<Map<string, { available: string }>>;
}

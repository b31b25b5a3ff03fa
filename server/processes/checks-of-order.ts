import Big from "big.js";
import type { Subject } from "../../contract/toolkit.ts";
import type { Tx } from "../platform/db.ts";
import { discountAuthority } from "../modules/catalog/index.ts";
import * as customers from "../modules/customers/index.ts";
import * as orders from "../modules/orders/index.ts";
import { pinned } from "../modules/policies/index.ts";
import type { Context } from "../platform/command.ts";
import type { ChecksOf } from "../modules/reviews/index.ts";
import { type CheckFacts, runChecks } from "./order-checks.ts";

/** What the checks ask of rooms beside orders, customers and catalog. */
export interface CheckPorts {
  today(context: Pick<Context, "tx" | "now">): Promise<string> | string;
  exposureOf(tx: Tx, customer: { customerId: string; currency: string }, today: string): Promise<string>;
  availableOf(tx: Tx, productIds: readonly string[]): Promise<Map<string, { available: string }>>;
  rolesOf(tx: Tx, personId: string): Promise<readonly string[]>;
  twinsOf(tx: Tx, order: orders.Order, days: number): Promise<{ number: string }[]>;
  /** When this load of work could be finished; null when never. */
  feasibleBy(context: Pick<Context, "tx" | "now">, load: string, neededBy: string | null): Promise<string | null>;
}

const nothing = { exposure: "0", available: new Map<string, { available: string }>(), authorities: [], sellerRoles: [], twins: [], feasibleBy: null };

/** Looks up only what the named checks look at: a decision should not pay for the checks of other departments. */
async function gather(ports: CheckPorts, context: Pick<Context, "tx" | "now">, orderId: string, names: readonly string[]): Promise<CheckFacts> {
  const { tx } = context;
  const wanted = (...checks: string[]) => checks.some((check) => names.includes(check));
  const content = await orders.describe(tx, orderId);
  if (!content) throw new Error(`order ${orderId} is gone`);
  const { order, lines } = content;
  const customer = wanted("creditWithinLimit", "termsWithinPolicy") ? await customers.readOnce(tx, order.customerId) : undefined;
  const today = await ports.today(context);
  const facts: CheckFacts = { ...nothing, order, lines, customer, today };
  if (wanted("creditWithinLimit")) facts.exposure = await ports.exposureOf(tx, { customerId: order.customerId, currency: order.currency }, today);
  if (wanted("stockCoversOrder")) facts.available = await ports.availableOf(tx, [...new Set(lines.map(({ productId }) => productId))]);
  if (wanted("priceWithinAuthority")) {
    facts.authorities = await discountAuthority(tx);
    facts.sellerRoles = order.salespersonId ? await ports.rolesOf(tx, order.salespersonId) : [];
  }
  if (wanted("notDuplicate")) facts.twins = await ports.twinsOf(tx, order, (await pinned(tx, order.policyId!, order.policyVersion!)).intake.duplicateWithinDays);
  if (wanted("leadTimeFits")) facts.feasibleBy = await feasibleBy(ports, context, content);
  return facts;
}

async function feasibleBy(ports: CheckPorts, context: Pick<Context, "tx" | "now">, { order, lines }: Pick<orders.OrderFile, "order" | "lines">): Promise<string | null> {
  const toMake = lines.filter(({ supply }) => supply === "make");
  if (!toMake.length) return null;
  const load = toMake.reduce((sum, { quantity }) => sum.plus(quantity), Big(0));
  return (await ports.feasibleBy(context, load.toFixed(), order.requestedDate)) ?? "9999-12-31";
}

/** The automatic checks of documents; orders are the only kind with any so far. */
export const checksOf = (ports: CheckPorts): ChecksOf => async (context, subject: Subject, names) =>
  names.length && subject.kind === "order" ? runChecks(names, await gather(ports, context, subject.id, names)) : [];

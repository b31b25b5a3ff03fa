import Big from "big.js";
import type { Subject } from "../../contract/toolkit.ts";
import type { Tx } from "../platform/db.ts";
import { discountAuthority } from "../modules/catalog/index.ts";
import * as customers from "../modules/customers/index.ts";
import * as orders from "../modules/orders/index.ts";
import type { Context } from "../platform/command.ts";
import type { ChecksOf } from "../modules/reviews/index.ts";
import { type CheckFacts, runChecks } from "./order-checks.ts";

/** What the checks ask of rooms beside orders, customers and catalog. */
export interface CheckPorts {
  today(context: Pick<Context, "tx" | "now">): Promise<string> | string;
  exposureOf(tx: Tx, customer: { customerId: string; currency: string }, today: string): Promise<string>;
  availableOf(tx: Tx, productIds: readonly string[]): Promise<Map<string, { available: string }>>;
  rolesOf(tx: Tx, personId: string): Promise<readonly string[]>;
  twinsOf(tx: Tx, order: orders.Order): Promise<{ number: string }[]>;
  /** When this load of work could be finished; null when never. */
  feasibleBy(context: Pick<Context, "tx" | "now">, load: string, neededBy: string | null): Promise<string | null>;
}

async function gather(ports: CheckPorts, context: Pick<Context, "tx" | "now">, orderId: string): Promise<CheckFacts> {
  const { tx } = context;
  const file = await orders.describe(tx, orderId);
  const customer = file && (await customers.read(tx, file.order.customerId));
  if (!file || !customer) throw new Error(`order ${orderId} is gone`);
  const { order, lines } = file;
  const today = await ports.today(context);
  const toMake = lines.filter(({ supply }) => supply === "make");
  const load = toMake.reduce((sum, { quantity }) => sum.plus(quantity), Big(0));
  return {
    order, lines, customer, today,
    exposure: await ports.exposureOf(tx, { customerId: customer.id, currency: order.currency }, today),
    available: await ports.availableOf(tx, [...new Set(lines.map(({ productId }) => productId))]),
    authorities: await discountAuthority(tx),
    sellerRoles: order.salespersonId ? await ports.rolesOf(tx, order.salespersonId) : [],
    twins: await ports.twinsOf(tx, order),
    feasibleBy: toMake.length ? ((await ports.feasibleBy(context, load.toFixed(), order.requestedDate)) ?? "9999-12-31") : null,
  };
}

/** The automatic checks of documents; orders are the only kind with any so far. */
export const checksOf = (ports: CheckPorts): ChecksOf => async (context, subject: Subject, names) =>
  names.length && subject.kind === "order" ? runChecks(names, await gather(ports, context, subject.id)) : [];

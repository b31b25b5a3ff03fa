import Big from "big.js";
import { minus, sum } from "../../contract/money.ts";
import type { Subject } from "../../contract/toolkit.ts";
import type { Tx } from "../platform/db.ts";
import { discountAuthority } from "../modules/catalog/index.ts";
import * as exceptions from "../modules/exceptions/index.ts";
import * as customers from "../modules/customers/index.ts";
import * as orders from "../modules/orders/index.ts";
import { pinned } from "../modules/policies/index.ts";
import type { Context } from "../platform/command.ts";
import type { ChecksOf } from "../modules/reviews/index.ts";
import { type CheckFacts, creditCheck, runChecks } from "./order-checks.ts";

/** What the checks ask of rooms beside orders, customers and catalog. */
export interface CheckPorts {
  today(context: Pick<Context, "tx" | "now">): Promise<string> | string;
  /** What a customer's credit is used for, without what was granted to these. */
  exposureBeside(tx: Tx, customer: { customerId: string; currency: string }, subjects: readonly Subject[]): Promise<string>;
  availableOf(tx: Tx, productIds: readonly string[]): Promise<Map<string, { available: string }>>;
  rolesOf(tx: Tx, personId: string): Promise<readonly string[]>;
  twinsOf(tx: Tx, order: orders.Order, days: number): Promise<{ number: string }[]>;
  /** The order as a change proposes it, with what it holds already; undefined for no such change. */
  proposalOf(tx: Tx, changeId: string): Promise<Checked | undefined>;
  /** When this load of work could be finished; null when never. */
  feasibleBy(context: Pick<Context, "tx" | "now">, load: string, neededBy: string | null): Promise<string | null>;
}

/** What is checked: an order, or the version that a change proposes of it. */
export interface Checked extends Pick<orders.OrderFile, "order" | "lines"> {
  /** Of an order that stands: its part of the exposure, the goods promised to it by product in stock units, and what is being made for it already. */
  held?: { exposure: string; goods: ReadonlyMap<string, string>; load: string };
}

const nothing = { exposure: "0", available: new Map<string, { available: string }>(), authorities: [], sellerRoles: [], twins: [], feasibleBy: null };

/** Looks up only what the named checks look at: a decision should not pay for the checks of other departments. */
async function gather(ports: CheckPorts, context: Pick<Context, "tx" | "now">, { content, subject, names }: { content: Checked; subject: Subject; names: readonly string[] }): Promise<CheckFacts> {
  const { tx } = context;
  const wanted = (...checks: string[]) => checks.some((check) => names.includes(check));
  const { order, lines, held } = content;
  const [customer, exposure, free] = await Promise.all([
    wanted(creditCheck, "termsWithinPolicy") ? customers.readOnce(tx, order.customerId) : undefined,
    wanted(creditCheck) ? ports.exposureBeside(tx, { customerId: order.customerId, currency: order.currency }, [subject, { kind: "order", id: order.id }]) : undefined,
    wanted("stockCoversOrder") ? ports.availableOf(tx, [...new Set(lines.map(({ productId }) => productId))]) : undefined,
  ]);
  const today = await ports.today(context);
  const facts: CheckFacts = { ...nothing, order, lines, customer, today };
  if (exposure !== undefined) facts.exposure = minus(exposure, held?.exposure ?? "0");
  if (free) facts.available = withHeld(free, held);
  if (wanted("priceWithinAuthority")) {
    facts.authorities = await discountAuthority(tx);
    facts.sellerRoles = order.salespersonId ? await ports.rolesOf(tx, order.salespersonId) : [];
    facts.release = await releaseOf(tx, { subject, hash: order.versionHash, asked: { ...facts } });
  }
  if (wanted("notDuplicate")) facts.twins = await ports.twinsOf(tx, order, (await pinned(tx, order.policyId!, order.policyVersion!)).intake.duplicateWithinDays);
  if (wanted("leadTimeFits")) facts.feasibleBy = await feasibleBy(ports, context, content);
  return facts;
}

/** Who released the prices of this version that lie beyond their seller's authority; asked only where there are such. */
async function releaseOf(tx: Tx, { subject, hash, asked }: { subject: Subject; hash: string | null; asked: exceptions.AskedPrices }): Promise<CheckFacts["release"]> {
  const exception = exceptions.exceptionOf(asked);
  const ruling = exception.length && hash ? await exceptions.rulingOf(tx, subject, hash) : undefined;
  return ruling && exceptions.isReleased(ruling, exception) ? { by: ruling.byName, at: ruling.at, words: ruling.words } : undefined;
}

/** What is promised to the order is there for it, beside what is free. */
const withHeld = (available: ReadonlyMap<string, { available: string }>, held: Checked["held"]) =>
  new Map([...available].map(([productId, { available: free }]) => [productId, { available: sum([free, held?.goods.get(productId) ?? "0"]) }]));

async function feasibleBy(ports: CheckPorts, context: Pick<Context, "tx" | "now">, { order, lines, held }: Checked): Promise<string | null> {
  const toMake = lines.filter(({ supply }) => supply === "make");
  if (!toMake.length) return null;
  const load = toMake.reduce((all, { quantity }) => all.plus(quantity), Big(0)).minus(held?.load ?? "0");
  if (load.lte(0)) return null;
  return (await ports.feasibleBy(context, load.toFixed(), order.requestedDate)) ?? "9999-12-31";
}

async function checkedOf({ proposalOf }: CheckPorts, tx: Tx, { kind, id }: Subject): Promise<Checked | undefined> {
  if (kind === "change") return proposalOf(tx, id);
  if (kind !== "order") return undefined;
  const content = await orders.describe(tx, id);
  if (!content) throw new Error(`order ${id} is gone`);
  return { order: content.order, lines: content.lines };
}

/** The automatic checks of documents: of orders, and of the versions that changes propose. */
export const checksOf = (ports: CheckPorts): ChecksOf => async (context, subject: Subject, names) => {
  const content = names.length ? await checkedOf(ports, context.tx, subject) : undefined;
  return content ? runChecks(names, await gather(ports, context, { content, subject, names })) : [];
};

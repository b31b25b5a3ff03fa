import { creditOn } from "../../../contract/customers.ts";
import { compare, minus, sum } from "../../../contract/money.ts";
import * as contract from "../../../contract/orders.ts";
import { onCredit } from "../../../contract/payment-terms.ts";
import { beyondAuthority, deviating, rolesGranting } from "../../../contract/price-authority.ts";
import type { Refusal } from "../../../contract/toolkit.ts";
import { type Context, read } from "../../platform/command.ts";
import { refuse } from "../../platform/refusal.ts";
import { discountAuthority } from "../catalog/index.ts";
import { contactRefusals, contentOf, type EntryFacts, factsFor, lineRefusals, linesFor } from "./entry.ts";
import type { Line, Order } from "./orders.ts";
import { costDayOf, marginsOf, seesMargins } from "./margins.ts";
import type { Ports } from "./ports.ts";
import { submitChecks } from "./rules.ts";
import * as store from "./store.ts";
import { current } from "./working-set.ts";

const nobody = "00000000-0000-0000-0000-000000000000";

async function creditOf(ports: Ports, context: Context, facts: EntryFacts, content: Pick<Order, "totalAmount" | "paymentTerms" | "currency">): Promise<contract.OrderAdvice["credit"]> {
  if (!content.paymentTerms || !onCredit(content.paymentTerms)) return null;
  const limit = creditOn(facts.customer, facts.today);
  const { exposure } = await ports.creditOf(context.tx, { customerId: facts.customer.id, currency: content.currency }, facts.today);
  const afterThis = sum([exposure, content.totalAmount]);
  return { limit, exposure, available: minus(limit, exposure), afterThis, exceeded: compare(afterThis, limit) > 0 };
}

type Beyond = contract.OrderAdvice["lines"][number]["beyond"];

/** What of the prices lies beyond the seller's authority, and which roles may release it (01.7). */
async function beyondBy({ tx }: Context, ports: Ports, { lines, salespersonId }: { lines: readonly Line[]; salespersonId: string | null }): Promise<(line: Line) => Beyond> {
  const authorities = deviating(lines).length ? await discountAuthority(tx) : [];
  if (!authorities.length) return () => null;
  const found = beyondAuthority(lines, salespersonId ? await ports.rolesOf(tx, salespersonId) : [], authorities);
  return (asked) => {
    const deviation = found.find(({ line }) => line === asked);
    return deviation ? { percent: deviation.percent, belowFloor: deviation.belowFloor, roles: rolesGranting([deviation], authorities).map(({ role }) => role) } : null;
  };
}

async function linesAdvice(ports: Ports, context: Context, facts: EntryFacts, { lines, salespersonId }: { lines: readonly Line[]; salespersonId: string | null }): Promise<Omit<contract.OrderAdvice["lines"][number], "margin">[]> {
  const productIds = [...new Set(lines.map(({ productId }) => productId))];
  const [available, prices, beyondOf] = await Promise.all([ports.availableOf(context.tx, productIds), store.lastPrices(context.tx, facts.customer.id, productIds), beyondBy(context, ports, { lines, salespersonId })]);
  const last = new Map(prices.map(({ productId, unitPrice }) => [productId, unitPrice]));
  return lines.map((line) => {
    const free = available.get(line.productId)?.available ?? "0";
    const fromStock = line.supply === "stock";
    return {
      productId: line.productId, listPrice: line.listPrice, floorPrice: line.floorPrice, unitPrice: line.unitPrice, amount: line.amount, available: fromStock ? free : null,
      shortage: fromStock && compare(line.quantity, free) > 0, lastPrice: last.get(line.productId) ?? null, beyond: beyondOf(line),
    };
  });
}

/** What the order would earn, and each of its lines, at the costs of the day on which it was entered or is now; for nobody else than whoever sees margins. */
async function marginsFor(ports: Ports, context: Context, asked: { orderId: string | undefined; order: Pick<Order, "currency">; lines: readonly Line[] }) {
  if (!seesMargins(context.actor)) return undefined;
  const before = asked.orderId === undefined ? undefined : await current(context.tx, asked.orderId);
  return marginsOf(context, { ...asked, day: await costDayOf(context, ports.today, before ?? { createdAt: context.now }) });
}

async function lackingOf(ports: Ports, context: Context, given: Parameters<Ports["gatesAtSubmit"]>[1]): Promise<Refusal[]> {
  const shut = await ports.gatesAtSubmit(context, given);
  return [...shut, ...submitChecks.flatMap((check) => check({ ...given, twins: [], duplicateAccepted: true }) ?? [])];
}

/** Tells what an order would miss, cost and meet while it is being typed; saves nothing. The texts are in the reader's language. */
export const adviseOrder = (ports: Ports, tell: (context: Context, refusals: readonly Refusal[]) => contract.OrderAdvice["missing"]) =>
  read(contract.adviseOrder, async ({ orderId, ...input }, context) => {
    const facts = await factsFor(context.tx, input, await ports.today(context));
    if (!facts) return refuse("customerUnknown", {}, ["customerId"]);
    const wrong = lineRefusals(input, facts);
    const isThere = !input.contactId || facts.customer.contacts.some(({ id, erased }) => id === input.contactId && !erased);
    const lines = wrong.length ? [] : linesFor(input, facts, { orderId: orderId ?? nobody, newId: () => nobody });
    const policy = await ports.policyInForce(context.tx, { kind: input.kind, channel: input.channel, date: facts.today });
    const content = contentOf(input, facts, { lines, pack: policy?.pack });
    const sought = { id: orderId ?? nobody, customerId: facts.customer.id, customerPo: content.customerPo, totalAmount: content.totalAmount, createdAt: context.now };
    const order = { ...content, id: sought.id, createdAt: context.now } as Order;
    const [twins, lacking, margins, told, credit] = await Promise.all([
      store.twinsOf(context.tx, sought, policy?.pack.intake.duplicateWithinDays ?? 0),
      policy ? lackingOf(ports, context, { order, lines, customer: facts.customer, pack: policy.pack }) : [],
      marginsFor(ports, context, { orderId, order: content, lines }),
      linesAdvice(ports, context, facts, { lines, salespersonId: content.salespersonId }),
      creditOf(ports, context, facts, content),
    ]);
    return {
      missing: tell(context, [...contactRefusals(isThere), ...wrong, ...lacking]), differences: content.differences, duplicates: twins,
      totals: { net: content.netAmount, tax: content.taxAmount, total: content.totalAmount, currency: content.currency },
      credit, margin: margins?.whole ?? null,
      lines: told.map((line, i) => ({ ...line, margin: margins?.lines[i] ?? null })),
    };
  });

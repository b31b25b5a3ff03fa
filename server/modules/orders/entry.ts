import type { CustomerFile } from "../../../contract/customers.ts";
import { asAmount, lineAmount, sum, taxParts, times } from "../../../contract/money.ts";
import type { LineInput, OrderInput } from "../../../contract/orders.ts";
import type { PolicyPack } from "../../../contract/policy-pack.ts";
import type { Refusal } from "../../../contract/toolkit.ts";
import type { Product } from "../../../contract/catalog.ts";
import type { Tx } from "../../platform/db.ts";
import { refuse, refuseAll, type Refused } from "../../platform/refusal.ts";
import * as catalog from "../catalog/index.ts";
import * as customers from "../customers/index.ts";
import type { Line, Order } from "./orders.ts";

/** What the registers say about an order as it is typed. */
export interface EntryFacts {
  customer: CustomerFile;
  products: Map<string, Product>;
  prices: (catalog.Priced | undefined)[];
  rates: Map<string, string | undefined>;
  today: string;
}

/** Looks everything up in four statements, however many lines there are; undefined when the customer does not exist. */
export async function factsFor(tx: Tx, input: OrderInput, today: string): Promise<EntryFacts | undefined> {
  const customer = await customers.readOnce(tx, input.customerId);
  if (!customer) return undefined;
  const found = await catalog.readProducts(tx, [...new Set(input.lines.map(({ productId }) => productId))]);
  const products = new Map(found.map((product) => [product.id, product]));
  const buyer = { ...customers.buyerOf(customer, input.channel), currency: input.currency ?? customer.currency };
  const prices = await catalog.pricesFor(tx, { buyer, day: today, lines: input.lines });
  const rates = await catalog.taxRatesOn(tx, [...new Set(found.map(({ taxClass }) => taxClass))], today);
  return { customer, products, prices, rates, today };
}

/** Why an order cannot name its contact: whoever is not in the customer's file, or not any more. */
export const contactRefusals = (isThere: boolean): Refusal[] => (isThere ? [] : [{ code: "contactUnknown", path: ["contactId"] }]);

/**
 * What `factsFor` finds, and why it is not enough to write the order. Whom the order names is held until it is written; `known` is whom it names already, and goes on naming if he is gone. Refused:
 * customerUnknown, contactUnknown, and the lines' refusals.
 */
export async function holdFacts(tx: Tx, input: OrderInput, { today, known }: { today: string; known?: string | null | undefined }): Promise<EntryFacts | Refused> {
  const customer = await customers.hold(tx, input);
  const facts = customer && (await factsFor(tx, input, today));
  if (!facts) return refuse("customerUnknown", {}, ["customerId"]);
  return refuseAll([...contactRefusals(customer.isThere || input.contactId === known), ...lineRefusals(input, facts)]) ?? facts;
}

/** Why the lines cannot even be kept: a product that does not exist, a tax class without a rate. Collected. */
export function lineRefusals(input: OrderInput, { products, rates, today }: EntryFacts): Refusal[] {
  return input.lines.flatMap(({ productId }, i): Refusal[] => {
    const product = products.get(productId);
    if (!product?.active) return [{ code: "productUnknown", facts: { line: i + 1 }, path: ["lines", i, "productId"] }];
    return rates.get(product.taxClass) ? [] : [{ code: "taxRateUnknown", facts: { line: i + 1, date: today }, path: ["lines", i, "productId"] }];
  });
}

function lineOf(given: LineInput, at: { index: number; orderId: string; id: string; currency: string }, facts: EntryFacts): Line {
  const product = facts.products.get(given.productId)!;
  const listed = facts.prices[at.index];
  const taxRate = facts.rates.get(product.taxClass)!;
  const unitPrice = given.unitPrice ?? listed?.price ?? null;
  const taxIncluded = listed?.taxInclusive ?? facts.customer.taxInclusive;
  // What the price counts: pieces, or the weight that they nominally have; what was weighed is billed later.
  const counted = product.priceBy === "second" ? times(given.quantity, product.secondPerSales ?? "1") : given.quantity;
  const amount = unitPrice === null ? "0" : lineAmount({ quantity: counted, price: unitPrice, priceFactor: product.priceFactor, currency: at.currency });
  const parts = taxParts({ amount, rate: taxRate, taxInclusive: taxIncluded, currency: at.currency });
  return {
    id: at.id, orderId: at.orderId, lineNo: at.index + 1, productId: product.id, productCode: product.code, name: product.name, spec: given.spec ?? product.spec,
    customerPartNo: given.customerPartNo ?? null, quantity: given.quantity, unit: product.salesUnit, priceUnit: product.priceBy === "second" ? product.secondUnit! : product.salesUnit,
    priceFactor: product.priceFactor, listPrice: listed?.price ?? null, floorPrice: listed?.floorPrice ?? null, unitPrice, taxIncluded, taxRate, amount: parts.gross, taxAmount: parts.tax,
    supply: given.supply ?? (given.customParameters ? "make" : product.supply), requestedDate: given.requestedDate ?? null, customParameters: given.customParameters ?? null, remark: given.remark ?? null,
  };
}

/** The lines with names, list prices, tax and amounts; a line that the order has already keeps its id (`known`), another gets a new one. */
export function linesFor(input: OrderInput, facts: EntryFacts, given: { orderId: string; newId: () => string; known?: ReadonlySet<string> }): Line[] {
  const currency = input.currency ?? facts.customer.currency;
  const free = new Set(given.known);
  const idOf = (line: LineInput) => (line.id && free.delete(line.id) ? line.id : given.newId());
  return input.lines.map((line, index) => lineOf(line, { index, orderId: given.orderId, id: idOf(line), currency }, facts));
}

export function totalsOf(lines: readonly Line[], currency: string): Pick<Order, "netAmount" | "taxAmount" | "totalAmount"> {
  const totalAmount = asAmount(sum(lines.map(({ amount }) => amount)), currency);
  const taxAmount = asAmount(sum(lines.map((line) => line.taxAmount)), currency);
  return { totalAmount, taxAmount, netAmount: asAmount(sum([totalAmount, `-${taxAmount}`]), currency) };
}

/** The fields of an order that come from what was typed; the rest is its life. `pack` is the policy in force, where there is one. */
export function contentOf(input: OrderInput, facts: EntryFacts, { lines, pack }: { lines: readonly Line[]; pack: PolicyPack | undefined }) {
  const { customer } = facts;
  const currency = input.currency ?? customer.currency;
  return {
    kind: input.kind, channel: input.channel, channelNote: input.channelNote ?? null, receivedAt: input.receivedAt ?? null, customerId: customer.id,
    customerName: customer.shortName || customer.name, contactId: input.contactId ?? null, addressId: input.addressId ?? null, given: input.given,
    differences: customers.compareWithArchive(input.given, customer, pack?.intake.archiveCheck.fields ?? []), originals: input.originals, customerPo: input.customerPo || null,
    salespersonId: input.salespersonId ?? customer.salespersonId, departmentId: customer.departmentId, requestedDate: input.requestedDate ?? null, promisedReplyAt: input.promisedReplyAt ?? null,
    oral: pack?.intake.channels.some(({ key, oral }) => key === input.channel && oral) ?? false,
    paymentTerms: input.paymentTerms ?? customer.paymentTerms, currency, priority: input.priority, specialNeeds: input.specialNeeds, remarks: input.remarks ?? null,
    ...totalsOf(lines, currency),
  } satisfies Partial<Order>;
}

import fc from "fast-check";
import type { OrderInput } from "../../contract/orders.ts";
import { type EntryFacts, linesFor } from "../../server/modules/orders/entry.ts";
import type { Line } from "../../server/modules/orders/orders.ts";
import { type Earlier, supplyParts } from "../../server/modules/settlement/invoicing.ts";
import type { LeftLine } from "../../server/modules/settlement/red-store.ts";
import { added, amountIn, asMillionths, type Counted, millionths, partsIn } from "./by-hand.ts";

export const decimalsOf = { CNY: 2, USD: 2, JPY: 0, KWD: 3 };
const decimal = (max: bigint) => fc.bigInt({ min: 1n, max: max * 10n ** 6n }).map(asMillionths);
const percents = fc.array(fc.integer({ min: 1, max: 99 }), { maxLength: 3 }).map((cuts) => [...new Set(cuts)].toSorted((a, b) => a - b)).map((cuts) => [...cuts, 100].map((cut, i) => String(cut - (cuts[i - 1] ?? 0))));
const line = fc.record({
  quantity: fc.oneof(fc.integer({ min: 1, max: 9_999 }).map(String), decimal(9_999n)), price: fc.oneof(decimal(99n), decimal(99_999n)),
  priceFactor: fc.constantFrom("1", "1", "1", "10", "1000", "3", "0.5", "0.907185"), rate: fc.constantFrom("13", "9", "6", "3", "0", "16", "17", "1.5"),
  // What one of it nominally weighs where weight is what the price counts, and by how many percent what leaves weighs more.
  weight: fc.constantFrom(null, null, null, "0.25", "1.375"), heavier: fc.constantFrom(0n, 3n),
  listed: fc.constantFrom("own", "inclusive", "exclusive"), cuts: fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 3, maxLength: 3 }), moved: fc.nat(99),
});
type Given = typeof line extends fc.Arbitrary<infer L> ? L : never;
/** An order as somebody enters it, how it leaves, and what is taken back of its invoices. */
export const order = fc.record({
  currency: fc.constantFrom<keyof typeof decimalsOf>("CNY", "CNY", "USD", "JPY", "KWD"), taxInclusive: fc.boolean(), percents,
  given: fc.oneof({ weight: 14, arbitrary: fc.array(line, { minLength: 1, maxLength: 4, size: "max" }) }, { weight: 1, arbitrary: fc.array(line, { minLength: 1, maxLength: 50, size: "max" }) }),
  taken: fc.array(fc.record({ which: fc.nat(), share: fc.bigInt({ min: 1n, max: 99n }), by: fc.constantFrom("quantity", "gross") }), { maxLength: 4 }), credited: fc.bigInt({ min: 1n, max: 100n }),
});
export type Order = typeof order extends fc.Arbitrary<infer O> ? O : never;

/** The order's lines as the house keeps them, from what a person types and the registers say. */
export function entered({ currency, taxInclusive, given }: Order): Line[] {
  const products = given.map(({ priceFactor, weight }, i) => ({ id: `p${i}`, code: `P${i}`, name: "纸", spec: "", salesUnit: "张", priceBy: weight ? "second" : "sales", secondUnit: "kg", secondPerSales: weight, priceFactor, supply: "stock", taxClass: String(i) }));
  const facts = {
    customer: { taxInclusive, currency }, products: new Map(products.map((product) => [product.id, product])), rates: new Map(given.map(({ rate }, i) => [String(i), rate])), today: "2026-11-30",
    prices: given.map(({ listed, price }) => (listed === "own" ? undefined : { price, taxInclusive: listed === "inclusive", floorPrice: null })),
  };
  const lines = given.map(({ quantity, price, listed }, i) => ({ productId: `p${i}`, quantity, ...(listed === "own" && { unitPrice: price }) }));
  let ids = 0;
  return linesFor({ currency, lines } as unknown as OrderInput, facts as unknown as EntryFacts, { orderId: "o", newId: () => `l${(ids += 1)}` });
}

/** What of a line is billed in all: so many pieces, or what was weighed. */
const billed = ({ quantity, weight, heavier }: Given): bigint => (weight ? (millionths(quantity) * millionths(weight) * (100n + heavier)) / 10n ** 8n : millionths(quantity));
/** What of it is billed with each of four deliveries. */
function partsOf(given: Given): bigint[] {
  const ends = [...given.cuts.toSorted((a, b) => a - b), 100].map((cut) => (billed(given) * BigInt(cut)) / 100n);
  return ends.map((end, i) => end - (ends[i - 1] ?? 0n));
}

/** A line as it was ordered, or as it is billed in all, to be reckoned by hand. */
export function counted(given: Given, { currency, taxInclusive: own }: Order, as: "ordered" | "billed"): Counted {
  const { quantity, weight, price, priceFactor, rate, listed } = given;
  const taxInclusive = listed === "own" ? own : listed === "inclusive";
  return { ...(as === "ordered" ? { quantity, weight } : { quantity: asMillionths(billed(given)), weight: null }), price, priceFactor, rate, taxInclusive, decimals: decimalsOf[currency] };
}

export type Row = LeftLine & Earlier;
/** What finance is asked to invoice of each delivery, one after the other, as what was asked before has it. */
export function requested(lines: readonly Line[], { given, currency }: Order): Row[][] {
  const decimals = decimalsOf[currency];
  const before = new Map<string, Earlier>();
  const parts = given.map(partsOf);
  return [0, 1, 2, 3].map((delivery) => {
    const rows = lines.flatMap((line, i): Row[] => {
      const part = parts[i]![delivery]!;
      if (part === 0n) return [];
      const supplied = { orderLineId: line.id, quantity: asMillionths(part), unitPrice: line.unitPrice!, priceFactor: line.priceFactor, taxIncluded: line.taxIncluded, taxRate: line.taxRate, currency };
      const row = { ...supplied, ...supplyParts(supplied, [...before.values()]) };
      return [{ ...row, lineNo: i + 1, requestLineId: `${line.id} ${delivery}`, requestId: String(delivery), orderId: "o", deliveryLineId: "", name: "", spec: "", unit: "", taxClass: "", priced: "order", billed: row.gross }];
    });
    for (const row of rows) {
      const earlier = before.get(row.orderLineId);
      const all = added([partsIn(row, decimals), ...(earlier ? [partsIn(earlier, decimals)] : [])]);
      const [net, tax, gross] = [amountIn(all.net, decimals), amountIn(all.tax, decimals), amountIn(all.gross, decimals)];
      before.set(row.orderLineId, { orderLineId: row.orderLineId, taxRate: row.taxRate, unitPrice: row.unitPrice, quantity: asMillionths(millionths(row.quantity) + millionths(earlier?.quantity ?? "0")), net, tax, gross });
    }
    return rows;
  }).filter((rows) => rows.length > 0);
}

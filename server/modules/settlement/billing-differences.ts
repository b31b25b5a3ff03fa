import { asAmount, compare, type Decimal, minus, sum } from "../../../contract/money.ts";
import { type Billed, concededByLine, type Priced } from "./concessions.ts";
import { partsOf } from "./invoicing.ts";
import type { SuppliedLine } from "./request-invoice.ts";
import { least, most, negated, positive } from "./settlement.ts";

/** A line of an order's version as it is billed, with the tax rate at which the order counts it. */
export type VersionLine = SuppliedLine & { taxRate: string };

/** What a new version asks more (positive) or less of one line, with tax. */
export interface BillingDifference {
  line: VersionLine;
  /** `order`: so many goods more or less; `difference`: the same goods at another price. */
  priced: Extract<Priced, "order" | "difference">;
  quantity: Decimal;
  unitPrice: Decimal;
  gross: Decimal;
}

const worthOf = (line: VersionLine | undefined, currency: string): Decimal => (line ? partsOf({ ...line, currency }).gross : "0");
const magnitude = (value: Decimal): Decimal => (positive(value) ? value : negated(value));
/** An amount that no goods and no price account for: cents of rounding. */
const amountAlone = (line: VersionLine, gross: Decimal): BillingDifference => ({ line, priced: "difference", quantity: "1", unitPrice: magnitude(gross), gross });

/** Goods of a line whose billing follows the order's price: neither billed at an agreed one, nor closed. */
function atOrderPrice(orderLineId: string, { parts }: Billed, ordered: Decimal): Decimal {
  const otherwise = sum(parts.filter((part) => part.orderLineId === orderLineId && part.what !== "otherPrice").map(({ quantity }) => quantity));
  return most(minus(ordered, otherwise), "0");
}

/** `asked` is by how much the line is asked more after all; it is told as goods and, where both changed, as a difference of price. */
function ofLine({ before, after, asked, free }: { before: VersionLine | undefined; after: VersionLine | undefined; asked: Decimal; free: Decimal }, currency: string): BillingDifference[] {
  const line = (after ?? before)!;
  const more = minus(after?.quantity ?? "0", before?.quantity ?? "0");
  const repriced = before !== undefined && after !== undefined && compare(before.unitPrice, after.unitPrice) !== 0 && positive(free);
  if (!repriced && compare(more, "0") === 0) return [amountAlone(line, asked)];
  const atPrice = { line, priced: "difference" as const, quantity: free, unitPrice: repriced ? magnitude(minus(after.unitPrice, before.unitPrice)) : "0" };
  if (repriced && compare(more, "0") === 0) return [{ ...atPrice, gross: asked }];
  const goods = { line, priced: "order" as const, quantity: magnitude(more), unitPrice: (positive(more) ? after : before)?.unitPrice ?? line.unitPrice };
  if (!repriced) return [{ ...goods, gross: asked }];
  const side = positive(more) ? after : before;
  const ofGoods = minus(worthOf(side, currency), worthOf({ ...side, quantity: least(before.quantity, after.quantity) }, currency));
  const gross = positive(more) ? ofGoods : negated(ofGoods);
  return [{ ...goods, gross }, { ...atPrice, gross: minus(asked, gross) }];
}

/**
 * What a new version of an order that was billed whole asks more or less, line by line. It adds up to what the order comes to more, less what is conceded of it more:
 * a concession that the new version takes over was given before and is not given again.
 */
export function billingDifferences(before: readonly VersionLine[], after: readonly VersionLine[], { billed, currency }: { billed: Billed; currency: string }): BillingDifference[] {
  const [concededBefore, concededAfter] = [concededByLine(before, billed, currency), concededByLine(after, billed, currency)];
  const ids = new Set([...after, ...before].map(({ orderLineId }) => orderLineId));
  return [...ids].flatMap((id) => {
    const [old, now] = [before, after].map((lines) => lines.find(({ orderLineId }) => orderLineId === id));
    const asked = minus(minus(worthOf(now, currency), concededAfter.get(id) ?? "0"), minus(worthOf(old, currency), concededBefore.get(id) ?? "0"));
    const free = old && now ? atOrderPrice(id, billed, least(old.quantity, now.quantity)) : "0";
    return compare(asked, "0") === 0 ? [] : ofLine({ before: old, after: now, asked, free }, currency).map((one) => ({ ...one, gross: asAmount(one.gross, currency) }));
  }).filter(({ gross }) => compare(gross, "0") !== 0);
}

/** What of the differences is to be invoiced beside what was, and what is credited. */
export const moreAndLess = (differences: readonly BillingDifference[]): { more: BillingDifference[]; less: BillingDifference[] } => ({
  more: differences.filter(({ gross }) => positive(gross)), less: differences.filter(({ gross }) => !positive(gross)),
});
export const grossOf = (differences: readonly BillingDifference[], currency: string): Decimal => asAmount(sum(differences.map(({ gross }) => gross)), currency);

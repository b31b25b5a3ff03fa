import { type Authority, compare, type Decimal, type Discount, discountOf, mayGrant, minus, rounded, times } from "./money.ts";

/** Of a line as much as its price is judged by. */
export interface PricedLine {
  unitPrice: Decimal | null;
  listPrice: Decimal | null;
  floorPrice: Decimal | null;
}
export type Deviation<Line extends PricedLine> = Discount & { line: Line; price: Decimal };

/** Lines that are sold under the list price or under the floor price, with how far. */
export const deviating = <Line extends PricedLine>(lines: readonly Line[]): Deviation<Line>[] =>
  lines.flatMap((line) => {
    if (line.unitPrice === null) return [];
    const discount = discountOf({ price: line.unitPrice, listPrice: line.listPrice, floorPrice: line.floorPrice });
    return discount.belowFloor || compare(discount.percent, "0") > 0 ? [{ line, price: line.unitPrice, ...discount }] : [];
  });

/** Whether one person's roles may grant all of these. */
export const mayGrantAll = (deviations: readonly Discount[], roles: readonly string[], authorities: readonly Authority[]): boolean =>
  deviations.every((discount) => mayGrant(discount, roles, authorities));

/** The lines whose deviation these roles may not grant by themselves: of a seller's, they make a price exception 价格例外 (01.7, C-18). */
export const beyondAuthority = <Line extends PricedLine>(lines: readonly Line[], roles: readonly string[], authorities: readonly Authority[]): Deviation<Line>[] =>
  deviating(lines).filter((deviation) => !mayGrant(deviation, roles, authorities));

/** The roles that may each grant all of these alone, the least authority first. */
export const rolesGranting = (deviations: readonly Discount[], authorities: readonly Authority[]): Authority[] =>
  authorities.filter(({ role }) => mayGrantAll(deviations, [role], authorities)).toSorted((a, b) => compare(a.maxDiscountPercent, b.maxDiscountPercent));

/** Down to which price these roles may sell a line by themselves; null without a list price, which nothing is measured by. */
export function lowestPrice({ listPrice, floorPrice }: PricedLine, roles: readonly string[], authorities: readonly Authority[]): Decimal | null {
  if (listPrice === null) return null;
  const allowed = authorities.filter(({ role }) => roles.includes(role)).map(({ maxDiscountPercent, belowFloor }) => {
    const price = rounded(times(listPrice, minus("1", times(maxDiscountPercent, "0.01"))), 6);
    return !belowFloor && floorPrice !== null && compare(price, floorPrice) < 0 ? floorPrice : price;
  });
  return allowed.reduce((lowest, price) => (compare(price, lowest) < 0 ? price : lowest), listPrice);
}

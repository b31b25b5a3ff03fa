import Big from "big.js";
import { z } from "zod";
import type { Decimal } from "./money.ts";
import { day, quantity, text } from "./toolkit.ts";

/** A lot as people write it: the number of a roll or a batch. */
export const lotName = text(40);
/** A lot that comes in; `second` is its weight in the product's second unit. */
export const newLot = z.strictObject({ lot: lotName.min(1), quantity, second: quantity.optional(), madeOn: day.optional(), bestBefore: day.optional() });

/** Goods of one lot: a roll, a batch; `second` is their weight in the product's second unit. */
export interface LotPart {
  lot: string;
  quantity: Decimal;
  second?: Decimal | undefined;
}

/** A lot that comes in, with the days on which it was made and until which it is good. */
export interface NewLot extends LotPart {
  madeOn?: string | null | undefined;
  bestBefore?: string | null | undefined;
}

export const quantityOf = (parts: readonly { quantity: Decimal }[]): Decimal => parts.reduce((sum, { quantity }) => sum.plus(quantity), new Big(0)).toFixed();

/** The weight of so much of a lot: in proportion, six decimals; of all that is left, all its weight. */
const weightOf = (part: LotPart, taken: Big): Big | undefined =>
  part.second === undefined ? undefined : taken.eq(part.quantity) ? new Big(part.second) : new Big(part.second).times(taken).div(part.quantity).round(6);

/** Parts a lot: so much of it, and what remains. */
function parted<L extends LotPart>(lot: L, taken: Big): [L, L] {
  const second = weightOf(lot, taken);
  const rest = new Big(lot.quantity).minus(taken).toFixed();
  return [
    { ...lot, quantity: taken.toFixed(), ...(second && { second: second.toFixed() }) }, { ...lot, quantity: rest, ...(second && { second: new Big(lot.second ?? 0).minus(second).toFixed() }) },
  ];
}

/**
 * Divides lots among takers, in the order of both, each getting its quantity: a lot that two share is parted, its weight in proportion, and not a gram is lost.
 * What no taker wants is `rest`.
 */
export function divideLots<L extends LotPart>(lots: readonly L[], wanted: readonly Decimal[]): { parts: L[][]; rest: L[] } {
  const left = [...lots];
  const take = (quantity: Decimal): L[] => {
    const mine: L[] = [];
    let open = new Big(quantity);
    while (open.gt(0) && left[0]) {
      const taken = open.lt(left[0].quantity) ? open : new Big(left[0].quantity);
      const [part, rest] = parted(left[0], taken);
      mine.push(part);
      open = open.minus(taken);
      left.splice(0, 1, ...(new Big(rest.quantity).gt(0) ? [rest] : []));
    }
    return mine;
  };
  return { parts: wanted.map(take), rest: left };
}

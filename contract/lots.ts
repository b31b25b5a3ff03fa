import { z } from "zod";
import { compare, type Decimal, minus, proportion, sum } from "./money.ts";
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

export const quantityOf = (parts: readonly { quantity: Decimal }[]): Decimal => sum(parts.map(({ quantity }) => quantity));

/** The weight of so much of a lot: in proportion, six decimals; of all that is left, all its weight. */
const weightOf = (part: LotPart, taken: Decimal): Decimal | undefined =>
  part.second === undefined ? undefined : compare(taken, part.quantity) === 0 ? part.second : proportion(part.second, taken, part.quantity);

/** Parts a lot: so much of it, and what remains. */
function parted<L extends LotPart>(lot: L, taken: Decimal): [L, L] {
  const second = weightOf(lot, taken);
  return [
    { ...lot, quantity: taken, ...(second !== undefined && { second }) },
    { ...lot, quantity: minus(lot.quantity, taken), ...(second !== undefined && { second: minus(lot.second ?? "0", second) }) },
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
    let open = quantity;
    while (compare(open, "0") > 0 && left[0]) {
      const taken = compare(open, left[0].quantity) < 0 ? open : left[0].quantity;
      const [part, rest] = parted(left[0], taken);
      mine.push(part);
      open = minus(open, taken);
      left.splice(0, 1, ...(compare(rest.quantity, "0") > 0 ? [rest] : []));
    }
    return mine;
  };
  return { parts: wanted.map(take), rest: left };
}

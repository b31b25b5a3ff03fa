import Big from "big.js";
import type { Decimal } from "../../../contract/money.ts";
import { refuseAll, type Refused } from "../../platform/refusal.ts";
import type { LotPart, NewLot, ReceivedLine, WantedLine } from "./stock.ts";

/** Goods of one lot in one warehouse. */
export interface PlacedLot extends LotPart {
  productId: string;
  warehouseId: string;
}

const total = (parts: readonly { quantity: Decimal }[]): Big => parts.reduce((sum, { quantity }) => sum.plus(quantity), new Big(0));

/** Lots that are named make the quantity of their line (`lotsDoNotAddUp`). */
export const checkLots = (lines: readonly (WantedLine & { lots?: readonly LotPart[] })[]): Refused | undefined =>
  refuseAll(
    lines.flatMap(({ productId, quantity, lots }, i) =>
      lots?.length && !total(lots).eq(quantity) ? [{ code: "lotsDoNotAddUp", facts: { productId, quantity, lots: total(lots).toFixed() }, path: ["lines", i, "lots"] }] : [],
    ),
  );

interface IncomingLot extends PlacedLot {
  second: Decimal | undefined;
  madeOn: string | null;
  bestBefore: string | null;
}

const sumOf = (a: Decimal | undefined, b: Decimal | undefined): Decimal | undefined => (a === undefined && b === undefined ? undefined : new Big(a ?? 0).plus(b ?? 0).toFixed());

/** What comes in or is picked, one row a lot: the same lot given twice is added up, goods without one are of the lot without a name. */
export function incoming(lines: readonly ReceivedLine[]): IncomingLot[] {
  const found = new Map<string, IncomingLot>();
  for (const { productId, warehouseId, quantity, second, lots } of lines)
    for (const part of lots?.length ? lots : [{ lot: "", quantity, second }]) {
      const { madeOn = null, bestBefore = null }: Partial<NewLot> = part;
      const key = `${productId} ${warehouseId} ${part.lot}`;
      const before = found.get(key);
      found.set(key, {
        productId, warehouseId, lot: part.lot, quantity: new Big(part.quantity).plus(before?.quantity ?? 0).toFixed(), second: sumOf(part.second, before?.second),
        madeOn: before?.madeOn ?? madeOn, bestBefore: before?.bestBefore ?? bestBefore,
      });
    }
  return [...found.values()].filter(({ quantity }) => new Big(quantity).gt(0));
}

/** The weight of so much of a lot: in proportion, six decimals; of all that is left, all its weight. */
const weightOf = (part: LotPart, taken: Big): Big | undefined =>
  part.second === undefined ? undefined : taken.eq(part.quantity) ? new Big(part.second) : new Big(part.second).times(taken).div(part.quantity).round(6);

/**
 * Divides lots among takers, in the order of both, each getting its quantity: a lot that two share is parted, its weight in proportion, and not a gram is lost.
 * What no taker wants is `rest`.
 */
export function divideLots<L extends LotPart>(lots: readonly L[], wanted: readonly Decimal[]): { parts: L[][]; rest: L[] } {
  const left = lots.map((lot) => ({ ...lot }));
  const take = (quantity: Decimal): L[] => {
    let open = new Big(quantity);
    const mine: L[] = [];
    while (open.gt(0) && left[0]) {
      const first = left[0];
      const taken = open.lt(first.quantity) ? open : new Big(first.quantity);
      const second = weightOf(first, taken);
      mine.push({ ...first, quantity: taken.toFixed(), ...(second && { second: second.toFixed() }) });
      open = open.minus(taken);
      left.shift();
      const remains = new Big(first.quantity).minus(taken);
      if (remains.gt(0)) left.unshift({ ...first, quantity: remains.toFixed(), ...(second && { second: new Big(first.second ?? 0).minus(second).toFixed() }) });
    }
    return mine;
  };
  return { parts: wanted.map(take), rest: left };
}

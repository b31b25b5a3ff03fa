import Big from "big.js";
import { type LotPart, type NewLot, quantityOf } from "../../../contract/lots.ts";
import type { Decimal } from "../../../contract/money.ts";
import { refuseAll, type Refused } from "../../platform/refusal.ts";
import type { ReceivedLine, WantedLine } from "./stock.ts";

/** Goods of one lot in one warehouse. */
export interface PlacedLot extends LotPart {
  productId: string;
  warehouseId: string;
}

/** Lots that are named make the quantity of their line (`lotsDoNotAddUp`). */
export const checkLots = (lines: readonly (WantedLine & { lots?: readonly LotPart[] })[]): Refused | undefined =>
  refuseAll(
    lines.flatMap(({ productId, quantity, lots }, i) =>
      lots?.length && !new Big(quantityOf(lots)).eq(quantity) ? [{ code: "lotsDoNotAddUp", facts: { productId, quantity, lots: quantityOf(lots) }, path: ["lines", i, "lots"] }] : [],
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

import Big from "big.js";
import type { Decimal } from "../../../contract/money.ts";
import type { Subject } from "../../../contract/toolkit.ts";
import type { NewLot } from "../../../contract/lots.ts";

/** A lot that a fact moved, beside what lies there now and what became of it since. */
export interface MovedLot {
  productId: string;
  warehouseId: string;
  lot: string;
  /** By how much the fact changed the lot and its weight, below zero where goods went. */
  onHandChange: Decimal;
  secondChange: Decimal;
  /** What is left of the lot, and of all that lies there of the product. */
  lies: Decimal;
  level: Decimal;
  reserved: Decimal;
  /** Numbers of the counts that looked at it since, the last first, and whether a single correction did. */
  countedBy: string[];
  corrected: boolean;
  /** What took of it since, and the orders to which the level is promised. */
  takenBy: Subject[];
  promisedTo: string[];
}

/** What must go first, by the lot at which it shows. */
export type Hindrance = { at: MovedLot } & (
  | { code: "reverseCountFirst"; number: string }
  | { code: "reverseAdjustmentFirst" }
  | { code: "goodsLeftSince"; wanted: Decimal; left: Decimal }
  | { code: "goodsPromisedSince"; left: Decimal }
);

const placeOf = ({ productId, warehouseId }: MovedLot): string => `${productId} ${warehouseId}`;

/** Whoever counted the goods since found what the fact had made of them: without it, what he found is not true. */
const lookedAt = (at: MovedLot): Hindrance[] => {
  const [number] = at.countedBy;
  return number !== undefined ? [{ code: "reverseCountFirst", at, number }] : at.corrected ? [{ code: "reverseAdjustmentFirst", at }] : [];
};
const left = (at: MovedLot): Hindrance[] => (new Big(at.lies).lt(at.onHandChange) ? [{ code: "goodsLeftSince", at, wanted: at.onHandChange, left: at.lies }] : []);
function promised(own: readonly [MovedLot, ...MovedLot[]]): Hindrance[] {
  const rest = own.reduce((sum, { onHandChange }) => sum.minus(onHandChange), new Big(own[0].level));
  return rest.lt(own[0].reserved) ? [{ code: "goodsPromisedSince", at: own[0], left: rest.toFixed() }] : [];
}

/** What keeps a fact from being taken back: later counts first, then goods that are not there any more, then promises. */
export function hindrancesOf(moved: readonly MovedLot[]): Hindrance[] {
  const looked = moved.flatMap(lookedAt);
  if (looked.length) return looked;
  return [...Map.groupBy(moved, placeOf).values()].flatMap((own) => {
    const gone = own.flatMap(left);
    return gone.length ? gone : promised(own as [MovedLot, ...MovedLot[]]);
  });
}

/** A line of one lot as the room moves it. */
interface LotLine {
  productId: string;
  warehouseId: string;
  quantity: Decimal;
  lots: NewLot[];
}

/** The moves that make a fact undone, lot by lot with their weights: what comes back, and what goes out again. */
export function counterMoves(moved: readonly MovedLot[]): { back: LotLine[]; out: LotLine[] } {
  const lines = (sign: 1 | -1): LotLine[] =>
    moved.flatMap(({ productId, warehouseId, lot, onHandChange, secondChange }) => {
      const quantity = new Big(onHandChange).times(sign);
      return quantity.gt(0) ? [{ productId, warehouseId, quantity: quantity.toFixed(), lots: [{ lot, quantity: quantity.toFixed(), second: new Big(secondChange).abs().toFixed() }] }] : [];
    });
  return { back: lines(-1), out: lines(1) };
}

import Big from "big.js";
import type { Decimal } from "../../../contract/money.ts";
import type { Subject } from "../../../contract/toolkit.ts";
import type { LotPart, NewLot } from "../../../contract/lots.ts";

/** A lot that a fact moved, beside what lies there now and what became of it since. */
export interface MovedLot {
  productId: string;
  warehouseId: string;
  lot: string;
  /** By how much the fact changed the lot and its weight, below zero where goods went. */
  onHandChange: Decimal;
  secondChange: Decimal;
  /** What is left of the lot, what that weighs, and what lies there of the product in all. */
  lies: Decimal;
  liesSecond: Decimal;
  level: Decimal;
  reserved: Decimal;
  /** Numbers of the counts that looked at the product there since, the last first, whether a single correction did, and whether one found it right. */
  countedBy: string[];
  corrected: boolean;
  foundRight: boolean;
  /** What took of it since, and the orders to which the level is promised. */
  takenBy: Subject[];
  promisedTo: string[];
}

/** What must go first, by the lot at which it shows. */
export type Hindrance = { at: MovedLot } & (
  | { code: "reverseCountFirst"; number: string }
  | { code: "reverseAdjustmentFirst" | "foundRightSince" }
  | { code: "goodsLeftSince"; wanted: Decimal; left: Decimal }
  | { code: "weightGoneSince"; wanted: Decimal; left: Decimal }
  | { code: "goodsPromisedSince"; left: Decimal }
);

const placeOf = ({ productId, warehouseId }: MovedLot): string => `${productId} ${warehouseId}`;

/** Whoever counted the goods since found what the fact had made of them: without it, what he found is not true. */
const lookedAt = (at: MovedLot): Hindrance[] => {
  // It moved nothing that could be reversed first, so it is told before what could.
  if (at.foundRight) return [{ code: "foundRightSince", at }];
  const [number] = at.countedBy;
  return number !== undefined ? [{ code: "reverseCountFirst", at, number }] : at.corrected ? [{ code: "reverseAdjustmentFirst", at }] : [];
};
const left = (at: MovedLot): Hindrance[] => (new Big(at.lies).lt(at.onHandChange) ? [{ code: "goodsLeftSince", at, wanted: at.onHandChange, left: at.lies }] : []);
/** Whether the lot would be left with weight and no goods, or with less than none: it was weighed otherwise since. */
function weighsOtherwise(at: MovedLot): Hindrance[] {
  const [goods, weight] = [new Big(at.lies).minus(at.onHandChange), new Big(at.liesSecond).minus(at.secondChange)];
  return new Big(at.onHandChange).gt(0) && (weight.lt(0) || (goods.eq(0) && !weight.eq(0))) ? [{ code: "weightGoneSince", at, wanted: at.secondChange, left: at.liesSecond }] : [];
}
function promised(own: readonly [MovedLot, ...MovedLot[]]): Hindrance[] {
  const rest = own.reduce((sum, { onHandChange }) => sum.minus(onHandChange), new Big(own[0].level));
  return rest.lt(own[0].reserved) ? [{ code: "goodsPromisedSince", at: own[0], left: rest.toFixed() }] : [];
}

/**
 * What keeps a fact from being taken back: later counts first, then goods that are not there any more, their weight, then promises. `weighed`: goods come back to where they were
 * with the weight that is there, so it may be another.
 */
export function hindrancesOf(moved: readonly MovedLot[], weighed = false): Hindrance[] {
  const looked = moved.flatMap(lookedAt);
  if (looked.length) return looked;
  return [...Map.groupBy(moved, placeOf).values()].flatMap((own) => {
    const short = own.flatMap(left);
    const gone = short.length || weighed ? short : own.flatMap(weighsOtherwise);
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

type Weighed = Pick<MovedLot, "productId" | "lot" | "secondChange">;
const weightOf = (of: { productId: string; lot: string }, all: readonly { productId: string; lot: string; second: Decimal }[]): Big =>
  all.filter(({ productId, lot }) => productId === of.productId && lot === of.lot).reduce((sum, { second }) => sum.plus(second), new Big(0));

/**
 * What comes back with the weight that was taken from where it had gone, and with what the fact itself lost on the way: nothing weighs more or less in all than before.
 * Nothing, where more was found on the way than is there now.
 */
export function withTheirWeight<Line extends { productId: string; lots: readonly NewLot[] }>(
  back: readonly Line[], { moved, taken }: { moved: readonly Weighed[]; taken: readonly { productId: string; lots?: readonly LotPart[] }[] },
): Line[] | undefined {
  const own = moved.map(({ productId, lot, secondChange }) => ({ productId, lot, second: secondChange }));
  const gone = taken.flatMap(({ productId, lots = [] }) => lots.map(({ lot, second = "0" }) => ({ productId, lot, second })));
  const weighed = back.map((line) => ({ ...line, lots: line.lots.map((part) => {
    const at = { productId: line.productId, lot: part.lot };
    return { ...part, second: weightOf(at, gone).minus(weightOf(at, own)).toFixed() };
  }) }));
  return weighed.some(({ lots }) => lots.some(({ second = "0" }) => new Big(second).lt(0))) ? undefined : weighed;
}

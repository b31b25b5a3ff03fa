import Big from "big.js";
import { type Decimal, minus } from "../../../contract/money.ts";
import type { Subject } from "../../../contract/toolkit.ts";

/** On whose behalf stock moves: an order, a delivery, a run, a return; `part` narrows it down. */
export interface Source extends Subject {
  part?: string;
}

/** Quantities are in the product's stock unit. Without a warehouse, whichever has goods left. */
export interface WantedLine {
  productId: string;
  warehouseId?: string;
  quantity: Decimal;
}

/** Goods of one lot: a roll, a batch; `second` is their weight in the product's second unit. */
export interface LotPart {
  lot: string;
  quantity: Decimal;
  second?: Decimal;
}

/** `lots` say which; they make the line's quantity. Without them the first to expire go first, then the oldest. */
export interface PlacedLine extends WantedLine {
  warehouseId: string;
  lots?: readonly LotPart[];
}

/** Goods that leave. Of what was promised only so much is taken (`promised`; all of it when not said), the rest out of what is free. */
export interface IssuedLine extends PlacedLine {
  promised?: Decimal;
}

/** A lot that comes in, with the days on which it was made and until which it is good. */
export interface NewLot extends LotPart {
  madeOn?: string | null;
  bestBefore?: string | null;
}

/** Goods that were taken out, and of which lots. */
export interface TakenLine extends PlacedLine {
  lots: readonly NewLot[];
}

/** Without `lots` the goods are not told apart; `second` is then the weight of all of them. */
export interface ReceivedLine extends WantedLine {
  warehouseId: string;
  lots?: readonly NewLot[];
  second?: Decimal;
}

export interface Reservation {
  productId: string;
  warehouseId: string;
  quantity: Decimal;
}

/** What could not be promised of one product. */
export interface Shortage {
  productId: string;
  wanted: Decimal;
  reserved: Decimal;
  missing: Decimal;
}

const keyOf = (line: { productId: string; warehouseId?: string }) => `${line.productId} ${line.warehouseId ?? ""}`;

interface Line extends WantedLine {
  lots?: readonly LotPart[];
  promised?: Decimal;
}
const together = <L extends Line>(before: L, line: L): L => ({
  ...before, quantity: new Big(before.quantity).plus(line.quantity).toFixed(), ...((before.lots ?? line.lots) && { lots: [...(before.lots ?? []), ...(line.lots ?? [])] }),
  ...(before.promised !== undefined && line.promised !== undefined && { promised: new Big(before.promised).plus(line.promised).toFixed() }),
});

/** One line per product and warehouse, because a row of stock is written once a statement; lines of nothing fall out. */
export function merged<L extends Line>(lines: readonly L[]): L[] {
  const found = new Map<string, L>();
  for (const line of lines) {
    const before = found.get(keyOf(line));
    found.set(keyOf(line), before ? together(before, line) : line);
  }
  return [...found.values()].filter(({ quantity }) => new Big(quantity).gt(0));
}

const totals = (lines: readonly WantedLine[]): Map<string, Big> =>
  lines.reduce((sums, { productId, quantity }) => sums.set(productId, (sums.get(productId) ?? new Big(0)).plus(quantity)), new Map<string, Big>());

/** By product: what was wanted and could not be reserved. */
export function shortagesOf(wanted: readonly WantedLine[], reserved: readonly Reservation[]): Shortage[] {
  const got = totals(reserved);
  return [...totals(wanted)].flatMap(([productId, sum]) => {
    const had = got.get(productId) ?? new Big(0);
    return had.lt(sum) ? [{ productId, wanted: sum.toFixed(), reserved: had.toFixed(), missing: minus(sum.toFixed(), had.toFixed()) }] : [];
  });
}

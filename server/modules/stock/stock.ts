import Big from "big.js";
import { type Decimal, minus } from "../../../contract/money.ts";
import type { Subject } from "../../../contract/toolkit.ts";

/** On whose behalf stock moves: an order, a delivery, a run; `part` narrows it down. */
export interface Source extends Subject {
  part?: string;
}

/** Quantities are in the product's stock unit. Without a warehouse, whichever has goods left. */
export interface WantedLine {
  productId: string;
  warehouseId?: string;
  quantity: Decimal;
}

export interface PlacedLine extends WantedLine {
  warehouseId: string;
}

export interface ReceivedLine extends PlacedLine {
  lot?: string;
  /** Weight of the goods, where they are counted and weighed. */
  secondQuantity?: Decimal;
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

/** One line per product and warehouse, because a row of stock is written once a statement; lines of nothing fall out. */
export function merged<L extends WantedLine>(lines: readonly L[]): L[] {
  const found = new Map<string, L>();
  for (const line of lines) {
    const before = found.get(keyOf(line));
    found.set(keyOf(line), before ? { ...before, quantity: new Big(before.quantity).plus(line.quantity).toFixed() } : line);
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

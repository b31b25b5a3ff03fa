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

/** Goods that leave. Of what was promised only so much is taken (`promised`; all of it when not said), the rest out of what is free. */
export interface IssuedLine extends PlacedLine {
  promised?: Decimal;
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

const added = (a: Decimal, b: Decimal) => new Big(a).plus(b).toFixed();

/** One line per product and warehouse, because a row of stock is written once a statement; lines of nothing fall out. */
export function merged<L extends WantedLine & { promised?: Decimal }>(lines: readonly L[]): L[] {
  const found = new Map<string, L>();
  for (const line of lines) {
    const before = found.get(keyOf(line));
    found.set(keyOf(line), before ? { ...before, quantity: added(before.quantity, line.quantity), ...(before.promised !== undefined && line.promised !== undefined && { promised: added(before.promised, line.promised) }) } : line);
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

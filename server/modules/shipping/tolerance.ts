import Big from "big.js";
import type { Decimal } from "../../../contract/money.ts";
import type { Line } from "./shipping.ts";

type Ordered = Pick<Line, "ordered" | "overPercent" | "underPercent" | "allowedMost" | "allowedLeast">;

const byPercent = (quantity: Decimal, percent: Big, rounding: 0 | 3): Big => Big(quantity).times(Big(100).plus(percent)).div(100).round(6, rounding);

/** The most that may leave of a line: its tolerance, or what somebody entitled allowed beyond it. */
export function mostOf({ ordered, overPercent, allowedMost }: Ordered): Decimal {
  const within = byPercent(ordered, Big(overPercent), 0);
  return (allowedMost !== null && within.lt(allowedMost) ? Big(allowedMost) : within).toFixed();
}

/** The least with which a line counts as complete. */
export function leastOf({ ordered, underPercent, allowedLeast }: Ordered): Decimal {
  const within = byPercent(ordered, Big(0).minus(underPercent), 3);
  return (allowedLeast !== null && within.gt(allowedLeast) ? Big(allowedLeast) : within).toFixed();
}

/** What of a line has to come later: all that is missing once it falls short of its tolerance, nothing within it. */
export function restOf(line: Ordered & Pick<Line, "packed">): Decimal {
  return Big(line.packed).gte(leastOf(line)) ? "0" : Big(line.ordered).minus(line.packed).toFixed();
}

/** What of a line never comes and is not owed any more: it fell short within its tolerance. */
export function waivedOf({ ordered, shipped, backOrdered }: Pick<Line, "ordered" | "shipped" | "backOrdered">): Decimal {
  const missing = Big(ordered).minus(shipped).minus(backOrdered);
  return missing.gt(0) ? missing.toFixed() : "0";
}

/** What goes beyond the ordered quantity. */
export function excessOf(quantity: Decimal, { ordered }: Pick<Line, "ordered">): Decimal {
  const more = Big(quantity).minus(ordered);
  return more.gt(0) ? more.toFixed() : "0";
}

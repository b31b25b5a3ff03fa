import { compare } from "../../../contract/money.ts";
import type { Refusal } from "../../../contract/toolkit.ts";

/** What one unit of a product costs the house, without tax, in the company's currency. */
export interface StandardCost {
  cost: string;
  unit: string;
}

interface GivenCost {
  validFrom: string;
  cost: string;
  unit?: string | undefined;
}

/**
 * Why a standard cost cannot be set: it is not above zero (what nobody knows has none), it is of another unit than the product is kept in, or one was in force before today, which margins were looked
 * at by. All that is wrong; `days`: on which the product's costs begin.
 */
export function costRefusals({ validFrom, cost, unit }: GivenCost, { stockUnit, days, today }: { stockUnit: string; days: readonly string[]; today: string }): Refusal[] {
  return [
    ...(compare(cost, "0") <= 0 ? [{ code: "costNotAboveZero", facts: {}, path: ["cost"] }] : []),
    ...(unit !== undefined && unit !== stockUnit ? [{ code: "costUnitDiffers", facts: { unit, stockUnit }, path: ["unit"] }] : []),
    ...(validFrom < today && days.some((begun) => begun <= validFrom) ? [{ code: "costWasInForce", facts: { validFrom }, path: ["validFrom"] }] : []),
  ];
}

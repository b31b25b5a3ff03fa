import { compare } from "../../../contract/money.ts";
import type { Refusal } from "../../../contract/toolkit.ts";

interface DatedPrice {
  minQuantity: string;
  validFrom: string;
  price: string;
  floorPrice: string | null;
}

export const validityReversed = ({ validFrom, validTo }: { validFrom: string; validTo: string | null }): boolean => validTo !== null && validTo < validFrom;

/**
 * Why a price cannot be set: a price that was in force before today stays what it was, so a day in the past can only be given to a
 * product (and minimum quantity) that had none then.
 */
export function priceRefusal(given: DatedPrice, existing: readonly DatedPrice[], today: string): Refusal | undefined {
  const tier = existing.filter(({ minQuantity }) => compare(minQuantity, given.minQuantity) === 0);
  if (given.validFrom < today && tier.some(({ validFrom }) => validFrom <= given.validFrom))
    return { code: "priceWasInForce", facts: { validFrom: given.validFrom }, path: ["validFrom"] };
  if (given.floorPrice !== null && compare(given.floorPrice, given.price) > 0)
    return { code: "floorAbovePrice", facts: { floorPrice: given.floorPrice, price: given.price }, path: ["floorPrice"] };
  return undefined;
}

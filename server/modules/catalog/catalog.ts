import type { ProductFields, TaxRate } from "../../../contract/catalog.ts";
import { compare } from "../../../contract/money.ts";
import type { Refusal } from "../../../contract/toolkit.ts";
import { statutoryRates } from "./tax-rates-cn.ts";

/** The rate in percent that holds for a tax class on a day; of a company's own and the statutory one of the same first day its own counts. */
export function rateOn(own: readonly TaxRate[], taxClass: string, day: string): string | undefined {
  // The sort is stable, so statutory rows stand before own ones of the same day.
  const begun = [...statutoryRates, ...own].filter((rate) => rate.taxClass === taxClass && rate.validFrom <= day);
  return begun.toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : a.validFrom > b.validFrom ? 1 : 0)).at(-1)?.rate;
}

interface Known {
  units: readonly string[];
  ownRates: readonly TaxRate[];
  today: string;
}

/** All that is wrong with a product as it was typed. */
export function productRefusals(product: ProductFields, { units, ownRates, today }: Known): Refusal[] {
  const refusals: Refusal[] = [];
  for (const field of ["salesUnit", "stockUnit", "secondUnit"] as const) {
    const unit = product[field];
    if (unit !== null && !units.includes(unit)) refusals.push({ code: "unitUnknown", facts: { unit }, path: [field] });
  }
  for (const field of ["stockPerSales", "priceFactor"] as const)
    if (compare(product[field], "0") <= 0) refusals.push({ code: "conversionMissing", facts: {}, path: [field] });
  const weighed = product.secondPerSales !== null && compare(product.secondPerSales, "0") > 0;
  const second = product.secondUnit !== null;
  if (second !== weighed || (product.priceBy === "second" && !second)) refusals.push({ code: "secondUnitIncomplete", facts: {}, path: ["secondPerSales"] });
  if (rateOn(ownRates, product.taxClass, today) === undefined) refusals.push({ code: "taxClassUnknown", facts: { taxClass: product.taxClass }, path: ["taxClass"] });
  return refusals;
}

export interface CodeMatch {
  /** The code as it was asked for. */
  asked: string;
  productId: string;
  /** As what it matched: our code, a bar code, or the customer's own part number. */
  by: "code" | "barCode" | "partNo";
}

export type FoundCode = { asked: string; found: "one"; productId: string; by: CodeMatch["by"] } | { asked: string; found: "none" } | { asked: string; found: "many"; productIds: string[] };

/** What each code stands for: one product, none, or several among which a person must choose. */
export function foundCodes(asked: readonly string[], matches: readonly CodeMatch[]): FoundCode[] {
  return asked.map((code) => {
    const hits = matches.filter((match) => match.asked === code);
    const productIds = [...new Set(hits.map((hit) => hit.productId))];
    if (productIds.length > 1) return { asked: code, found: "many", productIds };
    return hits[0] ? { asked: code, found: "one", productId: hits[0].productId, by: hits[0].by } : { asked: code, found: "none" };
  });
}

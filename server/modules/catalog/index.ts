import { codeKey } from "../../../contract/catalog.ts";
import type { Handler } from "../../platform/command.ts";
import type { Tx } from "../../platform/db.ts";
import { askedFor } from "../../platform/search-words.ts";
import { type FoundCode, foundCodes, rateOn } from "./catalog.ts";
import { createPriceList } from "./commands/create-price-list.ts";
import { createProduct } from "./commands/create-product.ts";
import { editPriceList } from "./commands/edit-price-list.ts";
import { editProduct } from "./commands/edit-product.ts";
import { saveUnit } from "./commands/save-unit.ts";
import { setCost } from "./commands/set-cost.ts";
import { setDiscountAuthority } from "./commands/set-discount-authority.ts";
import { setPrice } from "./commands/set-price.ts";
import { setTaxRate } from "./commands/set-tax-rate.ts";
import { costReadsOf } from "./cost-reads.ts";
import { costsOn } from "./cost-store.ts";
import type { StandardCost } from "./costs.ts";
import type { CustomerExists, Today } from "./known.ts";
import { type AskedPrice, type Buyer, type Priced, pricesForLines } from "./price-store.ts";
import { readsOf } from "./reads.ts";
import { bestProducts, matchesOfCodes, ownTaxRates } from "./store.ts";

export type { FoundCode } from "./catalog.ts";
export type { CustomerExists, Today } from "./known.ts";
export { type AskedPrice, type Buyer, discountAuthority, type Priced, priceLists } from "./price-store.ts";
export type { StandardCost } from "./costs.ts";
export { pricesOfProducts } from "./prices-of-products.ts";
export { withoutFloor } from "./reads.ts";
export { type CustomerCode, orderedByCode, partNumbersOf, readProducts, savePartNumber, units } from "./store.ts";

/** All routes of the catalogue; `today` tells the company's business date, `customerExists` asks the customers' room. */
export const catalogRoutesOf = ({ today, customerExists }: { today: Today; customerExists: CustomerExists }): Handler[] => [
  ...readsOf(today), createProduct(today), editProduct(today), saveUnit, setTaxRate, createPriceList(customerExists), editPriceList(customerExists), setPrice(today),
  setDiscountAuthority, ...costReadsOf(today), setCost(today),
];

/** The tax rate in percent that holds for a product's tax class on a day ("13"); undefined for a class without a rate. */
export const taxRateOn = async (tx: Tx, taxClass: string, day: string): Promise<string | undefined> => rateOn(await ownTaxRates(tx), taxClass, day);

/** The same for many classes. */
export async function taxRatesOn(tx: Tx, taxClasses: readonly string[], day: string): Promise<Map<string, string | undefined>> {
  const own = await ownTaxRates(tx);
  return new Map(taxClasses.map((taxClass) => [taxClass, rateOn(own, taxClass, day)]));
}

/** The standard cost of each product that holds on a day, and the unit that it is of; products without one are left out. For readers with `catalog.seeCosts` alone. */
export const standardCostsOn = async (tx: Tx, productIds: readonly string[], day: string): Promise<Map<string, StandardCost>> =>
  new Map((productIds.length ? await costsOn(tx, productIds, day) : []).map(({ productId, cost, unit }) => [productId, { cost, unit }]));

/**
 * List prices of many lines in one statement, in the lines' order; undefined where no list of this buyer has the product on that day.
 * The most specific list wins: the customer's own, the one assigned to it, grade with channel, grade, channel, general; within a list
 * the highest minimum quantity that the line reaches.
 */
export async function pricesFor(tx: Tx, asked: { buyer: Buyer; day: string; lines: readonly AskedPrice[] }): Promise<(Priced | undefined)[]> {
  const found = new Map((await pricesForLines(tx, asked)).map(({ position, ...priced }) => [position, priced]));
  return asked.lines.map((_, i) => found.get(i + 1));
}

/** The list price of one product, as `pricesFor`. */
export const priceFor = async (tx: Tx, { buyer, day, ...line }: { buyer: Buyer; day: string } & AskedPrice): Promise<Priced | undefined> =>
  (await pricesFor(tx, { buyer, day, lines: [line] }))[0];

/** What codes in a customer's file stand for (our code, bar code, the customer's part number), in the order asked; several products are told as such. */
export async function findByCodes(tx: Tx, { codes, customerId }: { codes: readonly string[]; customerId?: string }): Promise<FoundCode[]> {
  const sought = [...new Set(codes)].filter((code) => codeKey(code));
  return foundCodes(codes, sought.length ? await matchesOfCodes(tx, { codes: sought, customerId }) : []);
}

/** Ids of active products that a search finds, best first. */
export async function searchIds(tx: Tx, search: string, limit: number): Promise<string[]> {
  const asked = askedFor(search);
  return asked ? (await bestProducts(tx, asked, limit)).map(({ id }) => id) : [];
}

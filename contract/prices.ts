import { z } from "zod";
import { percent } from "./catalog.ts";
import { roles } from "./permissions.ts";
import { command, currency, day, id, page, paging, price, quantity, query, text, tradingCurrency } from "./toolkit.ts";

export const grades = ["A", "B", "C"] as const;

/**
 * For whom a price list is, and when. The more it says the more it counts: a customer's own list, then the list assigned in the
 * customer's archive, then grade with channel, grade, channel, and last the general one.
 */
export const priceListFields = z.strictObject({
  name: text(60).min(1),
  currency: currency.default("CNY"),
  taxInclusive: z.boolean().default(true),
  channel: text(40).nullable().default(null),
  grade: z.enum(grades).nullable().default(null),
  customerId: id.nullable().default(null),
  validFrom: day,
  validTo: day.nullable().default(null),
});
export const priceList = priceListFields.extend({ id, code: text(40), revision: z.number().int() });
export type PriceList = z.infer<typeof priceList>;

const one = z.strictObject({ id });
const changed = z.object({ id, revision: z.number().int() });

export const listPriceLists = query({ name: "listPriceLists", summary: "Price lists", path: "/price-lists", permission: "catalog.see", answer: z.array(priceList) });
export const createPriceList = command({
  name: "createPriceList", summary: "Open a price list", path: "/price-lists", permission: "catalog.setPrices", body: priceListFields.extend({ code: text(40).min(1), currency: tradingCurrency.default("CNY") }), answer: changed,
});
export const editPriceList = command({
  name: "editPriceList", summary: "Change a price list's name, audience or validity", method: "PUT", path: "/price-lists/:id", permission: "catalog.setPrices", params: one,
  body: priceListFields.omit({ currency: true, taxInclusive: true }).extend({ expectedRevision: z.number().int() }), answer: changed,
});

/** A price from a day on, until the next one of the same list, product and minimum quantity begins: so prices never overlap. */
export const dated = z.strictObject({
  productId: id, minQuantity: quantity.default("0"), validFrom: day, price, floorPrice: price.nullable().default(null),
});
export const setPrice = command({
  name: "setPrice", summary: "Set a product's price in a list from a day on", path: "/price-lists/:id/prices", permission: "catalog.setPrices", params: one, body: dated,
  answer: z.object({ listId: id, productId: id, validFrom: day }),
});
export const listPrices = query({
  name: "listPrices", summary: "All prices of a product in a list, past and coming, newest first", path: "/price-lists/:id/prices/:productId", permission: "catalog.see",
  params: one.extend({ productId: id }), answer: z.array(dated.omit({ productId: true })),
});
export const listPricesOfList = query({
  name: "listPricesOfList", summary: "All prices of a list, product by product, past and coming", path: "/price-lists/:id/prices", permission: "catalog.see", params: one, query: paging,
  answer: page(dated.extend({ productCode: z.string(), productName: z.string(), spec: z.string(), unit: z.string() })),
});

/** Which discount a role may grant by itself 折扣权限: percent under the list price, and whether below the floor price 底价. */
export const authority = z.strictObject({ role: z.enum(roles), maxDiscountPercent: percent, belowFloor: z.boolean().default(false) });
export const listDiscountAuthority = query({
  name: "listDiscountAuthority", summary: "Discounts that roles may grant", path: "/discount-authority", permission: "catalog.see", answer: z.array(authority.extend({ role: z.string() })),
});
export const setDiscountAuthority = command({
  name: "setDiscountAuthority", summary: "Set the discount that a role may grant; nobody raises that of a role he has", path: "/discount-authority", permission: "catalog.setAuthority", body: authority, answer: authority,
});

import { z } from "zod";
import { command, day, direction, id, page, paging, quantity, query, text } from "./toolkit.ts";

/** A code as it is compared: half-width, upper case, without spaces; leading zeros count. */
export const codeKey = (code: string): string => code.normalize("NFKC").toUpperCase().replace(/\s/g, "");

/** Percent from 0 to 100 as text, two decimals at most. */
export const percent = z.string().regex(/^(100(\.0{1,2})?|\d{1,2}(\.\d{1,2})?)$/);
const unitName = text(12).min(1);

export const unitKinds = ["count", "weight", "length", "area", "volume"] as const;
/** A unit 单位 as people write it, and how many decimals its quantities may have (0 for things that are counted). */
export const unit = z.strictObject({ name: unitName, kind: z.enum(unitKinds), decimals: z.number().int().min(0).max(6) });
export type Unit = z.infer<typeof unit>;

/** How goods come: from stock, made to order 按单生产, or bought for the order. */
export const supplies = ["stock", "make", "buy"] as const;

/** What of a product can be edited; its code stays what it is, for files and papers name it. */
export const productFields = z.strictObject({
  name: text(120).min(1),
  spec: text(120).default(""),
  model: text(120).default(""),
  category: text(60).default(""),
  salesUnit: unitName,
  stockUnit: unitName,
  /** How many stock units one sales unit holds. */
  stockPerSales: quantity.default("1"),
  /** The unit of the second quantity (weight), and its nominal amount in one sales unit. */
  secondUnit: unitName.nullable().default(null),
  secondPerSales: quantity.nullable().default(null),
  /** What the price counts: the sales quantity, or the second one that is weighed. */
  priceBy: z.enum(["sales", "second"]).default("sales"),
  /** How many of these one price buys: 1000 for a price per thousand. */
  priceFactor: quantity.default("1"),
  overPercent: percent.default("0"),
  underPercent: percent.default("0"),
  supply: z.enum(supplies).default("stock"),
  customisable: z.boolean().default(false),
  /** What comes in is kept apart by lot: rolls by their weight, food by its date. */
  byLot: z.boolean().default(false),
  shelfLifeDays: z.number().int().min(1).max(36_500).nullable().default(null),
  barCode: text(40).nullable().default(null),
  leadTimeDays: z.number().int().min(0).max(730).default(0),
  /** Operations of making it, in order, as the production plan takes them over. */
  operations: z.array(text(40).min(1)).max(30).default([]),
  taxClass: text(20).min(1).default("goods"),
  active: z.boolean().default(true),
});
export type ProductFields = z.infer<typeof productFields>;

export const product = productFields.extend({ id, code: text(40), initials: z.string(), revision: z.number().int() });
export type Product = z.infer<typeof product>;

const priceInForce = z.object({
  listId: id, listCode: z.string(), listName: z.string(), currency: z.string(), minQuantity: z.string(), price: z.string(), floorPrice: z.string().nullable(),
  validFrom: day, validTo: day.nullable(),
});
export type PriceInForce = z.infer<typeof priceInForce>;

const changed = z.object({ id, revision: z.number().int() });
const one = z.strictObject({ id });

export const listProducts = query({
  name: "listProducts", summary: "Products, filtered, sorted and paged", path: "/products", permission: "catalog.see",
  query: paging.extend({
    q: text(60).optional(), category: text(60).optional(), supply: z.enum(supplies).optional(), active: z.stringbool().optional(), sort: z.enum(["code", "name"]).default("code"), direction: direction.default("ascending"),
  }),
  answer: page(product),
});
export const searchProducts = query({
  name: "searchProducts", summary: "Active products by any part of code, name, specification, bar code or pinyin initials, best first", path: "/products/search", permission: "catalog.see",
  query: z.strictObject({ q: text(60).min(1), limit: z.coerce.number().int().min(1).max(50).default(20) }),
  answer: z.array(product),
});
export const getProduct = query({
  name: "getProduct", summary: "A product with the prices in force today", path: "/products/:id", permission: "catalog.see", params: one,
  answer: product.extend({ taxRate: z.string().nullable(), prices: z.array(priceInForce) }),
});
export const createProduct = command({
  name: "createProduct", summary: "Put a product into the catalogue", path: "/products", permission: "catalog.manage",
  body: productFields.extend({ code: text(40).min(1) }), answer: changed,
});
export const editProduct = command({
  name: "editProduct", summary: "Change a product", method: "PUT", path: "/products/:id", permission: "catalog.manage", params: one,
  body: productFields.extend({ expectedRevision: z.number().int() }), answer: changed,
});

export const listUnits = query({ name: "listUnits", summary: "Units of quantity", path: "/units", permission: "catalog.see", answer: z.array(unit) });
export const saveUnit = command({ name: "saveUnit", summary: "Add a unit, or change its decimals", path: "/units", permission: "catalog.manage", body: unit, answer: unit });

const taxRate = z.strictObject({ taxClass: text(20).min(1), validFrom: day, rate: percent });
export type TaxRate = z.infer<typeof taxRate>;

export const listTaxRates = query({ name: "listTaxRates", summary: "Tax rates by class and first day", path: "/tax-rates", permission: "catalog.see", answer: z.array(taxRate) });
export const setTaxRate = command({
  name: "setTaxRate", summary: "Set the tax rate of a class from a day on", path: "/tax-rates", permission: "catalog.setPrices", body: taxRate, answer: taxRate,
});


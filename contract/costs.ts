import { z } from "zod";
import { command, day, id, instant, page, paging, price, query, text } from "./toolkit.ts";

/** A standard cost 标准成本: what one `unit` (the stock unit of that time) costs the house, without tax, in the company's currency, from a day on until the next one begins. */
const datedCost = z.object({ validFrom: day, cost: price, unit: z.string(), setAt: instant, setByName: z.string() });
export type DatedCost = z.output<typeof datedCost>;

const one = z.strictObject({ id });

export const listCosts = query({
  name: "listCosts", summary: "All standard costs of a product, past and coming, newest first", path: "/products/:id/costs", permission: "catalog.seeCosts", params: one, answer: z.array(datedCost),
});
export const setCost = command({
  name: "setCost", summary: "Set a product's standard cost from a day on", path: "/products/:id/costs", permission: "catalog.setCosts", params: one,
  /** `unit`: of what it is the cost, where whoever sets it says so; another one than the stock unit is refused. */
  body: z.strictObject({ validFrom: day, cost: price, unit: text(12).optional() }), answer: z.object({ productId: id, validFrom: day }),
});

export const productCost = z.object({
  productId: id, code: z.string(), name: z.string(), spec: z.string(), stockUnit: z.string(), active: z.boolean(),
  /** The cost that holds today; null: none was set. */
  inForce: datedCost.nullable(), coming: datedCost.nullable(),
});
export type ProductCost = z.output<typeof productCost>;
export const listProductCosts = query({
  name: "listProductCosts", summary: "Products with the standard cost that holds today and the next one, by code", path: "/product-costs", permission: "catalog.seeCosts",
  /** `missing`: products in use of which no cost holds today. */
  query: paging.extend({ q: text(60).optional(), missing: z.stringbool().optional() }), answer: page(productCost),
});

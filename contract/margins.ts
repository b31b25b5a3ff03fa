import { z } from "zod";
import { amount, currency, day, id, query } from "./toolkit.ts";

/**
 * Why nothing is said about a line's margin: it has no price yet; no standard cost holds on the order's day; the cost that holds is of a unit in which the product is neither kept nor sold any more;
 * the order is in another currency than costs are.
 */
export const marginGaps = ["noPrice", "noCost", "unitChanged", "otherCurrency"] as const;

const percent = z.string().regex(/^-?\d+\.\d$/);

/** The margin 毛利 of a line: its price without tax, discounts taken off, less the standard cost of the order's day; `percent` of that price, null where it is zero. */
export const lineMargin = z.object({ net: amount, cost: amount.nullable(), margin: amount.nullable(), percent: percent.nullable(), why: z.enum(marginGaps).nullable() });
export type LineMargin = z.output<typeof lineMargin>;

/**
 * The margin of a whole order, or nothing as long as one of its lines has none; then `known` lines are summed up apart, for a sum over a part must not pass for the whole. All without tax, in
 * the order's currency.
 */
export const orderMargin = z.object({
  day, currency, net: amount, cost: amount.nullable(), margin: amount.nullable(), percent: percent.nullable(),
  gaps: z.array(z.object({ why: z.enum(marginGaps), lines: z.array(z.int()) })),
  known: z.object({ lines: z.int(), net: amount, margin: amount, percent: percent.nullable() }),
});
export type OrderMargin = z.output<typeof orderMargin>;

export const readMargin = query({
  name: "orders.readMargin", summary: "What an order earns over the standard costs of its day, line by line", path: "/orders/:orderId/margin", permission: "catalog.seeCosts", params: z.object({ orderId: id }),
  answer: orderMargin.extend({ lines: z.array(lineMargin.extend({ lineId: id, lineNo: z.int() })) }),
});

export const readChangeMargin = query({
  name: "changes.readMargin", summary: "What an order earns before a change and what it would after it, over the standard costs of the order's day", path: "/changes/:changeId/margin",
  permission: "catalog.seeCosts", params: z.object({ changeId: id }),
  /** `before`: as the order is now, as long as the change is not decided. */
  answer: z.object({ before: orderMargin.nullable(), after: orderMargin }),
});

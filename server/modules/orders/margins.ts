import type { Product } from "../../../contract/catalog.ts";
import type { LineMargin, OrderMargin } from "../../../contract/margins.ts";
import { asAmount, lineAmount, minus, percentOf, sum, times } from "../../../contract/money.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Context } from "../../platform/command.ts";
import type { Tx } from "../../platform/db.ts";
import * as catalog from "../catalog/index.ts";
import * as companies from "../companies/index.ts";
import type { Line, Order } from "./orders.ts";

/** Whether somebody is told margins; whoever is not is sent none (decision 0037). */
export const seesMargins = ({ permissions }: Actor): boolean => permissions.has("catalog.seeCosts");

export type Costed = Pick<Line, "lineNo" | "productId" | "quantity" | "unit" | "unitPrice" | "amount" | "taxAmount">;

type Units = Pick<Product, "stockUnit" | "stockPerSales" | "salesUnit">;

/** What one unit of a line costs; undefined where no conversion leads there from the unit that the cost is of, for the product's units were changed since. */
function perUnitSold({ cost, unit }: catalog.StandardCost, sold: string, { stockUnit, stockPerSales, salesUnit }: Units): string | undefined {
  if (unit === sold) return cost;
  return unit === stockUnit && sold === salesUnit ? times(cost, stockPerSales) : undefined;
}

interface CostedBy {
  product: Units | undefined;
  cost: catalog.StandardCost | undefined;
  /** Of the order, and of costs. */
  currencies: { order: string; costs: string };
}

/** The margin of a line, or why there is none; an unknown cost is never taken for zero. */
export function marginOfLine({ quantity, unit, unitPrice, amount, taxAmount }: Omit<Costed, "lineNo" | "productId">, { product, cost, currencies }: CostedBy): LineMargin {
  const net = asAmount(minus(amount, taxAmount), currencies.order);
  const nothing = (why: LineMargin["why"]): LineMargin => ({ net, cost: null, margin: null, percent: null, why });
  if (currencies.order !== currencies.costs) return nothing("otherCurrency");
  if (!cost || !product) return nothing("noCost");
  const each = perUnitSold(cost, unit, product);
  if (each === undefined) return nothing("unitChanged");
  const whole = lineAmount({ quantity, price: each, currency: currencies.costs });
  if (unitPrice === null) return { ...nothing("noPrice"), cost: whole };
  const margin = asAmount(minus(net, whole), currencies.costs);
  return { net, cost: whole, margin, percent: percentOf(margin, net), why: null };
}

/** What the lines come to; the whole has a margin only when each of them has one. */
export function marginOfAll(lines: readonly (LineMargin & { lineNo: number })[], { day, currency }: { day: string; currency: string }): OrderMargin {
  const total = (values: readonly string[]) => asAmount(sum(values), currency);
  const known = lines.flatMap((line) => (line.margin === null || line.cost === null ? [] : [{ net: line.net, cost: line.cost, margin: line.margin }]));
  const [net, margin] = [total(known.map((line) => line.net)), total(known.map((line) => line.margin))];
  const percent = percentOf(margin, net);
  const gaps = [...Map.groupBy(lines.filter(({ why }) => why !== null), ({ why }) => why!)].map(([why, without]) => ({ why, lines: without.map(({ lineNo }) => lineNo) }));
  const whole = gaps.length || !lines.length ? { cost: null, margin: null, percent: null } : { cost: total(known.map(({ cost }) => cost)), margin, percent };
  return { day, currency, net: total(lines.map((line) => line.net)), ...whole, gaps, known: { lines: known.length, net, margin, percent } };
}

interface Asked {
  lines: readonly Costed[];
  order: Pick<Order, "currency">;
  day: string;
}

/** The margins of lines, in their order, and of all of them, at the standard costs of a day. Only for readers who see margins. */
export async function marginsOf({ tx }: { tx: Tx }, { lines, order, day }: Asked): Promise<{ whole: OrderMargin; lines: LineMargin[] }> {
  const ids = [...new Set(lines.map(({ productId }) => productId))];
  const products = new Map((await catalog.readProducts(tx, ids)).map((product) => [product.id, product]));
  const costs = await catalog.standardCostsOn(tx, ids, day);
  const currencies = { order: order.currency, costs: (await companies.companyOf(tx)).currency };
  const each = lines.map((line) => marginOfLine(line, { product: products.get(line.productId), cost: costs.get(line.productId), currencies }));
  return { whole: marginOfAll(each.map((margin, i) => ({ ...margin, lineNo: lines[i]!.lineNo })), { day, currency: currencies.order }), lines: each };
}

/** The day whose costs an order goes by: the one on which it was entered. */
export const costDayOf = async ({ tx }: Pick<Context, "tx">, today: catalog.Today, { createdAt }: Pick<Order, "createdAt">): Promise<string> => today({ tx, now: createdAt });

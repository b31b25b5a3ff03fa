import { converted } from "../../contract/money.ts";
import Big from "big.js";
import type { Product } from "../../contract/catalog.ts";

/** A quantity of an order line in the unit in which stock is kept. */
export const toStock = (quantity: string, product: Pick<Product, "stockPerSales">): string => converted(quantity, product.stockPerSales);
/** A stocked quantity in the unit in which it is sold; six decimals. */
export const toSales = (quantity: string, product: Pick<Product, "stockPerSales">): string => Big(quantity).div(product.stockPerSales).round(6).toFixed();

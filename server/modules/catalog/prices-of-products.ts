import { sql, type Tx } from "../../platform/db.ts";
import type { PriceRow } from "./price-store.ts";

/** Every price of these products in every list, past and coming. */
export const pricesOfProducts = (tx: Tx, productIds: readonly string[]): Promise<PriceRow[]> =>
  tx.many<PriceRow>(sql`
    select list_id, product_id, trim_scale(min_quantity)::text as min_quantity, valid_from, trim_scale(price)::text as price, trim_scale(floor_price)::text as floor_price
      from catalog.prices where company_id = ${tx.companyId} and product_id = any(${[...productIds]}::uuid[])`);

import { sql, type Tx } from "../../platform/db.ts";

export interface ListedPrice {
  listId: string;
  productId: string;
  minQuantity: string;
  validFrom: string;
  price: string;
  floorPrice: string | null;
}

/** Every price of these products in every list, past and coming. */
export const pricesOfProducts = (tx: Tx, productIds: readonly string[]): Promise<ListedPrice[]> =>
  tx.many<ListedPrice>(sql`
    select list_id, product_id, trim_scale(min_quantity)::text as min_quantity, valid_from, trim_scale(price)::text as price, trim_scale(floor_price)::text as floor_price
      from catalog.prices where company_id = ${tx.companyId} and product_id = any(${[...productIds]}::uuid[])`);

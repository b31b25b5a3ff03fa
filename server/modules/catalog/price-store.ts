import type { PriceInForce } from "../../../contract/catalog.ts";
import type { Authority } from "../../../contract/money.ts";
import type { PriceList } from "../../../contract/prices.ts";
import { sql, type Tx } from "../../platform/db.ts";
import { kept } from "../../platform/registers.ts";
import { tableOf } from "../../platform/table.ts";

/** Who buys, as far as prices depend on it; the customers' room knows grade, channel and assigned list. */
export interface Buyer {
  customerId: string | null;
  grade: string | null;
  channel: string | null;
  priceListId: string | null;
  currency: string;
}

export interface AskedPrice {
  productId: string;
  quantity: string;
}

/** The price of a line: from which list, on which terms, and from when until when (the last day, or null) it holds. */
export type Priced = PriceInForce & { productId: string; taxInclusive: boolean };

const lists = tableOf<PriceList>("catalog.price_lists", {
  id: "uuid", code: "text", name: "text", currency: "text", taxInclusive: "boolean", channel: "text", grade: "text", customerId: "uuid",
  validFrom: "date", validTo: "date", revision: "integer",
});

export const priceLists = (tx: Tx): Promise<PriceList[]> =>
  tx.many<PriceList>(sql`select ${lists.columns()} from catalog.price_lists where company_id = ${tx.companyId} order by code`);

export const lockPriceLists = (tx: Tx, ids: readonly string[]): Promise<PriceList[]> =>
  tx.many<PriceList>(sql`select ${lists.columns()} from catalog.price_lists where company_id = ${tx.companyId} and id = any(${[...ids]}::uuid[]) order by id for update`);
export const lockPriceList = (tx: Tx, id: string): Promise<PriceList | undefined> =>
  tx.maybe<PriceList>(sql`select ${lists.columns()} from catalog.price_lists where company_id = ${tx.companyId} and id = ${id} for update`);

/** Adds a list; 0 when its code is taken. */
export const insertPriceList = (tx: Tx, list: PriceList): Promise<number> => tx.run(sql`${lists.insert(tx.companyId, [list])} on conflict (company_id, code) do nothing`);

export const updatePriceList = (tx: Tx, id: string, change: Partial<PriceList>): Promise<number> =>
  tx.run(sql`update catalog.price_lists set ${lists.assignments(change)} where company_id = ${tx.companyId} and id = ${id}`);

export interface PriceRow {
  listId: string;
  productId: string;
  minQuantity: string;
  validFrom: string;
  price: string;
  floorPrice: string | null;
}

/** All prices of a product in a list, newest first. */
export const pricesOf = (tx: Tx, listId: string, productId: string): Promise<PriceRow[]> =>
  tx.many<PriceRow>(sql`
    select list_id, product_id, trim_scale(min_quantity) as min_quantity, valid_from, trim_scale(price) as price, trim_scale(floor_price) as floor_price
      from catalog.prices where company_id = ${tx.companyId} and list_id = ${listId} and product_id = ${productId} order by valid_from desc, prices.min_quantity`);

export interface NamedPrice extends Omit<PriceRow, "listId"> {
  productCode: string;
  productName: string;
  spec: string;
  unit: string;
}

/** Prices of a list from behind a key on: product, minimum quantity, first day. */
export const pricesOfList = (tx: Tx, listId: string, { after, limit }: { after: readonly string[] | undefined; limit: number }): Promise<NamedPrice[]> =>
  tx.many<NamedPrice>(sql`
    select r.product_id, trim_scale(r.min_quantity) as min_quantity, r.valid_from, trim_scale(r.price) as price, trim_scale(r.floor_price) as floor_price,
           p.code as product_code, p.name as product_name, p.spec, p.sales_unit as unit
      from catalog.prices r join catalog.products p on p.company_id = r.company_id and p.id = r.product_id
     where r.company_id = ${tx.companyId} and r.list_id = ${listId}
       ${after ? sql`and (r.product_id, r.min_quantity, r.valid_from) > (${after[0]}::uuid, ${after[1]}::numeric, ${after[2]}::date)` : sql``}
     order by r.product_id, r.min_quantity, r.valid_from limit ${limit}`);

/** Sets prices; of one product, quantity and day there is only one in a list. */
export const savePrices = (tx: Tx, rows: readonly PriceRow[]): Promise<number> =>
  tx.run(sql`
    insert into catalog.prices (company_id, list_id, product_id, min_quantity, valid_from, price, floor_price)
    select ${tx.companyId}::bigint, "listId", "productId", "minQuantity", "validFrom", price, "floorPrice" from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as given ("listId" uuid, "productId" uuid, "minQuantity" numeric, "validFrom" date, price numeric, "floorPrice" numeric)
    on conflict (company_id, product_id, list_id, min_quantity, valid_from) do update set price = excluded.price, floor_price = excluded.floor_price`);

// A row's answer: a tier's price of that day and the last day it holds, which is the list's or the eve of the tier's next price.
const answer = sql`l.id as list_id, l.code as list_code, l.name as list_name, l.currency, l.tax_inclusive, trim_scale(r.min_quantity) as min_quantity,
  trim_scale(r.price) as price, trim_scale(r.floor_price) as floor_price, greatest(r.valid_from, l.valid_from) as valid_from,
  least(l.valid_to, (select min(n.valid_from) - 1 from catalog.prices n where n.company_id = l.company_id and n.product_id = r.product_id and n.list_id = l.id
                        and n.min_quantity = r.min_quantity and n.valid_from > r.valid_from)) as valid_to`;

/** The prices of a product that hold on a day, in every list. */
export const pricesInForce = (tx: Tx, productId: string, day: string): Promise<PriceInForce[]> =>
  tx.many<PriceInForce>(sql`
    select ${answer} from catalog.price_lists l
      join (select distinct on (list_id, min_quantity) * from catalog.prices
             where company_id = ${tx.companyId} and product_id = ${productId} and valid_from <= ${day}::date order by list_id, min_quantity, valid_from desc) r on r.list_id = l.id
     where l.company_id = ${tx.companyId} and l.valid_from <= ${day}::date and (l.valid_to is null or l.valid_to >= ${day}::date)
     order by l.code, r.min_quantity`);

/** One row for each line that has a price, by the line's position. */
export const pricesForLines = (tx: Tx, { buyer, day, lines }: { buyer: Buyer; day: string; lines: readonly AskedPrice[] }): Promise<(Priced & { position: number })[]> =>
  tx.many(sql`
    with asked as (
      select position::int, product_id, quantity from unnest(${lines.map((line) => line.productId)}::uuid[], ${lines.map((line) => line.quantity)}::numeric[])
        with ordinality as given (product_id, quantity, position)),
    -- The more a list says about its customer, the lower its rank; a list for other customers is none of ours.
    ours as (
      select *, case when customer_id is not null then 1 when id = ${buyer.priceListId}::uuid then 2 when grade is not null and channel is not null then 3
                     when grade is not null then 4 when channel is not null then 5 else 6 end as rank
        from catalog.price_lists
       where company_id = ${tx.companyId} and currency = ${buyer.currency} and valid_from <= ${day}::date and (valid_to is null or valid_to >= ${day}::date)
         and (id = ${buyer.priceListId}::uuid
              or ((customer_id is null or customer_id = ${buyer.customerId}::uuid) and (grade is null or grade = ${buyer.grade}::text) and (channel is null or channel = ${buyer.channel}::text))))
    select distinct on (a.position) a.position, a.product_id, ${answer}
      from asked a cross join ours l
      cross join lateral (
        select * from catalog.prices p where p.company_id = ${tx.companyId} and p.product_id = a.product_id and p.list_id = l.id
           and p.min_quantity <= a.quantity and p.valid_from <= ${day}::date order by p.min_quantity desc, p.valid_from desc limit 1) r
     order by a.position, l.rank, l.valid_from desc, l.code`);

export const discountAuthority = kept((tx) =>
  tx.many<Authority>(sql`
    select role, trim_scale(max_discount_percent) as max_discount_percent, below_floor from catalog.discount_authority where company_id = ${tx.companyId} order by role`));

export const saveAuthority = (tx: Tx, id: string, authority: Authority): Promise<{ id: string }> =>
  tx.one<{ id: string }>(sql`
    insert into catalog.discount_authority (company_id, role, id, max_discount_percent, below_floor)
    values (${tx.companyId}, ${authority.role}, ${id}, ${authority.maxDiscountPercent}, ${authority.belowFloor})
    on conflict (company_id, role) do update set max_discount_percent = excluded.max_discount_percent, below_floor = excluded.below_floor returning id`);

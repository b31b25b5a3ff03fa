import type { Product, ProductFields, TaxRate, Unit } from "../../../contract/catalog.ts";
import { codeKey } from "../../../contract/catalog.ts";
import type { Direction } from "../../../contract/toolkit.ts";
import { type Sql, sql, type Tx } from "../../platform/db.ts";
import { wayOf } from "../../platform/keyset.ts";
import { kept, keptEach } from "../../platform/registers.ts";
import { type Asked, fileAll, filedUnder, initialsOf, refile, searchText } from "../../platform/search-words.ts";
import { tableOf } from "../../platform/table.ts";
import type { CodeMatch } from "./catalog.ts";

const grams = "catalog.product_grams";

const columns = sql.raw(`p.id, p.code, p.name, p.spec, p.model, p.category, p.sales_unit, p.stock_unit, trim_scale(p.stock_per_sales) as stock_per_sales,
  p.second_unit, trim_scale(p.second_per_sales) as second_per_sales, p.price_by, trim_scale(p.price_factor) as price_factor,
  trim_scale(p.over_percent) as over_percent, trim_scale(p.under_percent) as under_percent, p.supply, p.customisable, p.by_lot, p.shelf_life_days, p.bar_code,
  p.lead_time_days, p.operations, p.tax_class, p.active, p.initials, p.revision`);

type Stored = Product & { codeKey: string; barCodeKey: string | null; searchText: string };
const table = tableOf<Stored>("catalog.products", {
  id: "uuid", code: "text", codeKey: "text", name: "text", spec: "text", model: "text", category: "text", salesUnit: "text", stockUnit: "text",
  stockPerSales: "numeric", secondUnit: "text", secondPerSales: "numeric", priceBy: "text", priceFactor: "numeric", overPercent: "numeric", underPercent: "numeric",
  supply: "text", customisable: "boolean", byLot: "boolean", shelfLifeDays: "integer", barCode: "text", barCodeKey: "text", leadTimeDays: "integer", operations: "text[]",
  taxClass: "text", active: "boolean", initials: "text", searchText: "text", revision: "integer",
});

function stored(id: string, code: string, { revision, ...fields }: ProductFields & { revision: number }): Stored {
  const barCode = fields.barCode || null;
  const initials = initialsOf(fields.name);
  return {
    ...fields, id, code, barCode, codeKey: codeKey(code), barCodeKey: barCode && codeKey(barCode), initials, revision,
    searchText: searchText([code, fields.name, fields.spec, fields.model, barCode, initials]),
  };
}

/** Adds products; answers the ids of those whose code was free. */
export async function insertProducts(tx: Tx, given: readonly { id: string; code: string; fields: ProductFields }[]): Promise<ReadonlySet<string>> {
  if (!given.length) return new Set();
  const rows = given.map(({ id, code, fields }) => stored(id, code, { ...fields, revision: 1 }));
  const added = new Set((await tx.many<{ id: string }>(sql`${table.insert(tx.companyId, rows)} on conflict (company_id, code_key) do nothing returning id`)).map(({ id }) => id));
  if (added.size) await tx.run(fileAll(grams, tx.companyId, rows.filter(({ id }) => added.has(id)).map(({ id, searchText: text }) => ({ id, text }))));
  return added;
}

export async function updateProduct(tx: Tx, before: Product, fields: ProductFields): Promise<void> {
  const { id, code, codeKey: _, ...change } = stored(before.id, before.code, { ...fields, revision: before.revision + 1 });
  const { gone, filed } = refile(grams, { companyId: tx.companyId, id, text: change.searchText });
  await tx.run(sql`with gone as (${gone}), filed as (${filed})
    update catalog.products set ${table.assignments(change)} where company_id = ${tx.companyId} and id = ${id} and code = ${code}`);
}

export const lockProduct = (tx: Tx, id: string): Promise<Product | undefined> =>
  tx.maybe<Product>(sql`select ${columns} from catalog.products p where company_id = ${tx.companyId} and id = ${id} for update`);

const products = keptEach(async (tx, ids) => {
  const rows = await tx.many<Product>(sql`select ${columns} from catalog.products p where company_id = ${tx.companyId} and id = any(${ids}::uuid[])`);
  return new Map(rows.map((product) => [product.id, product]));
});

/** The products with these ids, in no order; ids of other companies or of nothing are left out. */
export const readProducts = async (tx: Tx, ids: readonly string[]): Promise<Product[]> => [...(await products(tx, ids)).values()];

export interface ProductFilter {
  asked?: Asked;
  category?: string;
  supply?: string;
  active?: boolean;
  sort: "code" | "name";
  direction: Direction;
  after?: readonly string[];
  limit: number;
}

/** That a product `p` matches all words. */
export const matching = (tx: Tx, asked: Asked | undefined): Sql<unknown> =>
  asked ? sql`and p.id in (${filedUnder(grams, tx.companyId, asked.grams)}) and p.search_text like all(${asked.patterns}::text[])` : sql``;

export function productsWhere(tx: Tx, filter: ProductFilter): Promise<Product[]> {
  const key = filter.sort === "name" ? `p.name collate "zh-x-icu"` : "p.code_key";
  const { way, after } = wayOf(filter.direction);
  const [value, id] = filter.after ?? [];
  return tx.many<Product>(sql`
    select ${columns} from catalog.products p
     where company_id = ${tx.companyId} ${matching(tx, filter.asked)}
       ${filter.category ? sql`and p.category = ${filter.category}` : sql``}
       ${filter.supply ? sql`and p.supply = ${filter.supply}` : sql``}
       ${filter.active === undefined ? sql`` : sql`and p.active = ${filter.active}`}
       ${value === undefined ? sql`` : sql`and (${sql.raw(key)}, p.id) ${sql.raw(after)} (${value}, ${id}::uuid)`}
     order by ${sql.raw(`${key} ${way}, p.id ${way}`)} limit ${filter.limit}`);
}

/** Of these products, in the order of their codes, those after a key; `forStock` leaves out what is made or bought for orders. */
export const orderedByCode = (tx: Tx, asked: { ids: readonly string[]; after?: readonly string[] | undefined; forStock: boolean; limit: number }): Promise<{ id: string; codeKey: string }[]> => {
  const [key, id] = asked.after ?? [];
  return tx.many(sql`
    select id, code_key from catalog.products
     where company_id = ${tx.companyId} and id = any(${[...asked.ids]}::uuid[]) ${asked.forStock ? sql`and supply = 'stock'` : sql``}
       ${key === undefined ? sql`` : sql`and (code_key, id) > (${key}, ${id}::uuid)`}
     order by code_key, id limit ${asked.limit}`);
};

/** Active products that match all words; a code or bar code that is exactly or begins as typed comes first, then names that do. */
export const bestProducts = (tx: Tx, asked: Asked, limit: number): Promise<Product[]> =>
  tx.many<Product>(sql`
    select ${columns} from catalog.products p where company_id = ${tx.companyId} ${matching(tx, asked)} and p.active
     order by case when lower(p.code) like substr(${asked.patterns[0]}, 2) then 0 when lower(p.bar_code) like substr(${asked.patterns[0]}, 2) then 1
                   when lower(p.name) like substr(${asked.patterns[0]}, 2) or p.initials like substr(${asked.patterns[0]}, 2) then 2 else 3 end,
              length(p.code), p.code_key limit ${limit}`);

/** Matches of codes against our code, bar codes and, for a customer, its own part numbers and bar codes; inactive products do not match. */
export const matchesOfCodes = (tx: Tx, { codes, customerId }: { codes: readonly string[]; customerId?: string }): Promise<CodeMatch[]> =>
  tx.many<CodeMatch>(sql`
    with asked as (select asked, key collate "C" as key from unnest(${codes}::text[], ${codes.map(codeKey)}::text[]) as given (asked, key)),
    hits as (
      select a.asked, p.id, 'code' as by, 1 as rank from asked a join catalog.products p on p.company_id = ${tx.companyId} and p.code_key = a.key
      union all
      select a.asked, p.id, 'barCode', 2 from asked a join catalog.products p on p.company_id = ${tx.companyId} and p.bar_code_key = a.key
      union all
      select a.asked, c.product_id, 'partNo', 3 from asked a
        join catalog.customer_codes c on c.company_id = ${tx.companyId} and c.customer_id = ${customerId ?? null}::uuid and a.key in (c.part_no_key, c.bar_code_key)
    )
    select h.asked, h.id as product_id, h.by from hits h join catalog.products p on p.company_id = ${tx.companyId} and p.id = h.id and p.active order by h.rank`);

export interface CustomerCode {
  customerId: string;
  partNo: string;
  productId: string;
  barCode: string | null;
  description: string;
}

/** Keeps a customer's part number; 0 when it already stands for another product. */
export const savePartNumber = (tx: Tx, code: CustomerCode): Promise<number> =>
  tx.run(sql`
    insert into catalog.customer_codes as c (company_id, customer_id, part_no, part_no_key, product_id, bar_code_key, description)
    values (${tx.companyId}, ${code.customerId}, ${code.partNo}, ${codeKey(code.partNo)}, ${code.productId}, ${code.barCode && codeKey(code.barCode)}, ${code.description})
    on conflict (company_id, customer_id, part_no_key) do update set bar_code_key = excluded.bar_code_key, description = excluded.description
      where c.product_id = excluded.product_id`);

/** A customer's part numbers with our product's code and name, by part number. */
export const partNumbersOf = (tx: Tx, customerId: string): Promise<(Omit<CustomerCode, "customerId"> & { code: string; name: string })[]> =>
  tx.many(sql`
    select c.part_no, c.product_id, c.bar_code_key as bar_code, c.description, p.code, p.name
      from catalog.customer_codes c join catalog.products p on p.company_id = c.company_id and p.id = c.product_id
     where c.company_id = ${tx.companyId} and c.customer_id = ${customerId} order by c.part_no_key`);

export const units = (tx: Tx): Promise<Unit[]> =>
  tx.many<Unit>(sql`select name, kind, decimals from catalog.units where company_id = ${tx.companyId} order by kind, name`);

/** Adds the unit or changes it; answers the id under which the journal knows it. */
export const saveUnit = (tx: Tx, id: string, unit: Unit): Promise<{ id: string }> =>
  tx.one<{ id: string }>(sql`
    insert into catalog.units (company_id, name, id, kind, decimals) values (${tx.companyId}, ${unit.name}, ${id}, ${unit.kind}, ${unit.decimals})
    on conflict (company_id, name) do update set kind = excluded.kind, decimals = excluded.decimals returning id`);

export const ownTaxRates = kept((tx) =>
  tx.many<TaxRate>(sql`select tax_class, valid_from, trim_scale(rate) as rate from catalog.tax_rates where company_id = ${tx.companyId} order by tax_class, valid_from`));

export const saveTaxRate = (tx: Tx, id: string, rate: TaxRate): Promise<{ id: string }> =>
  tx.one<{ id: string }>(sql`
    insert into catalog.tax_rates (company_id, tax_class, valid_from, id, rate) values (${tx.companyId}, ${rate.taxClass}, ${rate.validFrom}, ${id}, ${rate.rate})
    on conflict (company_id, tax_class, valid_from) do update set rate = excluded.rate returning id`);

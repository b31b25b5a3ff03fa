import type { DatedCost, ProductCost } from "../../../contract/costs.ts";
import { type Sql, sql, type Tx } from "../../platform/db.ts";
import type { Asked } from "../../platform/search-words.ts";
import { matching } from "./store.ts";

const columns = sql.raw("c.valid_from, trim_scale(c.cost)::text as cost, c.unit, c.set_at, c.set_by_name");

/** The products with these ids and the units in which they are kept, locked: their costs are set one after another, so that the checks hold until the commit. */
export const lockCosted = (tx: Tx, ids: readonly string[]): Promise<{ id: string; stockUnit: string }[]> =>
  tx.many(sql`select id, stock_unit from catalog.products where company_id = ${tx.companyId} and id = any(${[...ids]}::uuid[]) order by id for no key update`);

/** On which days costs of these products begin. */
export const costDays = (tx: Tx, productIds: readonly string[]): Promise<{ productId: string; validFrom: string }[]> =>
  tx.many(sql`select product_id, valid_from from catalog.costs where company_id = ${tx.companyId} and product_id = any(${[...productIds]}::uuid[])`);

/** Every cost of a product, newest first. */
export const costsOf = (tx: Tx, productId: string): Promise<DatedCost[]> =>
  tx.many<DatedCost>(sql`select ${columns} from catalog.costs c where c.company_id = ${tx.companyId} and c.product_id = ${productId} order by c.valid_from desc`);

export interface CostRow extends DatedCost {
  productId: string;
  setBy: string;
}

/** Sets costs; of one product and day there is only one. */
export const saveCosts = (tx: Tx, rows: readonly CostRow[]): Promise<number> =>
  tx.run(sql`
    insert into catalog.costs (company_id, product_id, valid_from, cost, unit, set_at, set_by, set_by_name)
    select ${tx.companyId}::bigint, "productId", "validFrom", cost, unit, "setAt", "setBy", "setByName" from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as given ("productId" uuid, "validFrom" date, cost numeric, unit text, "setAt" timestamptz, "setBy" uuid, "setByName" text)
    on conflict (company_id, product_id, valid_from) do update
      set cost = excluded.cost, unit = excluded.unit, set_at = excluded.set_at, set_by = excluded.set_by, set_by_name = excluded.set_by_name`);

/** The cost of each product that holds on a day; products without one are left out. */
export const costsOn = (tx: Tx, productIds: readonly string[], day: string): Promise<(DatedCost & { productId: string })[]> =>
  tx.many(sql`
    select a.product_id, held.* from unnest(${[...productIds]}::uuid[]) as a (product_id)
      cross join lateral (
        select ${columns} from catalog.costs c
         where c.company_id = ${tx.companyId} and c.product_id = a.product_id and c.valid_from <= ${day}::date order by c.valid_from desc limit 1) held`);

interface CostFilter {
  asked: Asked | undefined;
  missing: boolean;
  day: string;
  after: readonly string[] | undefined;
  limit: number;
}

const asJson = sql.raw(`json_build_object('validFrom', c.valid_from, 'cost', trim_scale(c.cost)::text, 'unit', c.unit, 'setAt', c.set_at, 'setByName', c.set_by_name)`);
const beside = (tx: Tx, held: Sql<unknown>): Sql<unknown> => sql`select ${asJson} as cost from catalog.costs c where c.company_id = ${tx.companyId} and c.product_id = p.id and ${held} limit 1`;

// In JSON an instant is text.
const dated = (cost: ProductCost["inForce"]): ProductCost["inForce"] => cost && { ...cost, setAt: new Date(cost.setAt) };

/** Products by code, each with the cost that holds on a day and the one that comes next. */
export async function productCosts(tx: Tx, { asked, missing, day, after, limit }: CostFilter): Promise<ProductCost[]> {
  const [key, id] = after ?? [];
  const rows = await tx.many<ProductCost>(sql`
    select p.id as product_id, p.code, p.name, p.spec, p.stock_unit, p.active, held.cost as in_force, next.cost as coming
      from catalog.products p
      left join lateral (${beside(tx, sql`c.valid_from <= ${day}::date order by c.valid_from desc`)}) held on true
      left join lateral (${beside(tx, sql`c.valid_from > ${day}::date order by c.valid_from`)}) next on true
     where p.company_id = ${tx.companyId} ${matching(tx, asked)}
       ${missing ? sql`and held.cost is null and p.active` : sql``}
       ${key === undefined ? sql`` : sql`and (p.code_key, p.id) > (${key}, ${id}::uuid)`}
     order by p.code_key, p.id limit ${limit}`);
  return rows.map((row) => ({ ...row, inForce: dated(row.inForce), coming: dated(row.coming) }));
}

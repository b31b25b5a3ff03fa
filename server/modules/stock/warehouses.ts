import type { Warehouse } from "../../../contract/stock.ts";
import { type Sql, sql, type Tx } from "../../platform/db.ts";
import { kept } from "../../platform/registers.ts";
import { tableOf } from "../../platform/table.ts";

export const table = tableOf<Warehouse>("stock.warehouses", {
  id: "uuid", code: "text", name: "text", kind: "text", ledgerId: "uuid", address: "text", closedAt: "timestamptz", revision: "integer",
});

/** Ids of the warehouses whose goods may be promised. */
export const sellingWarehouses = (tx: Tx): Sql<unknown> => sql`select id from stock.warehouses where company_id = ${tx.companyId} and kind <> 'hold' and closed_at is null`;

const everyWarehouse = kept((tx) => tx.many<Warehouse>(sql`select ${table.columns()} from stock.warehouses where company_id = ${tx.companyId} order by closed_at is not null, code`));

/** The company's warehouses by code; closed ones, when asked for, at the end. */
export const warehouses = async (tx: Tx, closed = false): Promise<Warehouse[]> => (await everyWarehouse(tx)).filter(({ closedAt }) => closed || closedAt === null);

/** Adds a warehouse; 0 when its code is taken. */
export const insertWarehouse = (tx: Tx, row: Warehouse): Promise<number> => tx.run(sql`${table.insert(tx.companyId, [row])} on conflict (company_id, code) do nothing`);

/** `share` keeps it from being closed, `update` keeps goods from coming in. */
export const lockWarehouse = (tx: Tx, warehouseId: string, strength: "share" | "update"): Promise<Warehouse | undefined> =>
  tx.maybe<Warehouse>(sql`select ${table.columns()} from stock.warehouses where company_id = ${tx.companyId} and id = ${warehouseId} for ${sql.raw(strength)}`);

export const updateWarehouse = (tx: Tx, { id, ...change }: Partial<Warehouse> & Pick<Warehouse, "id">): Promise<number> =>
  tx.run(sql`update stock.warehouses set ${table.assignments(change)} where company_id = ${tx.companyId} and id = ${id}`);

/** Whether another warehouse has the code. */
export const codeTaken = async (tx: Tx, { id, code }: Pick<Warehouse, "id" | "code">): Promise<boolean> =>
  (await tx.maybe(sql`select 1 from stock.warehouses where company_id = ${tx.companyId} and code = ${code} and id <> ${id}`)) !== undefined;

/** Of how many products something lies there, and something is promised. */
export const contentsOf = (tx: Tx, warehouseId: string): Promise<{ lying: number; promised: number }> =>
  tx.one(sql`
    select count(*) filter (where on_hand > 0)::int as lying, count(*) filter (where reserved > 0)::int as promised
      from stock.levels where company_id = ${tx.companyId} and warehouse_id = ${warehouseId}`);

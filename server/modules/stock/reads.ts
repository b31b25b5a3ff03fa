import * as contract from "../../../contract/stock.ts";
import { type Handler, read } from "../../platform/command.ts";
import type { Tx } from "../../platform/db.ts";
import { type Availability, availableOf } from "./availability.ts";
import { lotsOf } from "./levels.ts";
import * as queries from "./queries.ts";
import { warehouses } from "./warehouses.ts";

/** What people call a product; the catalog knows it. */
export interface ProductName {
  code: string;
  name: string;
  spec: string;
  unit: string;
}

/** Facts that this room is handed by `server/main.ts`. */
export interface StockDeps {
  namesOf(tx: Tx, productIds: readonly string[]): Promise<Map<string, ProductName>>;
  /** Ids of the products whose code, name or specification contains the text; at most a few hundred. */
  findProducts(tx: Tx, search: string): Promise<string[]>;
}

const nameless: ProductName = { code: "", name: "", spec: "", unit: "" };

function rowOf(productId: string, { stock, name = nameless, places }: { stock: Availability; name?: ProductName; places: ReadonlyMap<string, contract.Warehouse> }): contract.StockRow {
  const { byWarehouse, onHand, reserved, available } = stock;
  const warehouses = byWarehouse.map((level) => Object.assign(level, { code: places.get(level.warehouseId)?.code ?? "", name: places.get(level.warehouseId)?.name ?? "" }));
  return { productId, productCode: name.code, productName: name.name, spec: name.spec, unit: name.unit, onHand, reserved, available, short: Number(available) <= 0, warehouses };
}

const listStock = (deps: StockDeps) =>
  read(contract.listStock, async (filter, { tx }) => {
    const found = filter.search ? await deps.findProducts(tx, filter.search) : undefined;
    const ids = (await queries.stockedProducts(tx, filter, found)).map(({ productId }) => productId);
    const shown = ids.slice(0, filter.limit);
    const [stock, names, places] = [await availableOf(tx, shown), await deps.namesOf(tx, shown), new Map((await warehouses(tx, true)).map((w) => [w.id, w]))];
    const rows = shown.map((productId) => rowOf(productId, { stock: stock.get(productId)!, name: names.get(productId), places }));
    return { rows, next: ids.length > filter.limit ? (shown.at(-1) ?? null) : null };
  });

const listMovements = read(contract.listMovements, async ({ productId, warehouseId, lot, cursor, limit }, { tx }) => {
  const [postingId, place, ...name] = cursor?.split("_") ?? [];
  const rows = await queries.movementsOf(tx, { productId, warehouseId, lot, limit, after: postingId && place ? { postingId, warehouseId: place, lot: name.join("_") } : undefined });
  const last = rows[limit - 1];
  return { rows: rows.slice(0, limit), next: rows.length > limit && last ? `${last.postingId}_${last.warehouseId}_${last.lot}` : null };
});

const listLots = read(contract.listLots, async ({ productId, warehouseId }, { tx }) => {
  const places = new Map((await warehouses(tx, true)).map((one) => [one.id, one]));
  const lots = await lotsOf(tx, { productIds: [productId], warehouseId });
  return { rows: lots.map(({ productId: _product, ...lot }) => ({ ...lot, warehouseCode: places.get(lot.warehouseId)?.code ?? "" })) };
});

const listWarehouses = read(contract.listWarehouses, async ({ closed }, { tx }) => ({ rows: await warehouses(tx, closed === "true") }));

export const readsOf = (deps: StockDeps): Handler[] => [listStock(deps), listMovements, listLots, listWarehouses];

import * as contract from "../../../contract/stock.ts";
import { type CommandContext, type Handler, read } from "../../platform/command.ts";
import type { Subject } from "../../../contract/toolkit.ts";
import type { Tx } from "../../platform/db.ts";
import { type Availability, availableOf } from "./availability.ts";
import { lotsOf } from "./levels.ts";
import { keyLike, pageOf } from "../../platform/keyset.ts";
import * as queries from "./queries.ts";
import { warehouses } from "./warehouses.ts";

/** What people call a product; the catalog knows it. */
export interface ProductName {
  code: string;
  name: string;
  spec: string;
  unit: string;
  barCode?: string | null;
  /** It is made or bought for orders: that nothing lies there is as it should be. */
  toOrder?: boolean;
}

/** Facts that this room is handed by `server/routes.ts`. */
export interface StockDeps {
  namesOf(tx: Tx, productIds: readonly string[]): Promise<Map<string, ProductName>>;
  /** Ids of the products whose code, name or specification contains the text; at most a few hundred. */
  findProducts(tx: Tx, search: string): Promise<string[]>;
  /** Of these products, in the order of their codes, those after a key; `forStock` leaves out what is made or bought for orders. */
  orderedByCode(tx: Tx, asked: { ids: readonly string[]; after?: readonly string[] | undefined; forStock: boolean; limit: number }): Promise<{ id: string; codeKey: string }[]>;
  /** The next number of a transfer or a count; may leave gaps. */
  takeNumber(context: Pick<CommandContext, "tx" | "now">, kind: "transfer" | "count"): Promise<string>;
  /** Numbers of orders, by their ids. */
  orderNumbersOf(tx: Tx, orderIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Numbers of the documents in whose name stock moved, by their ids. */
  documentNumbersOf(tx: Tx, subjects: readonly Subject[]): Promise<ReadonlyMap<string, string>>;
}

const nameless: ProductName = { code: "", name: "", spec: "", unit: "" };

function rowOf(productId: string, { stock, name = nameless, places }: { stock: Availability; name?: ProductName; places: ReadonlyMap<string, contract.Warehouse> }): contract.StockRow {
  const { byWarehouse, onHand, reserved, available } = stock;
  const { toOrder = false } = name;
  const warehouses = byWarehouse.map((level) => Object.assign(level, { code: places.get(level.warehouseId)?.code ?? "", name: places.get(level.warehouseId)?.name ?? "" }));
  return { productId, productCode: name.code, productName: name.name, spec: name.spec, unit: name.unit, onHand, reserved, available, toOrder, short: Number(available) <= 0 && !toOrder, warehouses };
}

const listStock = (deps: StockDeps) =>
  read(contract.listStock, async (filter, { tx }) => {
    const found = filter.search ? await deps.findProducts(tx, filter.search) : undefined;
    const ids = (await queries.stockedProducts(tx, filter, found)).map(({ productId }) => productId);
    const after = keyLike(filter.cursor, ["text", "uuid"]);
    const { rows: ordered, next } = pageOf(await deps.orderedByCode(tx, { ids, after, forStock: filter.only === "short", limit: filter.limit + 1 }), filter.limit, ({ codeKey, id }) => [codeKey, id]);
    const shown = ordered.map(({ id }) => id);
    const [stock, names, places] = [await availableOf(tx, shown), await deps.namesOf(tx, shown), new Map((await warehouses(tx, true)).map((w) => [w.id, w]))];
    const rows = shown.map((productId) => rowOf(productId, { stock: stock.get(productId)!, name: names.get(productId), places }));
    return { rows, next };
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

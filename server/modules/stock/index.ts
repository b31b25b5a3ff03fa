import type { Handler } from "../../platform/command.ts";
import { adjustStock } from "./commands/adjust-stock.ts";
import { addWarehouse, createWarehouse, editWarehouse } from "./commands/save-warehouse.ts";
import { closeWarehouse } from "./commands/close-warehouse.ts";
import { readsOf, type StockDeps } from "./reads.ts";

/** This room's endpoints; names and search of products are handed over. */
export const routesOf = (deps: StockDeps): readonly Handler[] => [...readsOf(deps), adjustStock, createWarehouse, editWarehouse, closeWarehouse];

export { type Availability, availableOf, issue, receive, release, reserve, setOpening } from "./moves.ts";
export { drift } from "./queries.ts";
export type { ProductName, StockDeps } from "./reads.ts";
export type { IssuedLine, PlacedLine, ReceivedLine, Reservation, Shortage, Source, WantedLine } from "./stock.ts";
export { reservationsOf } from "./store.ts";
export { addWarehouse };
export { warehouses } from "./warehouses.ts";

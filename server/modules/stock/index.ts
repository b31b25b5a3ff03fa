import type { Handler } from "../../platform/command.ts";
import { adjustStock } from "./commands/adjust-stock.ts";
import { addWarehouse, createWarehouse, editWarehouse } from "./commands/save-warehouse.ts";
import { closeWarehouse } from "./commands/close-warehouse.ts";
import { readsOf, type StockDeps } from "./reads.ts";

/** This room's endpoints; names and search of products are handed over. */
export const routesOf = (deps: StockDeps): readonly Handler[] => [...readsOf(deps), adjustStock, createWarehouse, editWarehouse, closeWarehouse];

export { type Availability, availableOf } from "./availability.ts";
export { type LotRow, lotsOf, reservationsOf } from "./levels.ts";
export { divideLots } from "./lots.ts";
export { issue, receive, release, reserve, setOpening, takeBack } from "./moves.ts";
export { drift, lotDrift } from "./queries.ts";
export { receiveReturn, restock, scrap } from "./returns.ts";
export type { ProductName, StockDeps } from "./reads.ts";
export type { IssuedLine, LotPart, NewLot, PlacedLine, ReceivedLine, Reservation, Shortage, Source, TakenLine, WantedLine } from "./stock.ts";
export { addWarehouse };
export { warehouses } from "./warehouses.ts";

import type { Handler } from "../../platform/command.ts";
import { adjustStock } from "./commands/adjust-stock.ts";
import { addWarehouse, createWarehouse, editWarehouse } from "./commands/save-warehouse.ts";
import { closeWarehouse } from "./commands/close-warehouse.ts";
import { cancelTransfer } from "./commands/cancel-transfer.ts";
import { cancelCount, sendBackCount } from "./commands/end-count.ts";
import { enterCount } from "./commands/enter-count.ts";
import { openCount } from "./commands/open-count.ts";
import { postCount } from "./commands/post-count.ts";
import { receiveTransfer } from "./commands/receive-transfer.ts";
import { askTransfer, requestTransfer } from "./commands/request-transfer.ts";
import { reverseAdjustment } from "./commands/reverse-adjustment.ts";
import { reverseCount } from "./commands/reverse-count.ts";
import { reverseOpening } from "./commands/reverse-opening.ts";
import { reverseTransfer } from "./commands/reverse-transfer.ts";
import { sendTransfer } from "./commands/send-transfer.ts";
import { submitCount } from "./commands/submit-count.ts";
import { documentReadsOf } from "./document-reads.ts";
import { readsOf, type StockDeps } from "./reads.ts";

/** This room's endpoints; names and search of products are handed over. */
export const routesOf = (deps: StockDeps): readonly Handler[] => [
  ...readsOf(deps), ...documentReadsOf(deps), adjustStock, createWarehouse, editWarehouse, closeWarehouse, requestTransfer(deps), sendTransfer, receiveTransfer, cancelTransfer, openCount(deps),
  enterCount(deps), submitCount, postCount(deps), sendBackCount, cancelCount, reverseCount(deps), reverseTransfer(deps), reverseAdjustment(deps), reverseOpening(deps),
];

export { type Availability, availableOf } from "./availability.ts";
export { broughtBy, type LotRow, lotsOf, lotsShipped, reservationsOf } from "./levels.ts";
export { issue, receive, release, reserve, setOpening, takeBack, withdraw } from "./moves.ts";
export { drift, lotDrift } from "./queries.ts";
export { reversalDrift } from "./reversal-store.ts";
export { transferDrift } from "./transfer-store.ts";
export { receiveReturn, restock, scrap, takeBackStep } from "./returns.ts";
export type { ProductName, StockDeps } from "./reads.ts";
export type { IssuedLine, PlacedLine, ReceivedLine, Reservation, Shortage, Source, TakenLine, WantedLine } from "./stock.ts";
export { addWarehouse, askTransfer };
export { adjustmentReversed, countReversed, openingReversed, transferCancelled, transferReceived, transferReversed } from "./events.ts";
export { warehouses } from "./warehouses.ts";

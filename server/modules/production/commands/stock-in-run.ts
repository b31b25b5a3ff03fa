import Big from "big.js";
import * as contract from "../../../../contract/production.ts";
import { type CommandContext, handle } from "../../../platform/command.ts";
import { isRefused, refuse } from "../../../platform/refusal.ts";
import { planFellShort, productionRequested, stockedIn, surplusStockedIn } from "../events.ts";
import { byOrder, type Share, shareOut, type StoredRun } from "../production.ts";
import { conclude, load, movesOf, orderIdsOf, type ProductionDeps } from "../run-work.ts";
import { saveStocked } from "../store.ts";

interface Stored {
  run: StoredRun;
  warehouseId: string;
  served: Share[];
  surplus: string;
}

function emitStockedIn(context: CommandContext, { run, warehouseId, served, surplus }: Stored): void {
  const facts = { productId: run.productId, warehouseId };
  for (const { orderId, shares } of byOrder(served.filter(({ stocked }) => new Big(stocked).gt(0))))
    context.emit(stockedIn({ orderId, part: run.id, ...facts, moves: movesOf(shares, ({ stocked }) => stocked) }));
  const short = served.filter(({ stocked, quantity }) => new Big(stocked).lt(quantity));
  for (const { orderId, shares } of byOrder(short)) context.emit(planFellShort({ orderId, part: run.id, moves: movesOf(shares, ({ stocked, quantity }) => new Big(stocked).minus(quantity).toFixed()) }));
  for (const { orderId, requestId } of short) context.emit(productionRequested({ orderId, part: requestId }));
  if (new Big(surplus).gt(0)) context.emit(surplusStockedIn({ runId: run.id, ...facts, quantity: surplus }));
}

/** Hands a run's good pieces to a warehouse; what its orders still miss waits for a plan again. */
export const stockInRun = ({ rulesOf }: ProductionDeps) =>
  handle(contract.stockInRun, async ({ runId, expectedRevision, warehouseId }, context) => {
    const loaded = await load(context, runId, { verb: (run) => (run.state === "finished" ? "storeUninspected" : "stockIn"), expectedRevision });
    if (isRefused(loaded)) return loaded;
    const { run, shares } = loaded;
    if (run.state === "finished" && (await rulesOf(context, orderIdsOf(shares))).inspection) return refuse("inspectionFirst");
    const { shares: served, surplus } = shareOut(run.good ?? "0", shares);
    await saveStocked(context.tx, runId, served);
    emitStockedIn(context, { run, warehouseId, served, surplus });
    return conclude(context, loaded, { change: { state: "stockedIn" }, told: { what: "stockedIn", facts: { warehouseId, good: run.good, surplus } } });
  });

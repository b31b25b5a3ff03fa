import Big from "big.js";
import { divideLots, type NewLot, quantityOf } from "../../../../contract/lots.ts";
import * as contract from "../../../../contract/production.ts";
import { type CommandContext, handle } from "../../../platform/command.ts";
import { isRefused, refuse, type Refused } from "../../../platform/refusal.ts";
import { planFellShort, productionRequested, stockedIn, surplusStockedIn } from "../events.ts";
import { byOrder, type Share, shareOut, type StoredRun } from "../production.ts";
import { conclude, load, movesOf, orderIdsOf, type ProductionDeps } from "../run-work.ts";
import { saveStocked } from "../store.ts";

interface Stored {
  run: StoredRun;
  warehouseId: string;
  lots: readonly NewLot[];
  served: Share[];
  surplus: string;
}

/** What was made, by lot; it makes the good quantity (`lotsDoNotMakeGood`). Made on the day on which the run was finished, unless a lot says otherwise. */
function lotsOf({ good, finishedOn }: Pick<StoredRun, "good" | "finishedOn">, { lots, weight }: { lots: readonly NewLot[]; weight?: string | undefined }): NewLot[] | Refused {
  const made = good ?? "0";
  const given = lots.length ? lots : [{ lot: "", quantity: made, second: weight }];
  if (!new Big(quantityOf(given)).eq(made)) return refuse("lotsDoNotMakeGood", { lots: quantityOf(given), good: made }, ["lots"]);
  return given.map((lot) => ({ madeOn: finishedOn, ...lot }));
}

const stockedSum = (shares: readonly Share[]): string => quantityOf(shares.map(({ stocked }) => ({ quantity: stocked })));

function emitStockedIn(context: CommandContext, { run, warehouseId, lots, served, surplus }: Stored): void {
  const facts = { run: run.number, productId: run.productId, warehouseId };
  const orders = byOrder(served.filter(({ stocked }) => new Big(stocked).gt(0)));
  const { parts, rest } = divideLots(lots, orders.map(({ shares }) => stockedSum(shares)));
  for (const [i, { orderId, shares }] of orders.entries()) context.emit(stockedIn({ orderId, part: run.id, ...facts, lots: parts[i] ?? [], moves: movesOf(shares, ({ stocked }) => stocked) }));
  const short = served.filter(({ stocked, quantity }) => new Big(stocked).lt(quantity));
  for (const { orderId, shares } of byOrder(short)) context.emit(planFellShort({ orderId, part: run.id, moves: movesOf(shares, ({ stocked, quantity }) => new Big(stocked).minus(quantity).toFixed()) }));
  for (const { orderId, requestId } of short) context.emit(productionRequested({ orderId, part: requestId }));
  if (new Big(surplus).gt(0)) context.emit(surplusStockedIn({ runId: run.id, ...facts, lots: rest, quantity: surplus }));
}

/** Hands a run's good pieces to a warehouse; what its orders still miss waits for a plan again. */
export const stockInRun = ({ rulesOf }: ProductionDeps) =>
  handle(contract.stockInRun, async ({ runId, expectedRevision, warehouseId, ...given }, context) => {
    const loaded = await load(context, runId, { verb: (run) => (run.state === "finished" ? "storeUninspected" : "stockIn"), expectedRevision });
    if (isRefused(loaded)) return loaded;
    const { run, shares } = loaded;
    if (run.state === "finished" && (await rulesOf(context, orderIdsOf(shares))).inspection) return refuse("inspectionFirst");
    const lots = lotsOf(run, given);
    if (isRefused(lots)) return lots;
    const { shares: served, surplus } = shareOut(run.good ?? "0", shares);
    await saveStocked(context.tx, runId, served);
    emitStockedIn(context, { run, warehouseId, lots, served, surplus });
    return conclude(context, loaded, { change: { state: "stockedIn" }, told: { what: "stockedIn", facts: { warehouseId, good: run.good, surplus, ...(given.lots.length && { lots: given.lots.length }) } } });
  });

import * as contract from "../../../../contract/stock.ts";
import { handle } from "../../../platform/command.ts";
import { isRefused, refuse } from "../../../platform/refusal.ts";
import { record } from "../../journal/index.ts";
import { openingReversed } from "../events.ts";
import { type Fact, lockMoved, openedWarehouse, reversalOf } from "../reversal-store.ts";
import { type ReversingDeps, takeBackFact } from "../taking-back.ts";

/** Takes back what a warehouse opened with of one product 红冲. As with a correction, whoever comes second finds, after the wait for its level, that it was taken back. */
export const reverseOpening = (deps: ReversingDeps) =>
  handle(contract.reverseOpening, async ({ openingId, productId, reason }, context) => {
    const fact: Fact = { what: "opening", id: openingId, productId };
    const warehouseId = await openedWarehouse(context.tx, fact);
    if (warehouseId === undefined) return refuse("notFound");
    await lockMoved(context.tx, fact);
    if (await reversalOf(context.tx, fact)) return refuse("wrongState", { state: "reversed" });
    const moves = await takeBackFact(context, { fact, source: { kind: "warehouse", id: warehouseId }, reason, kinds: { back: "adjust", out: "adjust" } }, deps);
    if (isRefused(moves)) return moves;
    context.emit(openingReversed({ openingId, productId, reason, moves }));
    record(context, { subject: { kind: "product", id: productId }, what: "openingReversed", facts: { openingId, moves }, why: reason });
    return { openingId, productId };
  });

import * as contract from "../../../../contract/stock.ts";
import { handle } from "../../../platform/command.ts";
import { isRefused, refuse } from "../../../platform/refusal.ts";
import { record } from "../../journal/index.ts";
import { adjustmentReversed } from "../events.ts";
import { adjustedProduct, type Fact, lockMoved, reversalOf } from "../reversal-store.ts";
import { type ReversingDeps, takeBackFact } from "../taking-back.ts";

/** Takes a single correction back 红冲. It has no document with a revision: whoever comes second finds, after the wait for its level, that it was taken back. */
export const reverseAdjustment = (deps: ReversingDeps) =>
  handle(contract.reverseAdjustment, async ({ adjustmentId, reason }, context) => {
    const fact: Fact = { what: "adjustment", id: adjustmentId };
    const productId = await adjustedProduct(context.tx, adjustmentId);
    if (productId === undefined) return refuse("notFound");
    await lockMoved(context.tx, fact);
    if (await reversalOf(context.tx, fact)) return refuse("wrongState", { state: "reversed" });
    const moves = await takeBackFact(context, { fact, source: { kind: "product", id: productId }, reason, kinds: { back: "adjust", out: "adjust" } }, deps);
    if (isRefused(moves)) return moves;
    context.emit(adjustmentReversed({ adjustmentId, productId, reason, moves }));
    record(context, { subject: { kind: "product", id: productId }, what: "adjustmentReversed", facts: { adjustmentId, moves }, why: reason });
    return { adjustmentId, productId };
  });

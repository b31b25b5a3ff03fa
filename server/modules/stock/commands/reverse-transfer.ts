import * as contract from "../../../../contract/transfers.ts";
import { handle } from "../../../platform/command.ts";
import { isRefused } from "../../../platform/refusal.ts";
import { transferReversed } from "../events.ts";
import { type ReversingDeps, takeBackFact } from "../taking-back.ts";
import { concludeTransfer, loadTransfer } from "../transfers.ts";

/** Takes a transfer back 红冲 whose goods are on their way or arrived: they lie where they came from again, and what was lost on the way never left. */
export const reverseTransfer = (deps: ReversingDeps) =>
  handle(contract.reverseTransfer, async ({ transferId, reason, expectedRevision }, context) => {
    const transfer = await loadTransfer(context, transferId, { verb: "reverse", expectedRevision });
    if (isRefused(transfer)) return transfer;
    const moves = await takeBackFact(context, { fact: { what: "transfer", id: transferId }, source: { kind: "transfer", id: transferId }, reason, kinds: { back: "send", out: "arrive" } }, deps);
    if (isRefused(moves)) return moves;
    context.emit(transferReversed({ transferId, number: transfer.number, reason, moves }));
    return concludeTransfer(context, transfer, { change: { state: "reversed" }, what: "transferReversed", facts: { from: transfer.state, moves }, why: reason });
  });

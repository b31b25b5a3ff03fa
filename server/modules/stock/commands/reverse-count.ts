import * as contract from "../../../../contract/counts.ts";
import { handle } from "../../../platform/command.ts";
import { isRefused, refuse } from "../../../platform/refusal.ts";
import { countedBy } from "../count-store.ts";
import { concludeCount, loadCount } from "../counts.ts";
import { countReversed } from "../events.ts";
import { type ReversingDeps, takeBackFact } from "../taking-back.ts";

/** Takes a posted count back 红冲, by somebody else than who submitted it or counted any of it: its differences are moved the other way, lot by lot. */
export const reverseCount = (deps: ReversingDeps) =>
  handle(contract.reverseCount, async ({ countId, reason, expectedRevision }, context) => {
    const count = await loadCount(context, countId, { verb: "reverse", expectedRevision });
    if (isRefused(count)) return count;
    if (count.submittedBy === context.actor.id || (await countedBy(context.tx, countId, context.actor.id))) return refuse("countedBySelf");
    const moves = await takeBackFact(context, { fact: { what: "count", id: countId }, source: { kind: "count", id: countId }, reason, kinds: { back: "count", out: "count" } }, deps);
    if (isRefused(moves)) return moves;
    context.emit(countReversed({ countId, number: count.number, reason, moves }));
    return concludeCount(context, count, { change: { state: "reversed" }, what: "countReversed", facts: { warehouseId: count.warehouseId, moves }, why: reason });
  });

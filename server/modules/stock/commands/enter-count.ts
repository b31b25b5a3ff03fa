import * as contract from "../../../../contract/counts.ts";
import { handle } from "../../../platform/command.ts";
import { isRefused, refuse, refuseAll } from "../../../platform/refusal.ts";
import { linesNow, putDown } from "../count-store.ts";
import { concludeCount, isMoved, loadCount } from "../counts.ts";
import type { StockDeps } from "../reads.ts";

/** Puts down what was counted. A line that moved since the sheet was taken down is counted again, from the books as they are now (`levelMoved`). */
export const enterCount = ({ namesOf }: StockDeps) =>
  handle(contract.enterCount, async ({ countId, lines }, context) => {
    const count = await loadCount(context, countId, { verb: "count" });
    if (isRefused(count)) return count;
    const { tx, actor, now } = context;
    const sheet = await linesNow(tx, { countId, warehouseId: count.warehouseId });
    const names = await namesOf(tx, lines.map(({ productId }) => productId));
    const strange = lines.findIndex(({ productId }) => !names.has(productId));
    if (strange >= 0) return refuse("productUnknown", { line: strange + 1 }, ["lines", strange]);
    const given = [...new Map(lines.map((line) => [`${line.productId} ${line.lot}`, line])).values()];
    const moved = given.filter(({ productId, lot, again, counted }) => !again && counted !== null && sheet.some((one) => one.productId === productId && one.lot === lot && isMoved(one)));
    const refused = refuseAll(moved.map(({ productId, lot }) => ({ code: "levelMoved", facts: { product: names.get(productId)?.code ?? "", productId, lot }, path: ["lines"] })));
    if (refused) return refused;
    await putDown(tx, { countId, warehouseId: count.warehouseId, by: actor.id, at: now }, given);
    return concludeCount(context, count, { change: {}, what: "countEntered", facts: { lines: given.map(({ productId, lot, counted }) => ({ productId, lot, counted })) } });
  });

import * as contract from "../../../../contract/counts.ts";
import { type CommandContext, handle } from "../../../platform/command.ts";
import { isRefused, refuse, refuseAll, type Refused } from "../../../platform/refusal.ts";
import { countedBy, linesNow, lockLevels, promisedTo, type StoredCount } from "../count-store.ts";
import { belowPromised, concludeCount, type CountedLine, countedOf, isMoved, loadCount, postDifferences } from "../counts.ts";
import type { StockDeps } from "../reads.ts";

/** Names the orders whose goods would be missing: somebody decides which of them waits, the count does not. */
async function refusePromised({ tx }: CommandContext, given: { count: StoredCount; lines: readonly CountedLine[]; deps: StockDeps }): Promise<Refused | undefined> {
  const below = belowPromised(given.lines);
  if (!below.length) return undefined;
  const ids = below.map(({ productId }) => productId);
  const [promised, names] = [await promisedTo(tx, given.count.warehouseId, ids), await given.deps.namesOf(tx, ids)];
  const numbers = await given.deps.orderNumbersOf(tx, promised.map(({ sourceId }) => sourceId));
  const ordersOf = (productId: string) => promised.filter((one) => one.productId === productId).map(({ sourceId }) => numbers.get(sourceId) ?? sourceId).join("、");
  return refuseAll(below.map(({ productId, ...facts }) => ({ code: "countedBelowPromised", facts: { ...facts, productId, product: names.get(productId)?.code ?? "", orders: ordersOf(productId) } })));
}

/** Posts the differences of a count, by somebody else than who submitted it or counted any of it. */
export const postCount = (deps: StockDeps) =>
  handle(contract.postCount, async ({ countId, expectedRevision }, context) => {
    const count = await loadCount(context, countId, { verb: "post", expectedRevision });
    if (isRefused(count)) return count;
    if (count.submittedBy === context.actor.id || (await countedBy(context.tx, countId, context.actor.id))) return refuse("countedBySelf");
    const at = { countId, warehouseId: count.warehouseId };
    await lockLevels(context.tx, count.warehouseId, countedOf(await linesNow(context.tx, at)).map(({ productId }) => productId));
    const lines = countedOf(await linesNow(context.tx, at));
    const moved = lines.filter(isMoved);
    if (moved.length) return refuse("movedSinceCounted", { count: moved.length, productIds: [...new Set(moved.map(({ productId }) => productId))] });
    const refused = (await refusePromised(context, { count, lines, deps })) ?? (await postDifferences(context, count, lines));
    if (isRefused(refused)) return refused;
    const told = lines.filter(({ counted, onHand }) => Number(counted) !== Number(onHand)).map(({ productId, lot, onHand, counted, reason }) => ({ productId, lot, from: onHand, to: counted, reason }));
    return concludeCount(context, count, { change: { state: "posted", decidedBy: context.actor.id, decidedAt: context.now }, what: "countPosted", facts: { warehouseId: count.warehouseId, differences: told } });
  });

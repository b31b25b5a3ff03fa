import * as contract from "../../../../contract/counts.ts";
import { handle } from "../../../platform/command.ts";
import { isRefused, refuse } from "../../../platform/refusal.ts";
import { linesNow } from "../count-store.ts";
import { concludeCount, countedOf, loadCount } from "../counts.ts";

/** Submits a count to whoever approves it. */
export const submitCount = handle(contract.submitCount, async ({ countId, expectedRevision }, context) => {
  const count = await loadCount(context, countId, { verb: "submit", expectedRevision });
  if (isRefused(count)) return count;
  const counted = countedOf(await linesNow(context.tx, { countId, warehouseId: count.warehouseId }));
  if (!counted.length) return refuse("nothingCounted");
  return concludeCount(context, count, { change: { state: "submitted", submittedBy: context.actor.id, submittedAt: context.now, decision: "" }, what: "countSubmitted", facts: { lines: counted.length } });
});

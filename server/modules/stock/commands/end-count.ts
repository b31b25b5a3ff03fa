import * as contract from "../../../../contract/counts.ts";
import { handle } from "../../../platform/command.ts";
import { isRefused } from "../../../platform/refusal.ts";
import { concludeCount, loadCount } from "../counts.ts";

/** Sends a count back to be counted again, with the reason. */
export const sendBackCount = handle(contract.sendBackCount, async ({ countId, reason, expectedRevision }, context) => {
  const count = await loadCount(context, countId, { verb: "sendBack", expectedRevision });
  if (isRefused(count)) return count;
  return concludeCount(context, count, { change: { state: "counting", decision: reason }, what: "countSentBack", why: reason });
});

/** Calls off a count that was not posted; nothing of it changes stock. */
export const cancelCount = handle(contract.cancelCount, async ({ countId, reason, expectedRevision }, context) => {
  const count = await loadCount(context, countId, { verb: "cancel", expectedRevision });
  if (isRefused(count)) return count;
  return concludeCount(context, count, { change: { state: "cancelled", decision: reason }, what: "countCancelled", why: reason });
});

import * as contract from "../../../../contract/delivery-parts.ts";
import { handle } from "../../../platform/command.ts";
import { isRefused } from "../../../platform/refusal.ts";
import { checkReversed } from "../events.ts";
import { takeBack } from "../reversing.ts";
import { about, load } from "../work.ts";

/** The check does not count any more; the goods are packed and have to be compared again before they leave. */
export const reverseCheck = handle(contract.reverseCheck, async ({ deliveryId, reason, expectedRevision }, context) => {
  const loaded = await load(context, deliveryId, { verb: "reverseCheck", expectedRevision });
  if (isRefused(loaded)) return loaded;
  context.emit(checkReversed(about(loaded.delivery)));
  return takeBack(context, loaded, { what: "check", reason, said: {}, change: { state: "packed" } });
});

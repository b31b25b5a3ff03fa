import * as contract from "../../../../contract/takeovers.ts";
import { handle } from "../../../platform/command.ts";
import { isRefused } from "../../../platform/refusal.ts";
import { record } from "../../journal/index.ts";
import { openOrBegin } from "../opening.ts";
import { takeoverSubject } from "../takeovers.ts";
import * as store from "../store.ts";

/** Begins the takeover, or moves its cut-over date while it is not accepted. */
export const openTakeover = handle(contract.openTakeover, async ({ cutoverOn }, context) => {
  const takeover = await openOrBegin(context, cutoverOn);
  if (isRefused(takeover)) return takeover;
  const { revision } = await store.touch(context.tx, { id: takeover.id, cutoverOn });
  record(context, { subject: takeoverSubject(takeover.id), what: "takeoverOpened", facts: { cutoverOn } });
  return { takeoverId: takeover.id, revision };
});

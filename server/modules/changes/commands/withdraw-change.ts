import * as contract from "../../../../contract/changes.ts";
import { handle } from "../../../platform/command.ts";
import { isRefused } from "../../../platform/refusal.ts";
import type { Ports } from "../ports.ts";
import { close, doneOf, load } from "../work.ts";

/** Takes a change back that is not decided; the order goes on as it was. */
export const withdrawChange = (ports: Ports) =>
  handle(contract.withdrawChange, async ({ changeId, reason, expectedRevision }, context) => {
    const change = await load(context, changeId, { verb: "withdraw", expectedRevision, ports });
    return isRefused(change) ? change : doneOf(await close(context, change, { verb: "withdraw", why: reason }));
  });

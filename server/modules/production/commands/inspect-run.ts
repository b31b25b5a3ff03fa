import Big from "big.js";
import * as contract from "../../../../contract/production.ts";
import { handle } from "../../../platform/command.ts";
import { isRefused, refuseAll } from "../../../platform/refusal.ts";
import { inspectionDecided } from "../events.ts";
import { insertInspection } from "../report-store.ts";
import { checkVerdict } from "../rules.ts";
import { conclude, emitPerOrder, load } from "../run-work.ts";

/** Quality decides by the outgoing standard 产品出厂标准; what fails goes back to production for rework. */
export const inspectRun = handle(contract.inspectRun, async ({ runId, expectedRevision, ...verdict }, context) => {
  const { outcome, good, rejected, reason } = verdict;
  const loaded = await load(context, runId, { verb: outcome === "passed" ? "pass" : "fail", expectedRevision });
  if (isRefused(loaded)) return loaded;
  const refused = refuseAll(checkVerdict(loaded.run, verdict));
  if (refused) return refused;
  context.collect(insertInspection, { id: context.newId(), runId, ...verdict });
  emitPerOrder(context, loaded, { event: inspectionDecided, facts: () => ({ outcome }) });
  const scrap = new Big(loaded.run.scrap ?? 0).plus(rejected).toFixed();
  return conclude(context, loaded, {
    change: outcome === "passed" ? { state: "passed", good, scrap } : { state: "failed" },
    told: { what: "inspectionDecided", facts: { outcome, good, rejected, checks: verdict.checks }, why: reason },
  });
});

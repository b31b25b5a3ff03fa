import Big from "big.js";
import * as contract from "../../../../contract/production.ts";
import { handle } from "../../../platform/command.ts";
import { isRefused, refuse } from "../../../platform/refusal.ts";
import { productionFinished } from "../events.ts";
import { conclude, emitPerOrder, load, none, type ProductionDeps } from "../run-work.ts";

/** Reports what a run made. */
export const finishRun = ({ workDays }: ProductionDeps) =>
  handle(contract.finishRun, async ({ runId, expectedRevision, good, scrap }, context) => {
    const loaded = await load(context, runId, { verb: "finish", expectedRevision });
    if (isRefused(loaded)) return loaded;
    if (new Big(good).plus(scrap).lte(0)) return refuse("nothingMade", {}, ["good"]);
    emitPerOrder(context, loaded, { event: productionFinished, facts: none });
    const finishedOn = (await workDays(context.tx)).dayOf(context.now);
    return conclude(context, loaded, {
      change: { state: "finished", good, scrap, percent: 100, finishedOn, expectedFinish: finishedOn, currentOperation: loaded.run.operations.at(-1) ?? loaded.run.currentOperation },
      told: { what: "productionFinished", facts: { good, scrap } },
    });
  });

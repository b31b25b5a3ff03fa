import * as contract from "../../../../contract/production.ts";
import { handle } from "../../../platform/command.ts";
import { refuse } from "../../../platform/refusal.ts";
import { record } from "../../journal/index.ts";
import { insertDowntime, lockedName, ordersOfRuns, runsDuring } from "../centre-store.ts";
import { machineDown } from "../events.ts";
import type { ProductionDeps } from "../run-work.ts";

/** Puts a breakdown or service on record and names the runs that have to move. */
export const recordDowntime = ({ workDays }: Pick<ProductionDeps, "workDays">) =>
  handle(contract.recordDowntime, async ({ workCentreId, from, to, reason }, context) => {
    if (to < from) return refuse("downtimeBackwards", { from, to }, ["to"]);
    const workCentre = await lockedName(context.tx, workCentreId);
    if (workCentre === undefined) return refuse("notFound");
    const downtimeId = context.newId();
    await insertDowntime(context.tx, { id: downtimeId, workCentreId, from, to, reason, at: context.now, by: context.actor.id });
    const today = (await workDays(context.tx)).dayOf(context.now);
    const runIds = await runsDuring(context.tx, { workCentreId, from, to, today });
    record(context, { subject: { kind: "workCentre", id: workCentreId }, what: "downtimeRecorded", facts: { from, to, runIds }, why: reason });
    context.emit(machineDown({ downtimeId, workCentre, from, to, reason, orderIds: await ordersOfRuns(context.tx, runIds) }));
    return { downtimeId, runIds };
  });

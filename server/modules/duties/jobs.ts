import { systemActor } from "../../platform/actor.ts";
import type { CommandContext, Pipeline } from "../../platform/command.ts";
import { inEveryCompany, type Job } from "../../platform/jobs.ts";
import { isRefused } from "../../platform/refusal.ts";
import type { ClockOf } from "./reads.ts";
import { fireDue, recompute, reportBroken } from "./sweep.ts";

export interface DutyJobDeps {
  pipeline: Pipeline;
  companies: () => Promise<readonly { id: string }[]>;
  clockOf: ClockOf;
}

/** Looks every few seconds for steps that are due and for duties that a changed calendar left behind. */
export const dutySweep = ({ pipeline, companies, clockOf }: DutyJobDeps): Job => {
  const toTheEnd = async (companyId: string, signal: AbortSignal, step: (context: CommandContext) => Promise<{ more: boolean }>) => {
    for (let more = true; more && !signal.aborted; ) {
      const done = await pipeline.act(systemActor(companyId), step);
      more = !isRefused(done) && done.more;
    }
  };
  return {
    name: "duties.sweep",
    seconds: 10,
    work: (signal) =>
      inEveryCompany(companies, signal, async ({ id }) => {
        // First the calendar: a step must not fire by a due time that has been moved.
        await toTheEnd(id, signal, async (context) => recompute(context, await clockOf(context.tx)));
        await toTheEnd(id, signal, fireDue);
        await toTheEnd(id, signal, reportBroken);
      }),
  };
};

import type { CommandContext } from "../../platform/command.ts";
import { recomputeForCalendar, warningsDue } from "./duties.ts";
import { dutyBroken, dutyStepsFired } from "./events.ts";
import type { WorkingClock } from "./schedule.ts";
import * as store from "./store.ts";

const batch = 200;
type Context = Pick<CommandContext, "tx" | "now" | "emit">;

/**
 * Fires the steps that are due, each once however many workers look: rows are locked, and what has fired is no longer due. The others
 * are told by reactions, in the same transaction. `more`: look again at once.
 */
export async function fireDue({ tx, now, emit }: Context): Promise<{ fired: number; more: boolean }> {
  const due = await store.lockDue(tx, now, batch);
  const looked = due.map((duty) => warningsDue(duty, now));
  await store.save(tx, looked.map(({ duty }) => duty));
  for (const facts of looked) emit(dutyStepsFired(facts));
  return { fired: looked.length, more: due.length === batch };
}

/** Tells of limits that were broken on record, each once however many workers look: closing is one update of many rows and tells nobody itself. */
export async function reportBroken({ tx, emit }: Context): Promise<{ reported: number; more: boolean }> {
  const broken = await store.takeBroken(tx, batch);
  for (const duty of broken) emit(dutyBroken({ duty }));
  return { reported: broken.length, more: broken.length === batch };
}

/** Counts the times of running duties anew with this calendar, as far as one transaction should go; `more`: the rest is left to the sweep. */
export async function recompute({ tx, now }: Pick<Context, "tx" | "now">, clock: WorkingClock): Promise<{ recomputed: number; more: boolean }> {
  const stale = await store.lockStale(tx, clock.version, batch * 10);
  await store.save(tx, stale.map((duty) => recomputeForCalendar(duty, clock, now)));
  return { recomputed: stale.length, more: stale.length === batch * 10 };
}

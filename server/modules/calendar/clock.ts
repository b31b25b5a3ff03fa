import type { Tx } from "../../platform/db.ts";
import { firstCalendar } from "./changing.ts";
import * as store from "./store.ts";
import { type WorkingClock, workingClock } from "./working-time.ts";

// A version never changes. One clock a company; the limit keeps a process that serves many companies small.
const remembered = new Map<string, WorkingClock>();
const limit = 500;

function remember(companyId: string, clock: WorkingClock): void {
  if (remembered.size >= limit) remembered.delete(remembered.keys().next().value!);
  remembered.set(companyId, clock);
}

let first: WorkingClock | undefined;

/**
 * The company's clock by the calendar in force: one short statement, the calendar itself is read once a version and process. A company
 * that never saved a calendar works by the usual Chinese office week (version 0).
 */
export async function clockOf(tx: Tx): Promise<WorkingClock> {
  const known = remembered.get(tx.companyId);
  const row = await store.latestUnless(tx, known?.version ?? 0);
  if (!row) return (first ??= workingClock({ ...firstCalendar(), version: 0 }));
  if (known && row.version === known.version) return known;
  const clock = workingClock({ ...row.calendar!, version: row.version });
  if (!row.fresh) remember(tx.companyId, clock);
  return clock;
}

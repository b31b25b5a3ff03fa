import * as contract from "../../../contract/demo.ts";
import type { Subject } from "../../../contract/toolkit.ts";
import { demoClockOf, storeOffset } from "../../platform/clock-store.ts";
import type { Clock } from "../../platform/clock.ts";
import { handle, type Handler, read } from "../../platform/command.ts";
import type { Tx } from "../../platform/db.ts";
import { isRefused, refuse } from "../../platform/refusal.ts";
import { record } from "../journal/index.ts";
import { decideMove } from "./rules.ts";

export interface DemoDeps {
  clock: Clock;
  /** Whether the transaction's company is a demo. */
  isDemo(tx: Tx): Promise<boolean>;
  /** The subject under which a company stands in the journal. */
  companySubject(companyId: string): Subject;
  /** The open duty that falls due first after an instant. */
  nextDue(tx: Tx, after: Date): Promise<{ at: Date; title: string; subject: Subject } | undefined>;
  /** Told after the move, so that jobs look at once at what fell due. */
  moved(): void;
}

/** The demo's clock, only for a demo company in a database that was made as a demo; elsewhere refused with `clockOnlyInDemo`. */
export function demoRoutesOf({ clock, isDemo, companySubject, nextDue, moved }: DemoDeps): readonly Handler[] {
  const clockHere = async (tx: Tx) => ((await isDemo(tx)) ? demoClockOf(tx) : undefined);

  const readClock = read(contract.readDemoClock, async (_, { tx, now }) => {
    const stored = await clockHere(tx);
    return stored ? { now, home: new Date(stored.home), next: (await nextDue(tx, now)) ?? null } : refuse("clockOnlyInDemo");
  });

  const moveClock = handle(contract.moveDemoClock, async ({ to }, context) => {
    const { tx, now } = context;
    const stored = await clockHere(tx);
    if (!stored) return refuse("clockOnlyInDemo");
    const dueAt = to === "nextDuty" ? (await nextDue(tx, now))?.at : undefined;
    const target = decideMove(to, { now, home: new Date(stored.home), dueAt });
    if (isRefused(target)) return target;
    const offset = clock.offset + target.getTime() - now.getTime();
    await storeOffset(tx, { ...stored, offset });
    record(context, { subject: companySubject(tx.companyId), what: "demoClockMoved", facts: { to, from: now, target } });
    context.afterCommit(() => {
      clock.moveTo(offset);
      moved();
    });
    return { now: target };
  });
  return [readClock, moveClock];
}

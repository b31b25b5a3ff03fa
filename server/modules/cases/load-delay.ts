import type { CommandContext } from "../../platform/command.ts";
import { Refused, refuse } from "../../platform/refusal.ts";
import { type Case, guard } from "./cases.ts";
import { type Delayed, reachable } from "./delays.ts";
import { lock } from "./store.ts";

/** Locks a delay with those of its orders that the actor may speak about. */
export async function loadDelay(context: CommandContext, caseId: string): Promise<{ one: Case; rows: Delayed[] } | Refused> {
  const one = await lock(context.tx, caseId);
  const rows = one && (await reachable(context, one));
  if (!one || !rows || one.kind !== "delay") return refuse("notFound");
  const barred = guard(one);
  return barred ? new Refused([barred]) : one.state === "settled" ? refuse("caseSettled") : { one, rows };
}

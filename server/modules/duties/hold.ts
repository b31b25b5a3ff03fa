import type { CommandContext } from "../../platform/command.ts";
import { isRefused } from "../../platform/refusal.ts";
import { type Duty, resumeDuty, standStill } from "./duties.ts";
import type { ClockOf } from "./reads.ts";
import * as store from "./store.ts";

/** The reason that a duty's pause has when what it is about stands still as a whole. */
const subjectHeld = "subjectHeld";

/** Lets all open duties of a subject stand still that are not due yet, whatever reasons their policy allows; but for those of a kind that go on. */
export async function holdAll(context: CommandContext, subject: Duty["subject"], { note, butFor }: { note: string; butFor: string }): Promise<void> {
  const open = (await store.lockRunning(context.tx, subject)).filter(({ definition }) => definition.id !== butFor);
  await store.save(context.tx, open.flatMap((duty) => {
    const still = standStill(duty, { reason: subjectHeld, note, by: context.actor.id }, context.now);
    return isRefused(still) ? [] : [still];
  }));
}

/** Lets those go on that `holdAll` stopped; their due times move by the time that they stood. */
export async function resumeAll(context: CommandContext, subject: Duty["subject"], clockOf: ClockOf): Promise<void> {
  const stopped = (await store.lockRunning(context.tx, subject)).filter(({ state, pauses }) => state === "paused" && pauses.at(-1)?.reason === subjectHeld);
  if (!stopped.length) return;
  const clock = await clockOf(context.tx);
  await store.save(context.tx, stopped.flatMap((duty) => {
    const goesOn = resumeDuty(duty, clock, context.now);
    return isRefused(goesOn) ? [] : [goesOn];
  }));
}

import type { CommandContext, Handler } from "../../platform/command.ts";
import { book } from "./book.ts";
import { commandsOf, type WorksHere } from "./commands/change-duty.ts";
import { followStep, handOverOf, type HandOverDeps } from "./commands/hand-over.ts";
import type { Duty } from "./duties.ts";
import { type ClockOf, readsOf } from "./reads.ts";

/** This room's endpoints. */
export const routesOf = (deps: HandOverDeps & { clockOf: ClockOf; worksHere: WorksHere }): readonly Handler[] => [...readsOf(deps.clockOf), ...commandsOf(deps.clockOf, deps.worksHere), ...handOverOf(deps)];

/** Writes a duty that `openDuty` or `dailyDuties` made, with the command's last statement. One of its kind that runs already goes on instead. */
export const open = (context: CommandContext, duty: Duty): void => context.collect(book, { did: "open", duty });

/** Closes what an event closes of a subject: the part's duties and the whole's, or every part's for an event without one. `at`: when it happened, for what is heard later; the verdict goes by it. */
export const close = (context: CommandContext, closing: { subject: Duty["subject"]; event: string; part?: string; at?: Date }): void => context.collect(book, { did: "close", ...closing });

/** Ends all running duties of a subject, or of one part of it, without a verdict. */
export const cancelAll = (context: CommandContext, cancelling: { subject: Duty["subject"]; reason: string; part?: string }): void => context.collect(book, { did: "cancel", ...cancelling });

/** Ends the running duties that an event opened for a part, without a verdict: the event was taken back. */
export const undo = (context: CommandContext, { subject, reason, ...undone }: { subject: Duty["subject"]; event: string; part?: string | undefined; reason: string }): void =>
  context.collect(book, { did: "cancel", subject, reason, undone });

export { followStep };
export { passOn, type PassingOn } from "./pass-on.ts";
export { holdAll, resumeAll } from "./hold.ts";
export { type Duty, openDuty } from "./duties.ts";
export * from "./events.ts";
export { type DutyJobDeps, dutySweep } from "./jobs.ts";
export type { ClockOf };
export { dailyDuties, dailyOf, type Digest, digestOf, eventsToLookUp, openedBy, type UnderWay } from "./rules.ts";
export { isMissing, type Step, type WorkingClock } from "./schedule.ts";
export { dailyOf as dailyOnRecord, forDigest, moveRunning, nextDue, runningOf, runningOfKind } from "./store.ts";
export { fireDue, recompute, reportBroken } from "./sweep.ts";

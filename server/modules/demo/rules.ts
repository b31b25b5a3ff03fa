import type { ClockMove } from "../../../contract/demo.ts";
import { refuse, type Refused } from "../../platform/refusal.ts";

const hourMs = 3_600_000;

/** Where a move takes the clock. `dueAt`: when the next duty falls due, if one does; the clock goes a second beyond it, so that it is due. */
export function decideMove(to: ClockMove, { now, home, dueAt }: { now: Date; home: Date; dueAt: Date | undefined }): Date | Refused {
  if (to === "home") return home;
  if (to === "nextDuty") return dueAt ? new Date(dueAt.getTime() + 1000) : refuse("nothingFallsDue");
  return new Date(now.getTime() + (to === "hour" ? hourMs : 24 * hourMs));
}

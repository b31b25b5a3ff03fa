import { deedHours } from "../../../contract/driver.ts";
import type { HeardLater } from "../../../contract/shipping.ts";
import { refuse, type Refused } from "../../platform/refusal.ts";
import type { Delivery } from "./shipping.ts";

const minute = 60_000;
/** By so much a phone's clock may be wrong; what differs less counts as if it did not. */
const clockTolerance = 5 * minute;

/**
 * When something happened that a driver's phone tells, perhaps hours after it: as the phone says, within what can be. Refused: `deedOfFuture`, `deedTooOld`,
 * `deedBeforeLink`, for somebody must look at such a clock.
 */
export function happenedAt(given: Date | undefined, { now, since }: { now: Date; since: Date }): Date | Refused {
  if (given === undefined) return now;
  const at = given.getTime();
  if (at > now.getTime() + clockTolerance) return refuse("deedOfFuture", {}, ["at"]);
  if (at < now.getTime() - deedHours * 60 * minute) return refuse("deedTooOld", { hours: deedHours }, ["at"]);
  if (at < since.getTime() - clockTolerance) return refuse("deedBeforeLink", {}, ["at"]);
  return new Date(Math.min(now.getTime(), Math.max(at, since.getTime())));
}

/** What stands with a delivery of a deed that was heard `now`: the instant, where it had happened before. */
export function heard({ heardLater }: Pick<Delivery, "heardLater">, { what, at, now }: { what: keyof HeardLater; at: Date; now: Date }): Pick<Delivery, "heardLater"> {
  const { [what]: _before, ...others } = heardLater;
  return { heardLater: now.getTime() - at.getTime() >= minute ? { ...others, [what]: now.toISOString() } : others };
}

/** The same for the journal, whose entry bears the instant at which it was heard. */
export const toldLater = (at: Date, now: Date): { happenedAt?: string; heardAt?: string } => (now.getTime() - at.getTime() >= minute ? { happenedAt: at.toISOString(), heardAt: now.toISOString() } : {});

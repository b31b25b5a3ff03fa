import Big from "big.js";
import type { CommandContext } from "../../platform/command.ts";
import { isRefused, refuse, type Refused } from "../../platform/refusal.ts";
import { type DayLoad, earliestFeasible, fit, type WorkDays } from "./capacity.ts";
import { type KnownCentre, machinesFrom } from "./machines.ts";
import { decideShares, type Load, mergedShares, type PlannedShare, type Request, type Share } from "./production.ts";
import { lockCentre, type LockedCentre, lockRequests } from "./store.ts";

interface Asked {
  workCentreId: string;
  startDay: string;
  shares: readonly PlannedShare[];
}

export interface Placed {
  centre: LockedCentre;
  made: Load;
  planned: PlannedShare[];
  shares: Share[];
  days: DayLoad[];
  /** Requests that this plan makes whole. */
  wholeRequests: Set<string>;
}

/**
 * Finds room for a plan under the locks of its work centre and requests. Refused with `dayOverloaded`, naming the earliest feasible
 * date, when the days are full, closed or the machine is down. `before`: the plan that this one replaces.
 */
export async function placePlan(context: CommandContext, asked: Asked, { days, before }: { days: WorkDays; before?: { runId: string; shares: readonly Share[] } }): Promise<Placed | Refused> {
  const { tx } = context;
  const centre = await lockCentre(tx, asked.workCentreId);
  if (!centre) return refuse("notFound");
  const planned = mergedShares(asked.shares);
  const requests = await lockRequests(tx, [...planned, ...(before?.shares ?? [])].map(({ requestId }) => requestId));
  const own = new Map((before?.shares ?? []).map(({ requestId, quantity }) => [requestId, quantity]));
  const made = decideShares(planned, requests, own);
  if (isRefused(made)) return made;
  const today = days.dayOf(context.now);
  if (asked.startDay < today) return refuse("planInPast", { startDay: asked.startDay }, ["startDay"]);
  const known = (await machinesFrom(tx, today, { days, except: before?.runId })).find(({ id }) => id === centre.id)!;
  const placed = placeOn(known, made, asked.startDay);
  if (isRefused(placed)) return placed;
  const wholeRequests = new Set(planned.filter(({ requestId, quantity }) => isWhole(requests.get(requestId)!, quantity, own.get(requestId))).map(({ requestId }) => requestId));
  return { centre, made, planned, days: placed, wholeRequests, shares: planned.map((share) => shareOf(share, requests.get(share.requestId)!)) };
}

function placeOn({ machine, code }: KnownCentre, made: Load, startDay: string): DayLoad[] | Refused {
  const days = fit(machine, made.load, startDay);
  if (days) return days;
  const earliest = earliestFeasible(machine, made.load, { from: startDay });
  const facts = { day: startDay, workCentre: code, capacity: new Big(machine.capacity).toFixed(), load: new Big(machine.loadOn(startDay)).toFixed() };
  return earliest ? refuse("dayOverloaded", { ...facts, earliest: earliest.startDay, finish: earliest.finish }, ["startDay"]) : refuse("noFeasibleDay", facts, ["startDay"]);
}

const isWhole = (request: Request, quantity: string, own = "0"): boolean => new Big(request.planned).minus(own).plus(quantity).gte(request.quantity);

const shareOf = ({ requestId, quantity }: PlannedShare, { orderId, scheduleId, neededBy, urgent }: Request): Share => ({
  requestId, orderId, scheduleId, quantity, stocked: "0", neededBy, urgent,
});

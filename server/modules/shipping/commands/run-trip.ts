import * as contract from "../../../../contract/trips.ts";
import { handle } from "../../../platform/command.ts";
import { isRefused } from "../../../platform/refusal.ts";
import type { ShippingDeps } from "../deps.ts";
import { lockTrip } from "../trips.ts";
import { letArrive, letLeave, putOff } from "../way.ts";

/** A loaded trip leaves, with all of its deliveries at once. */
export const leaveTrip = ({ shutBefore }: Pick<ShippingDeps, "shutBefore">) =>
  handle(contract.leaveTrip, async ({ tripId, expectedArrival = null, expectedRevision }, context) => {
    const trip = await lockTrip(context, { tripId, states: ["planned"], expectedRevision });
    return isRefused(trip) ? trip : letLeave(context, trip, { expectedArrival, shutBefore });
  });

/** The truck is at a stop: every delivery of it arrived. */
export const arriveAtStop = handle(contract.arriveAtStop, async ({ tripId, no, arrivedAt }, context) => {
  const trip = await lockTrip(context, { tripId, states: ["left"] });
  return isRefused(trip) ? trip : letArrive(context, trip, { no, arrivedAt: () => arrivedAt ?? context.now });
});

/** The truck is late: entered once for all that it still carries. */
export const delayTrip = handle(contract.delayTrip, async ({ tripId, expectedRevision, ...later }, context) => {
  const trip = await lockTrip(context, { tripId, states: ["left"], expectedRevision });
  return isRefused(trip) ? trip : putOff(context, trip, later);
});

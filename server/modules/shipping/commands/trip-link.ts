import * as contract from "../../../../contract/trips.ts";
import { handle } from "../../../platform/command.ts";
import { isRefused, refuse } from "../../../platform/refusal.ts";
import { record } from "../../journal/index.ts";
import { createLink, revokeFor } from "../../links/index.ts";
import type { ShippingDeps } from "../deps.ts";
import { linkExpiry } from "../rules.ts";
import { reachesAll } from "../trip-reads.ts";
import { lockTrip, tripSubject } from "../trips.ts";

/** A link for the driver's phone, to copy, show as a QR code or send; it shows all that the trip carries, so whoever makes it reaches all of that. The one before is void. */
export const createTripLink = ({ driverUrl }: Pick<ShippingDeps, "driverUrl">) =>
  handle(contract.createTripLink, async ({ tripId }, context) => {
    const trip = await lockTrip(context, { tripId, states: ["planned", "left"] });
    if (isRefused(trip)) return trip;
    if (!(await reachesAll(context, tripId))) return refuse("notFound");
    await revokeFor(context, tripSubject(tripId), "driveTrip");
    const { linkId, token, expiresAt } = createLink(context, { purpose: "driveTrip", subject: tripSubject(tripId), part: trip.plate, expiresAt: linkExpiry(context.now, "driveTrip") });
    record(context, { subject: tripSubject(tripId), what: "linkMade", facts: { purpose: "driveTrip", linkId, expiresAt } });
    return { linkId, url: driverUrl(token), expiresAt };
  });

/** Withdraws the driver's link, because the phone is lost or somebody else drives. Refused with `noLinkOut` where none serves. */
export const withdrawTripLinks = handle(contract.withdrawTripLinks, async ({ tripId, reason }, context) => {
  const trip = await lockTrip(context, { tripId, states: ["planned", "left", "dissolved"] });
  if (isRefused(trip)) return trip;
  if (!(await reachesAll(context, tripId))) return refuse("notFound");
  const withdrawn = await revokeFor(context, tripSubject(tripId), "driveTrip");
  if (!withdrawn) return refuse("noLinkOut", { plate: trip.plate });
  record(context, { subject: tripSubject(tripId), what: "linkWithdrawn", facts: { purpose: "driveTrip", withdrawn }, why: reason });
  return { tripId, withdrawn };
});

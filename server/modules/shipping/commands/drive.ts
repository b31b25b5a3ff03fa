import type { CaseKind } from "../../../../contract/cases.ts";
import * as contract from "../../../../contract/driver.ts";
import { deliveryLifecycle } from "../../../../contract/delivery-lifecycle.ts";
import { type CommandContext, handle } from "../../../platform/command.ts";
import { isRefused, refuse, type Refused } from "../../../platform/refusal.ts";
import { openLink, useUp } from "../../links/index.ts";
import type { Link } from "../../links/index.ts";
import type { ShippingDeps } from "../deps.ts";
import { openBeside } from "../driver-page.ts";
import { arrived, objectionRaised } from "../events.ts";
import { happenedAt, heard, toldLater } from "../heard-later.ts";
import { attached, shownOnPhone } from "../receipt-files.ts";
import { type Delivery, movesOf, subjectOf } from "../shipping.ts";
import { takeReceipt } from "../signing.ts";
import { refusedTable, type RefusedHandOver, type Trip } from "../trip-columns.ts";
import { lockTrip } from "../trips.ts";
import { letArrive, letLeave, putOff, type TripDone } from "../way.ts";
import { about, conclude, load, type Loaded } from "../work.ts";

interface Driven {
  /** Within which all of the trip is in reach: the link shows it too. */
  inside: CommandContext;
  trip: Trip;
  link: Link;
  /** When it happened. */
  at: Date;
}

/** The trip of the driver's link, locked before the link, as staff lock it. */
async function driven(context: CommandContext, states: readonly Trip["state"][], told?: Date): Promise<Driven | Refused> {
  const inside: CommandContext = { ...context, scope: "company" };
  const trip = await lockTrip(inside, { tripId: context.actor.subject?.id ?? context.actor.id, states });
  const link = await openLink(context, "driveTrip");
  if (isRefused(link)) return link;
  if (isRefused(trip)) return trip;
  const at = happenedAt(told, { now: context.now, since: link.createdAt });
  return isRefused(at) ? at : { inside, trip, link, at };
}

/** Nothing arrives before it left, whenever the office says that it did. */
const afterLeaving = (at: Date, { shippedAt }: Pick<Delivery, "shippedAt">): Date => (shippedAt && at < shippedAt ? shippedAt : at);

const told = (done: TripDone | Refused) => (isRefused(done) ? done : { state: done.state, deliveries: done.deliveries });

/** The driver leaves: the same gates hold as when staff let the trip leave. */
export const driverLeaves = ({ shutBefore }: Pick<ShippingDeps, "shutBefore">) =>
  handle(contract.driverLeaves, async ({ at }, context) => {
    const found = await driven(context, ["planned"], at);
    return isRefused(found) ? found : told(await letLeave(found.inside, found.trip, { expectedArrival: found.trip.expectedArrival, shutBefore, at: found.at }));
  });

export const driverArrives = handle(contract.driverArrives, async ({ no, at }, context) => {
  const found = await driven(context, ["left"], at);
  return isRefused(found) ? found : told(await letArrive(found.inside, found.trip, { no, arrivedAt: (delivery) => afterLeaving(found.at, delivery) }));
});

/** The one delay of the whole trip, as staff enter it: one case, a word drafted for each customer. */
export const driverIsLate = handle(contract.driverIsLate, async (later, context) => {
  const found = await driven(context, ["left"]);
  return isRefused(found) ? found : told(await putOff(found.inside, found.trip, later));
});

/** A delivery of the driver's trip that may be handed over; what another truck carries is unknown to him. */
async function carried({ inside, trip }: Driven, deliveryId: string): Promise<Loaded | Refused> {
  const loaded = await load(inside, deliveryId, {});
  if (isRefused(loaded)) return loaded;
  const { delivery } = loaded;
  if (delivery.tripId !== trip.id) return refuse("notFound");
  return deliveryLifecycle.allows("sign", delivery.state) ? loaded : refuse("wrongState", { state: delivery.state });
}

/** The link serves until the last delivery is handed over or refused; it shows the result until it expires. */
async function endWithLast(context: CommandContext, { trip, link }: Driven, deliveryId: string): Promise<void> {
  if ((await openBeside(context.tx, trip.id, deliveryId)) === 0) useUp(context, link);
}

/** The receiver signs on the driver's phone, by what the policy takes as evidence; the receipt says that the driver took it, with his truck. */
export const driverHandsOver = ({ keepFile }: Pick<ShippingDeps, "keepFile">) =>
  handle(contract.driverHandsOver, async ({ deliveryId, signature, photos, at, ...receipt }, context) => {
    const found = await driven(context, ["left"], at);
    if (isRefused(found)) return found;
    const loaded = await carried(found, deliveryId);
    if (isRefused(loaded)) return loaded;
    const { delivery } = loaded;
    const files = await shownOnPhone(context, { delivery, signature, photos, subject: subjectOf(delivery), cameFor: found.link.subject }, keepFile);
    if (isRefused(files)) return files;
    const done = await takeReceipt(found.inside, loaded, { receipt, files, means: "driver", signedAt: afterLeaving(found.at, delivery) });
    if (isRefused(done)) return done;
    await endWithLast(context, found, deliveryId);
    return { number: done.number, state: done.state, hash: done.hash };
  });

const kindOf: Record<RefusedHandOver["reason"], CaseKind> = { damaged: "damage", wrongProduct: "wrongGoods", quality: "quality", late: "late", notOrdered: "other", other: "other" };

/** The goods are at the receiver's and he does not take them: they arrived, and his objection opens a case where the policy opens one. */
export const driverIsRefused = handle(contract.driverIsRefused, async ({ deliveryId, reason, words, photos, at }, context) => {
  const found = await driven(context, ["left"], at);
  if (isRefused(found)) return found;
  const loaded = await carried(found, deliveryId);
  if (isRefused(loaded)) return loaded;
  const { delivery, lines } = loaded;
  const shown = await attached(context, { subject: subjectOf(delivery), cameFor: found.link.subject, named: photos.map(({ fileId }) => ({ fileId, what: "photo" as const })) });
  if (isRefused(shown)) return shown;
  const refusedAt = afterLeaving(found.at, delivery);
  if (!delivery.arrivedAt) context.emit(arrived({ ...about(delivery), at: refusedAt, moves: movesOf(lines, (line) => line.shipped) }));
  const { policy: { opensCase }, objectedAt } = delivery;
  context.emit(objectionRaised({ ...about(delivery), moves: [], first: !objectedAt, opensCase, source: "driver", kind: kindOf[reason], description: words, photos: shown.map(({ fileId }) => fileId) }));
  const row: RefusedHandOver = { id: context.newId(), deliveryId, tripId: found.trip.id, reason, words, at: refusedAt };
  const done = await conclude(found.inside, delivery, {
    change: { state: "arrived", objectedAt: objectedAt ?? context.now, ...(!delivery.arrivedAt && { arrivedAt: refusedAt, ...heard(delivery, { what: "arrived", at: refusedAt, now: context.now }) }) }, rows: [refusedTable.insert(context.tx.companyId, [row])],
    told: { what: "handOverRefused", facts: { reason, files: shown.map(({ sha256 }) => sha256), ...toldLater(refusedAt, context.now) }, why: words },
  });
  await endWithLast(context, found, deliveryId);
  return done;
});

import * as parts from "../../../contract/delivery-parts.ts";
import { compare } from "../../../contract/money.ts";
import * as contract from "../../../contract/shipping.ts";
import * as trips from "../../../contract/trips.ts";
import type { LinkPurpose } from "../../../contract/links.ts";
import { type Context, type Handler, read } from "../../platform/command.ts";
import { isRefused, refuse, type Refused } from "../../platform/refusal.ts";
import { lookThrough, stateOf } from "../links/index.ts";
import { backOrders, type StoredBackOrder } from "./back-orders.ts";
import { deliveries, workOf } from "./delivery-list.ts";
import { paperFactsOf } from "./attachments.ts";
import { pageOfDelivery, phonePageOf } from "./delivery-page.ts";
import type { ShippingDeps } from "./deps.ts";
import { readDrivenTrip } from "./driver-page.ts";
import { mayReach } from "./shipping.ts";
import { meantBy } from "./together.ts";
import { tripOf, tripsOf } from "./trip-reads.ts";

const listDeliveries = ({ timeZoneOf }: Pick<ShippingDeps, "timeZoneOf">) =>
  read(contract.listDeliveries, async (filter, { tx, actor, scope }) => deliveries(tx, filter, { actor, scope, timeZone: await timeZoneOf(tx) }));

const readDelivery = read(contract.readDelivery, async ({ deliveryId }, context) => {
  const file = await paperFactsOf(context.tx, deliveryId);
  return file && mayReach(context, file.delivery) ? pageOfDelivery(file, context.actor) : refuse("notFound");
});

const readWorkbench = ({ today }: Pick<ShippingDeps, "today">) =>
  read(contract.readWorkbench, async ({ day: given }, context) => {
    const day = given ?? (await today(context));
    const { counts, rows } = await workOf(context.tx, day, context);
    const groups = contract.workGroups.map((group) => ({
      due: 0, overdue: 0, later: 0, ...counts.find((count) => count.group === group), group, rows: rows.filter((row) => row.group === group).map(({ group: _group, ...row }) => row),
    }));
    return { day, groups };
  });

interface Looking extends Pick<ShippingDeps, "companyNameOf"> {
  purpose: LinkPurpose;
  deliveryId?: string | undefined;
}

async function throughLink(context: Context, { purpose, deliveryId, companyNameOf }: Looking): Promise<contract.DeliveryByLink | Refused> {
  const link = await lookThrough(context, purpose);
  if (isRefused(link)) return link;
  const meant = await meantBy(context.tx, link.subject, deliveryId);
  const file = meant && (await paperFactsOf(context.tx, meant.deliveryId));
  return file ? phonePageOf(file, { link: stateOf(link), company: await companyNameOf(context.tx), together: meant.together }) : refuse("notFound");
}

const listBackOrders = ({ coverOf }: Pick<ShippingDeps, "coverOf">) =>
  read(parts.listBackOrders, async (filter, context) => {
    const { rows, next } = await backOrders(context.tx, filter, context);
    const free = await coverOf(context.tx, rows.filter(({ held }) => !held).map(({ productId }) => productId));
    const covered = (one: StoredBackOrder) => (one.held || compare(free.get(one.productId) ?? "0", one.quantity) >= 0 ? one.quantity : (free.get(one.productId) ?? "0"));
    return { rows: rows.map((one) => ({ ...one, covered: covered(one) })), next };
  });

export const readsOf = (deps: ShippingDeps): readonly Handler[] => [
  listDeliveries(deps), readDelivery, readWorkbench(deps), listBackOrders(deps),
  read(contract.readByLink, ({ deliveryId }, context) => throughLink(context, { ...deps, purpose: "signDelivery", deliveryId })),
  read(contract.readRatingByLink, (_, context) => throughLink(context, { ...deps, purpose: "giveFeedback" })),
  read(trips.listTrips, (filter, context) => tripsOf(context, filter)),
  read(trips.readTrip, async ({ tripId }, context) => (await tripOf(context, tripId)) ?? refuse("notFound")),
  readDrivenTrip(deps),
];

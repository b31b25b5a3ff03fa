import * as contract from "../../../contract/shipping.ts";
import type { LinkPurpose } from "../../../contract/links.ts";
import { type Context, type Handler, read } from "../../platform/command.ts";
import { isRefused, refuse, type Refused } from "../../platform/refusal.ts";
import { lookThrough, stateOf } from "../links/index.ts";
import { deliveries, workOf } from "./delivery-list.ts";
import { paperFactsOf } from "./attachments.ts";
import { pageOfDelivery, phonePageOf } from "./delivery-page.ts";
import type { ShippingDeps } from "./deps.ts";
import { mayReach } from "./shipping.ts";

const listDeliveries = read(contract.listDeliveries, (filter, context) => deliveries(context.tx, filter, context));

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

async function throughLink(context: Context, purpose: LinkPurpose, { companyNameOf }: Pick<ShippingDeps, "companyNameOf">): Promise<contract.DeliveryByLink | Refused> {
  const link = await lookThrough(context, purpose);
  if (isRefused(link)) return link;
  const file = await paperFactsOf(context.tx, link.subject.id);
  return file ? phonePageOf(file, { link: stateOf(link), company: await companyNameOf(context.tx) }) : refuse("notFound");
}

export const readsOf = (deps: ShippingDeps): readonly Handler[] => [
  listDeliveries, readDelivery, readWorkbench(deps),
  read(contract.readByLink, (_, context) => throughLink(context, "signDelivery", deps)),
  read(contract.readRatingByLink, (_, context) => throughLink(context, "giveFeedback", deps)),
];

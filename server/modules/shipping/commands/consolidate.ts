import { inHouse } from "../../../../contract/delivery-lifecycle.ts";
import type { DeliveryDone } from "../../../../contract/shipping.ts";
import * as contract from "../../../../contract/trips.ts";
import { handle } from "../../../platform/command.ts";
import { sql } from "../../../platform/db.ts";
import { isRefused, refuse } from "../../../platform/refusal.ts";
import { carried } from "../carriage.ts";
import type { ShippingDeps } from "../deps.ts";
import { barredFromLeaving, leave, leaves } from "../leaving.ts";
import { ofGroup } from "../together.ts";
import { conclude, loadAll } from "../work.ts";
import { groupTable } from "../trip-columns.ts";

/** Deliveries of one customer and address leave together on a day: under one carriage, with one link to sign for all of them. */
export const consolidate = handle(contract.consolidate, async ({ deliveryIds, day }, context) => {
  const loaded = await loadAll(context, deliveryIds);
  if (isRefused(loaded)) return loaded;
  const all = loaded.map(({ delivery }) => delivery);
  const [first] = all;
  if (!first || all.length < 2) return refuse("nothingToConsolidate");
  const left = all.find(({ state, groupId, tripId }) => !inHouse(state) || groupId !== null || tripId !== null);
  if (left) return refuse("leavesOtherwise", { number: left.number });
  const other = all.find(({ customerId, address }) => customerId !== first.customerId || address !== first.address);
  if (other) return refuse("otherPlace", { number: first.number, other: other.number });
  const groupId = context.newId();
  await context.tx.run(groupTable.insert(context.tx.companyId, [{
    id: groupId, customerId: first.customerId, customerName: first.customerName, address: first.address, day, madeAt: context.now, madeBy: context.actor.id, dissolvedAt: null,
  }]));
  for (const delivery of all) await conclude(context, delivery, { change: { groupId, dueOn: day }, told: { what: "consolidated", facts: { groupId, day, with: all.length } } });
  return { groupId, deliveries: all.length };
});

const idsOf = async (...[tx, groupId]: Parameters<typeof ofGroup>): Promise<string[]> => (await ofGroup(tx, groupId)).map(({ deliveryId }) => deliveryId);

/** Undoes it, until they left. */
export const dissolveGroup = handle(contract.dissolveGroup, async ({ groupId, reason }, context) => {
  const loaded = await loadAll(context, await idsOf(context.tx, groupId));
  if (isRefused(loaded)) return loaded;
  if (!loaded.length) return refuse("notFound");
  const left = loaded.find(({ delivery }) => !inHouse(delivery.state));
  if (left) return refuse("wrongState", { state: left.delivery.state });
  for (const { delivery } of loaded) await conclude(context, delivery, { change: { groupId: null }, told: { what: "consolidationDissolved", facts: { groupId }, why: reason } });
  await context.tx.run(sql`update shipping.groups set dissolved_at = ${context.now} where company_id = ${context.tx.companyId} and id = ${groupId}`);
  return { groupId, deliveries: loaded.length };
});

/** Sends all of a group off: under one tracking number or on one truck, each when its order's gates are open. */
export const shipGroup = ({ shutBefore }: Pick<ShippingDeps, "shutBefore">) =>
  handle(contract.shipGroup, async ({ groupId, carriage, expectedArrival = null }, context) => {
    const loaded = await loadAll(context, await idsOf(context.tx, groupId), { verb: leaves });
    if (isRefused(loaded)) return loaded;
    if (!loaded.length) return refuse("notFound");
    const planned = loaded.find(({ delivery }) => delivery.tripId);
    if (planned) return refuse("leavesTogether", { number: planned.delivery.number });
    for (const { delivery } of loaded) {
      const barred = await barredFromLeaving(context, delivery, { carriage, shutBefore });
      if (barred) return barred;
    }
    const { change, rows } = carried(context, carriage);
    const deliveries: DeliveryDone[] = [];
    for (const [i, one] of loaded.entries()) deliveries.push(await leave(context, one, { change, rows: i === 0 ? rows : [], expectedArrival }));
    return { groupId, deliveries };
  });

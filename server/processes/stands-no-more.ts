import type { RunState } from "../../contract/production.ts";
import type { DeliveryState } from "../../contract/shipping.ts";
import type { CommandContext } from "../platform/command.ts";
import { isRefused, refuse, type Refused } from "../platform/refusal.ts";
import * as changes from "../modules/changes/index.ts";
import * as orders from "../modules/orders/index.ts";
import * as production from "../modules/production/index.ts";
import * as settlement from "../modules/settlement/index.ts";
import * as shipping from "../modules/shipping/index.ts";
import { becomeLess } from "./downstream-of-change.ts";
import { today } from "./register-facts.ts";

const unbegunRuns: readonly RunState[] = ["planned", "returned", "cancelled"];
const unbegunDeliveries: readonly DeliveryState[] = ["requested", "cancelled"];

/** What rests on an order that stands and must be taken back before it: an open change, approved plans, picked goods. */
async function restsOn(context: CommandContext, { order, schedules }: orders.OrderFile): Promise<Refused | undefined> {
  const open = await changes.lockOpenChangeOf(context.tx, order.id);
  if (open) return refuse("withdrawChangeFirst", { number: open.number });
  const delivery = (await shipping.deliveriesOf(context.tx, order.id)).find(({ delivery: { state } }) => !unbegunDeliveries.includes(state));
  if (delivery) return refuse("reversePickingFirst", { number: delivery.delivery.number });
  const run = (await production.runsOf(context.tx, order.id)).find(({ state }) => !unbegunRuns.includes(state));
  if (run && orders.somethingBegun({ schedules })) return refuse("reversePlanFirst", { number: run.number });
  return orders.somethingBegun({ schedules }) ? refuse("wrongState", { state: order.stage }) : undefined;
}

async function moneyFollows(context: CommandContext, { order }: orders.OrderFile, reason: string): Promise<Refused | undefined> {
  const billed = await settlement.withdrawRequest(context, { orderId: order.id, deliveryId: null, reason });
  if (isRefused(billed)) return billed;
  const money = await settlement.standingOf(context.tx, order.id);
  if (!money) return undefined;
  if (Number(money.invoiced) > 0) return refuse("reverseInvoiceFirst", { number: order.number });
  const on = await today(context);
  const credited = await settlement.takeCreditsBack({ today })(context, { orderId: order.id, reason, on, wayOut: "creditRefundedTakeBack" });
  if (credited) return credited;
  await settlement.changeOrder(context, { orderId: order.id, total: "0", terms: order.paymentTerms!, on, reason, lines: [] });
  return undefined;
}

/**
 * An order stands no more, for a decision on which it stood is taken back: requests to planning and warehouse and plans that nobody approved are withdrawn, its goods are
 * free, its part of the exposure ends and deposits are the customer's own money again. What was begun is taken back first. Harmless for an order that does not stand.
 * Refused: withdrawChangeFirst, reversePlanFirst, reversePickingFirst, reverseInvoiceFirst, creditRefundedTakeBack.
 */
export async function standsNoMore(context: CommandContext, orderId: string, reason: string): Promise<Refused | undefined> {
  const file = await orders.describe(context.tx, orderId);
  if (!file || !orders.stands(file.schedules)) return undefined;
  const resting = await restsOn(context, file);
  if (resting) return resting;
  const money = await moneyFollows(context, file, reason);
  if (money) return money;
  const before = await orders.standNoMore(context, orderId, { why: reason });
  if (!before.order.handedOverAt) return undefined;
  return becomeLess(context, { before, cuts: before.schedules.map(({ id, lineId, quantity }) => ({ scheduleId: id, lineId, quantity })) });
}

import Big from "big.js";
import { sum } from "../../contract/money.ts";
import * as orders from "../modules/orders/index.ts";
import * as production from "../modules/production/index.ts";
import * as shipping from "../modules/shipping/index.ts";
import * as stock from "../modules/stock/index.ts";
import type { CommandContext } from "../platform/command.ts";
import { type Reaction, when } from "../platform/events.ts";
import { isRefused, refuse, type Refused } from "../platform/refusal.ts";
import { productsOf } from "./products.ts";
import { toStock } from "./units.ts";
import { follows } from "./when-goods-move-order-follows.ts";

/** The goods of a schedule that go back to production must not be on an issue note (`reverseDeliveryFirst`): only what comes from stock, or was made by other runs, may be. */
async function mustNotBeIssued({ tx }: CommandContext, orderId: string, moves: readonly { scheduleId: string; quantity: string; requested: string }[]): Promise<Refused | undefined> {
  const schedules = (await orders.describe(tx, orderId))?.schedules ?? [];
  const held = moves.filter(({ scheduleId, quantity, requested }) => {
    const schedule = schedules.find(({ id }) => id === scheduleId);
    return schedule && new Big(schedule.quantity).minus(requested).plus(schedule.stocked).plus(quantity).lt(schedule.issued);
  });
  return held.length ? refuseHeld(tx, held.map(({ scheduleId }) => scheduleId)) : undefined;
}

const refuseHeld = async (tx: CommandContext["tx"], scheduleIds: readonly string[]): Promise<Refused> => refuse("reverseDeliveryFirst", { number: (await shipping.carrying(tx, scheduleIds))?.number ?? "" });

/** An order lets go of goods that its run had brought: they are promised to it no more, and its milestones go back. */
const orderLetsGo: Reaction = when(production.stockInReversed, async ({ orderId, part, productId, moves, plannedAgain, reason }, context) => {
  const refused = await mustNotBeIssued(context, orderId, moves);
  if (refused) return refused;
  const source = { kind: "order", id: orderId };
  const product = (await productsOf(context.tx, [productId])).get(productId)!;
  let open = Big(toStock(sum(moves.map(({ quantity }) => Big(quantity).neg().toFixed())), product));
  const places = new Set((await stock.broughtBy(context.tx, { kind: "run", id: part })).map(({ warehouseId }) => warehouseId));
  const lines = (await stock.reservationsOf(context.tx, source)).filter((one) => one.productId === productId && places.has(one.warehouseId)).map((one) => {
    const quantity = open.lt(one.quantity) ? open : Big(one.quantity);
    open = open.minus(quantity);
    return { ...one, quantity: quantity.toFixed() };
  });
  if (open.gt(0)) return refuseHeld(context.tx, moves.map(({ scheduleId }) => scheduleId));
  const released = await stock.release(context, { source, reason, lines });
  if (isRefused(released)) return released;
  await orders.moveGoods(context, orderId, "stocked", moves.map(({ scheduleId, quantity }) => ({ scheduleId, quantity })));
  if (plannedAgain.length) await orders.moveGoods(context, orderId, "planned", plannedAgain);
});

const outOfStock: Reaction = when(production.runWithdrawn, ({ runId, reason }, context) => stock.withdraw(context, { source: { kind: "run", id: runId }, reason }));

/** Counter-facts of production move an order's goods back, and with them its stage. */
export const productionIsTakenBack: readonly Reaction[] = [follows(production.planApprovalReversed, "planned"), orderLetsGo, outOfStock];

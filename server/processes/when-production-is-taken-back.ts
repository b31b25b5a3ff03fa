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

interface Back {
  scheduleId: string;
  quantity: string;
  requested: string;
}

/**
 * The goods of a schedule that go back to production must not be on an issue note (`reverseDeliveryFirst`): only what comes from stock, or was made by other runs, may
 * be. Nor may they wait as parts of their own (`goodsDivided`): what is made anew would come under the whole line.
 */
async function mustBeWhole({ tx }: CommandContext, orderId: string, moves: readonly Back[]): Promise<Refused | undefined> {
  const schedules = (await orders.describe(tx, orderId))?.schedules ?? [];
  for (const { scheduleId, quantity, requested } of moves) {
    const schedule = schedules.find(({ id }) => id === scheduleId);
    const left = Big(schedule?.stocked ?? 0).plus(quantity);
    if (!schedule || left.lt(0)) return refuse("goodsDivided");
    if (left.plus(schedule.quantity).minus(requested).lt(schedule.issued)) return refuse("reverseDeliveryFirst", { number: (await shipping.carrying(tx, [scheduleId]))?.number ?? "" });
  }
  return undefined;
}

/** Of what an order is promised where its run had put it, as much as it had brought. */
async function letGo(context: CommandContext, given: { orderId: string; runId: string; productId: string; quantity: string; reason: string }): Promise<Refused | void> {
  const source = { kind: "order", id: given.orderId };
  let open = Big(given.quantity);
  const places = new Set((await stock.broughtBy(context.tx, { kind: "run", id: given.runId })).map(({ warehouseId }) => warehouseId));
  const promised = (await stock.reservationsOf(context.tx, source)).filter((one) => one.productId === given.productId && places.has(one.warehouseId));
  const lines = promised.map((one) => {
    const quantity = open.lt(one.quantity) ? open : Big(one.quantity);
    open = open.minus(quantity);
    return { ...one, quantity: quantity.toFixed() };
  });
  const released = await stock.release(context, { source, reason: given.reason, lines });
  if (isRefused(released)) return released;
}

/** An order lets go of goods that its run had brought: they are promised to it no more, no back order waits for them, and its milestones go back. */
const orderLetsGo: Reaction = when(production.stockInReversed, async ({ orderId, part, productId, moves, plannedAgain, reason }, context) => {
  const refused = await mustBeWhole(context, orderId, moves);
  if (refused) return refused;
  const product = (await productsOf(context.tx, [productId])).get(productId)!;
  const quantity = toStock(sum(moves.map((move) => Big(move.quantity).neg().toFixed())), product);
  const held = await letGo(context, { orderId, runId: part, productId, quantity, reason });
  if (isRefused(held)) return held;
  await shipping.dropBackOrders(context, { orderId, scheduleIds: moves.map(({ scheduleId }) => scheduleId) });
  await orders.moveGoods(context, orderId, "stocked", moves.map((move) => ({ scheduleId: move.scheduleId, quantity: move.quantity })));
  if (plannedAgain.length) await orders.moveGoods(context, orderId, "planned", plannedAgain);
});

const outOfStock: Reaction = when(production.runWithdrawn, ({ runId, reason }, context) => stock.withdraw(context, { source: { kind: "run", id: runId }, reason }));

/** Counter-facts of production move an order's goods back, and with them its stage. */
export const productionIsTakenBack: readonly Reaction[] = [follows(production.planApprovalReversed, "planned"), orderLetsGo, outOfStock];

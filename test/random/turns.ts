import * as orders from "../../contract/orders.ts";
import { goods } from "./goods.ts";
import { money } from "./money.ts";
import { selling } from "./selling.ts";
import { type Act, attempt, dayOf, type Order, pick, type World } from "./world.ts";

export const acts = { ...selling, ...goods, ...money } satisfies Record<string, Act>;

export const readOrder = ({ mill }: World, orderId: string): Promise<Order> => mill.clerk.ask(orders.readOrder, { orderId });

/** The clerk takes an order; `n` chooses of what. */
export async function enter(world: World, n: number): Promise<void> {
  const { mill } = world;
  const wide = { productId: mill.wide, quantity: String(2 + (n % 7)), ...(n % 2 && { customParameters: "宽 1092 mm" }) };
  const roll = { productId: mill.roll, quantity: String(1 + n * (n % 5 ? 1 : 9)) };
  const entered = await attempt(world, mill.clerk, orders.enterOrder, mill.order({ requestedDate: dayOf(world, 14), lines: pick([[roll], [wide], [roll, wide], [roll, roll]], n)! }));
  if (entered) world.orderIds.push(entered.orderId);
}

/** The next step of an order's straight life, whoever's it is. */
export async function goOn(world: World, orderId: string, n: number): Promise<void> {
  const order = await readOrder(world, orderId);
  const turn = { world, order, n };
  if (order.stage === "draft") await acts.submit(turn);
  else if (order.stage === "inReview") await acts.decide(turn);
  else if (order.stage === "awaitingCustomer") await acts.answer(turn);
  else if (order.stage !== "cancelled" && order.stage !== "reviewFailed" && order.stage !== "customerRefused") {
    await acts.plan(turn);
    void ((await acts.work(turn)) || (await acts.send(turn)) || (await acts.sendLater(turn)) || (await acts.invoice(turn)) || (await acts.receive(turn)) || (await acts.settleCases(turn)));
  }
}

import * as orders from "../../contract/orders.ts";
import { anyhow } from "./anyhow.ts";
import { goods } from "./goods.ts";
import { money } from "./money.ts";
import { selling } from "./selling.ts";
import { type Act, attempt, dayOf, type Order, pick, type World } from "./world.ts";

export const acts = { ...selling, ...goods, ...money, ...anyhow } satisfies Record<string, Act>;
const beforeGoods: Partial<Record<Order["stage"], Act>> = { draft: acts.submit, inReview: acts.decide, awaitingCustomer: acts.answer };

export const readOrder = ({ mill }: World, orderId: string): Promise<Order> => mill.clerk.ask(orders.readOrder, { orderId });

/** The clerk takes an order; `n` chooses of what. */
export async function enter(world: World, n: number): Promise<void> {
  const { mill } = world;
  const wide = { productId: mill.wide, quantity: String(2 + (n % 7)), ...(n % 2 && { customParameters: "宽 1092 mm" }) };
  const roll = { productId: mill.roll, quantity: String(1 + n * (n % 5 ? 1 : 9)) };
  const entered = await attempt(world, mill.clerk, orders.enterOrder, mill.order({ requestedDate: dayOf(world, 14), lines: pick([[roll], [wide], [roll, wide], [roll, roll]], n)! }));
  if (entered) world.orderIds.push(entered.orderId);
}

/** The next step of an order's straight life, whoever's it is; false where nobody has anything to do for it. */
export async function goOn(world: World, orderId: string, n: number): Promise<boolean> {
  const order = await readOrder(world, orderId);
  const turn = { world, order, n };
  const { stage, axes } = order;
  if (stage === "cancelled" || stage === "reviewFailed" || stage === "customerRefused") return false;
  const first = beforeGoods[stage];
  if (first) return first(turn).then(() => true);
  if (axes.fulfilment !== "signed" && ((await acts.plan(turn)) || (await acts.work(turn)) || (await acts.send(turn)) || (await acts.sendLater(turn)))) return true;
  return (axes.invoicing !== "invoiced" && (await acts.invoice(turn))) || (axes.payment !== "paid" && (await acts.receive(turn))) || (axes.afterSales === "open" && acts.settleCases(turn));
}

import Big from "big.js";
import { cancelAll } from "../modules/duties/index.ts";
import * as orders from "../modules/orders/index.ts";
import * as production from "../modules/production/index.ts";
import type { Arranged, Wanted } from "../modules/purchasing/index.ts";
import type { CommandContext } from "../platform/command.ts";
import { refuse, type Refused } from "../platform/refusal.ts";
import { productsOf } from "./products.ts";
import { toStock } from "./units.ts";

/**
 * A part of a confirmed order that stock does not cover, and that waits for a plan of production: so much of it comes otherwise, so production is asked for it no
 * more. What is made to order is not short. Refused with `notFound`, `shortageOther`, `shortageLess`.
 */
export async function arrangeShortage(context: CommandContext, { orderId, scheduleId, quantity, by }: Wanted): Promise<Arranged | Refused> {
  const locked = await orders.lockOrderRow(context.tx, orderId);
  const file = locked && (await orders.describe(context.tx, orderId));
  const schedule = file?.schedules.find(({ id }) => id === scheduleId);
  const line = file?.lines.find(({ id }) => id === schedule?.lineId);
  if (!file || !line) return refuse("notFound");
  const { number } = file.order;
  if (line.supply === "make") return refuse("shortageOther", { number });
  const open = (await production.workOf(context.tx, orderId)).find((part) => part.scheduleId === scheduleId)?.toPlan ?? "0";
  if (new Big(quantity).gt(open)) return refuse("shortageLess", { number, open: `${open} ${line.unit}` });
  if (by !== "production") {
    const { ended } = await production.cut(context, orderId, [{ scheduleId, quantity }]);
    for (const part of ended) cancelAll(context, { subject: { kind: "order", id: orderId }, part, reason: "shortageAnswered" });
  }
  const product = (await productsOf(context.tx, [line.productId])).get(line.productId)!;
  return { orderNumber: number, productId: line.productId, unit: line.unit, inStock: toStock(quantity, product) };
}

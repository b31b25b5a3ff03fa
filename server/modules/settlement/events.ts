import { event, type OrderFacts } from "../../platform/events.ts";

/** An order's sums after the command, absolute: what `orders.recordMoney` wants. */
export interface MoneyFacts extends OrderFacts {
  invoiced: string;
  paid: string;
}

/** An invoice was issued for goods of the order; `part` is the invoice. */
export const invoiced = event<MoneyFacts>("invoiced");
/** Money came in for the order or was taken off it; says nothing of whether it is enough. */
export const moneyApplied = event<MoneyFacts>("moneyApplied");
/** The order is paid in full, told once when it comes to be so. */
export const paid = event<MoneyFacts>("paid");
/** Somebody entitled let the order pass a gate that money keeps shut. */
export const gateReleased = event<OrderFacts & { moment: string }>("gateReleased");

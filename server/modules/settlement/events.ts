import type { Statement } from "../../../contract/statements.ts";
import { event, type OrderFacts } from "../../platform/events.ts";

/** An order's sums after the command, absolute: what `orders.recordMoney` wants. */
export interface MoneyFacts extends OrderFacts {
  invoiced: string;
  paid: string;
  /** What of the order's total is not asked for any more. */
  conceded: string;
}

/** An invoice was issued for goods of the order; `part` is the invoice. */
export const invoiced = event<MoneyFacts>("invoiced");
/** Money came in for the order or was taken off it; says nothing of whether it is enough. */
export const moneyApplied = event<MoneyFacts>("moneyApplied");
/** The order is paid in full, told once when it comes to be so. */
export const paid = event<MoneyFacts>("paid");
/** An invoice was taken back, in full or in part; `part` is the red invoice. */
export const invoiceReversed = event<MoneyFacts>("invoiceReversed");
/** Another version of the order, or the credit note that goes with it, changed what of it is not asked for any more. */
export const concessionChanged = event<MoneyFacts>("concessionChanged");
/** Money that had been applied to the order was taken off it again: it bounced, or was another's. */
export const moneyReversed = event<MoneyFacts>("moneyReversed");
/** The customer was credited for the order, or that was taken back; `part` is the credit note. */
export const credited = event<OrderFacts>("credited");
export const creditReversed = event<OrderFacts>("creditReversed");
/** Somebody entitled let the order pass a gate that money keeps shut. */
export const gateReleased = event<OrderFacts & { moment: string }>("gateReleased");

/** A statement of account was made; its paper is made of it. */
export const statementMade = event<{ statementId: string; number: string; ledgerId: string; statement: Statement }>("statementMade");
/** A statement of account is to go to the customer by mail. */
export const statementSent = event<{ statementId: string; number: string; customerId: string; to: string; words: string; from: string; until: string }>("statementSent");

/** A customer was called about what it owes in one currency; `promisedOn` is the day on which it will pay, if it named one. */
export const customerCalled = event<{ customerId: string; customerName: string; currency: string; promisedOn: string | null }>("customerCalled");
/** Money that came in covers what the customer promised last. */
export const promiseKept = event<{ customerId: string; currency: string }>("promiseKept");

import { asAmount, compare, type Decimal, minus, sum } from "../../../contract/money.ts";
import type { PaymentTerms } from "../../../contract/payment-terms.ts";
import type { CommandContext } from "../../platform/command.ts";
import type { Tx } from "../../platform/db.ts";
import { record } from "../journal/index.ts";
import { lockAccount, readOrder } from "./account-store.ts";
import { billedWhole, depositsHeld, saveTerms } from "./change-store.ts";
import { decideCommit, least, type OrderRow, positive } from "./settlement.ts";
import { takeFrom } from "./taking-back.ts";
import { takeOff } from "./taking-off.ts";
import { obligationsOf } from "./terms.ts";

export interface ChangedOrder {
  orderId: string;
  /** What the order comes to from now on; of one that is called off, what the customer has agreed to pay for that. */
  total: Decimal;
  terms: PaymentTerms;
  /** The day from which stages due on the order count. */
  on: string;
  /** Why it was changed; it stands with deposits that come off. */
  reason: string;
}

/** What of an order's deposits it needs no longer when it comes to so much; deposits that invoices used stay used. */
export const becomesFree = ({ total, paid, deposits, currency, conceded }: Pick<OrderRow, "paid" | "deposits" | "currency" | "conceded"> & { total: Decimal }): Decimal => {
  const over = minus(paid, minus(total, conceded));
  return asAmount(positive(over) ? least(over, deposits) : "0", currency);
};

const subjectOf = (orderId: string) => ({ kind: "order", id: orderId });

/** Deposits that are too much come off the order by counter-entries, the latest first, and are the customer's unapplied money again. */
async function freeDeposits(context: CommandContext, order: OrderRow, { amount, on, reason }: { amount: Decimal; on: string; reason: string }): Promise<void> {
  const taken = takeFrom(await depositsHeld(context.tx, order.orderId), amount);
  await takeOff(context, { account: order, taken, on, reason });
  record(context, { subject: subjectOf(order.orderId), what: "depositsFreed", facts: { amount, currency: order.currency, receipts: taken.map(({ held }) => held.receiptId) }, why: reason });
}

/**
 * An order comes to another amount or has other terms (25.6): its part of the exposure, what each stage asks, and deposits that it no longer needs follow. Nothing
 * happens to an order of which this room was not told. Throws when less is left than was invoiced, for callers have looked.
 */
export async function changeOrder(context: CommandContext, { orderId, total, terms, on, reason }: ChangedOrder): Promise<void> {
  const { tx } = context;
  const known = await readOrder(tx, orderId);
  if (!known) return;
  const { customerId, currency } = known;
  const account = await lockAccount(tx, { customerId, currency });
  // Read under the account's lock, since all money moves under it.
  const order = (await readOrder(tx, orderId))!;
  if (compare(total, order.invoiced) < 0) throw new Error(`order ${orderId} was invoiced ${order.invoiced}`);
  const commitment = decideCommit(account, order, { amount: total, limit: null, mayExceed: true });
  if ("refusal" in commitment) throw new Error("a commitment that may exceed the limit is never refused");
  const obligations = positive(total) ? obligationsOf({ orderId, total, currency, terms, confirmedOn: order.confirmedOn === null ? null : on, suppliedOn: order.suppliedOn }) : [];
  await saveTerms(tx, { orderId, customerId, currency, total, terms, openAmount: commitment.openAmount, change: commitment.change, obligations });
  record(context, { subject: subjectOf(orderId), what: "paymentChanged", facts: { from: order.total, to: total, currency, terms: terms.code, exposure: sum([account.exposure, commitment.change]) } });
  const free = becomesFree({ ...order, total });
  if (positive(free)) await freeDeposits(context, order, { amount: free, on, reason });
}

/** What a change of an order must know of its money: undefined before it was opened. `billedWhole`: an invoice for all of it was asked for before anything left. */
export async function standingOf(tx: Tx, orderId: string): Promise<(OrderRow & { billedWhole: boolean }) | undefined> {
  const order = await readOrder(tx, orderId);
  return order && { ...order, billedWhole: await billedWhole(tx, orderId) };
}

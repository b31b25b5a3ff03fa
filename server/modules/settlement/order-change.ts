import { asAmount, compare, type Decimal, minus, sum } from "../../../contract/money.ts";
import type { PaymentTerms } from "../../../contract/payment-terms.ts";
import type { CommandContext } from "../../platform/command.ts";
import type { Tx } from "../../platform/db.ts";
import { record } from "../journal/index.ts";
import { lockAccount, readOrder } from "./account-store.ts";
import { billingDifferences, grossOf, moreAndLess, type VersionLine } from "./billing-differences.ts";
import { depositsHeld, invoiceOfWhole as readInvoiceOfWhole, saveTerms } from "./change-store.ts";
import { billedOf } from "./concession-store.ts";
import { concededOf, type StandingLine } from "./concessions.ts";
import { creditsOfChanges, refundedOf } from "./credit-store.ts";
import { concessionChanged } from "./events.ts";
import { lockRequestsOf } from "./request-store.ts";
import { commitmentOf, least, negated, type OrderRow, positive, stillOpen } from "./settlement.ts";
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
  /** Its lines from now on: what was conceded of them before is reckoned anew. */
  lines: readonly StandingLine[];
}

/** What of an order's deposits it needs no longer when it comes to so much; deposits that invoices used stay used. */
const becomesFree = ({ total, paid, deposits, currency, conceded }: Pick<OrderRow, "paid" | "deposits" | "currency" | "conceded"> & { total: Decimal }): Decimal => {
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

/** Deposits that an order needs no longer as it stands come off it. */
export async function freeNotNeeded(context: CommandContext, order: OrderRow, { on, reason }: { on: string; reason: string }): Promise<void> {
  const amount = becomesFree(order);
  if (positive(amount)) await freeDeposits(context, order, { amount, on, reason });
}

/** Whether another total would be less than what is invoiced, where only finance can put that right. */
const fallsBelowInvoiced = (order: Pick<OrderRow, "total" | "conceded" | "invoiced">, { total, conceded, whole }: { total: Decimal; conceded: Decimal; whole: boolean }): boolean => {
  const asked = minus(total, conceded);
  return !whole && compare(asked, order.invoiced) < 0 && compare(asked, minus(order.total, order.conceded)) < 0;
};

/**
 * An order comes to another amount or has other terms (25.6): its part of the exposure, what of it is conceded, what each stage asks, and deposits that it no longer
 * needs follow. A concession that its new version takes over counts no more, for it is in its amount now. Nothing happens to an order of which this room was not told.
 * Throws when less is left than was invoiced of its deliveries, for callers have looked.
 */
export async function changeOrder(context: CommandContext, { orderId, total, terms, on, reason, lines }: ChangedOrder): Promise<void> {
  const { tx } = context;
  const known = await readOrder(tx, orderId);
  if (!known) return;
  const { customerId, currency } = known;
  // Requests of an order that is billed whole go before the account.
  await lockRequestsOf(tx, { orderId, deliveryId: null });
  const account = await lockAccount(tx, { customerId, currency });
  // Read under the account's lock, since all money moves under it.
  const order = (await readOrder(tx, orderId))!;
  const billed = await billedOf(tx, orderId);
  const conceded = concededOf(lines, billed, currency);
  if (fallsBelowInvoiced(order, { total, conceded, whole: billed.whole })) throw new Error(`order ${orderId} was invoiced ${order.invoiced}`);
  const commitment = commitmentOf(account, { ...order, conceded }, { amount: total, limit: null });
  const obligations = positive(total) ? obligationsOf({ orderId, total, currency, terms, confirmedOn: order.confirmedOn === null ? null : on, suppliedOn: order.suppliedOn }) : [];
  const difference = minus(conceded, order.conceded);
  await saveTerms(tx, { orderId, customerId, currency, total, terms, openAmount: commitment.openAmount, change: commitment.change, conceded: { id: context.newId(), orderId, amount: difference, reason: "orderChanged" }, obligations });
  const moved = compare(difference, "0") !== 0;
  record(context, { subject: subjectOf(orderId), what: "paymentChanged", facts: { from: order.total, to: total, currency, terms: terms.code, exposure: sum([account.exposure, commitment.change]), ...(moved && { conceded: { from: order.conceded, to: conceded } }) } });
  if (moved) context.emit(concessionChanged({ orderId, invoiced: order.invoiced, paid: order.paid, conceded }));
  await freeNotNeeded(context, { ...order, total, conceded }, { on, reason });
}

export interface Foreseen extends Pick<OrderRow, "invoiced" | "paid" | "deposits"> {
  /** By how much the customer's exposure changes, credit notes among it. */
  exposure: Decimal;
  becomesFree: Decimal;
  belowInvoiced: boolean;
  /** The invoice of an order that was billed whole, while it stands. */
  invoiceOfWhole: string | null;
  /** What will be asked of finance beside that invoice, and what will be credited. */
  more: Decimal;
  less: Decimal;
  /** While no invoice of it stands: a credit note of an earlier change whose money was given back, with the refund; it lowers what the order would be asked anew. */
  refundedCredit: { number: string; refund: string } | null;
}

/** What a change would mean for an order's money, and for its billing where that was of the whole order; undefined before its money was opened. */
export async function foresee(tx: Tx, { orderId, total, before, after }: { orderId: string; total: Decimal; before: readonly VersionLine[]; after: readonly VersionLine[] }): Promise<Foreseen | undefined> {
  const order = await readOrder(tx, orderId);
  if (!order) return undefined;
  const { currency, invoiced, paid, deposits } = order;
  const billed = await billedOf(tx, orderId);
  const invoiceOfWhole = billed.whole ? await readInvoiceOfWhole(tx, orderId) : null;
  const refundedCredit = billed.whole && invoiceOfWhole === null ? refundedOf(await creditsOfChanges(tx, [orderId])) : undefined;
  const { more, less } = moreAndLess(invoiceOfWhole === null ? [] : billingDifferences(before, after, { billed, currency }));
  const credited = negated(grossOf(less, currency));
  const conceded = minus(concededOf(after, billed, currency), credited);
  const open = stillOpen({ committed: total, invoiced, conceded });
  return {
    invoiced, paid, deposits, invoiceOfWhole, refundedCredit: refundedCredit ?? null, more: grossOf(more, currency), less: asAmount(credited, currency), exposure: minus(minus(open, order.openAmount), credited),
    becomesFree: becomesFree({ ...order, total, conceded }), belowInvoiced: fallsBelowInvoiced(order, { total, conceded, whole: billed.whole }),
  };
}

/** How an order stands in this room: undefined before its money was opened. */
export const standingOf = readOrder;

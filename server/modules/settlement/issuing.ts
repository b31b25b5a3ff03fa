import { asAmount, compare, type Decimal, minus, sum } from "../../../contract/money.ts";
import { invoiceRequestAxis } from "../../../contract/settlement.ts";
import type { Refusal } from "../../../contract/toolkit.ts";
import type { InvoicedOrder, OrderChange } from "./account-store.ts";
import type { Deposit } from "./invoice-store.ts";
import { depositUse, drawn, type Due, duesOf, totalOf } from "./invoicing.ts";
import type { LockedRequest } from "./request-store.ts";
import { least, negated, positive } from "./settlement.ts";

/** Why requests cannot stand on one invoice of this day; the first reason counts. */
export function issueRefusal(requests: readonly LockedRequest[], asked: { requestIds: readonly string[]; issuedOn: string }): Refusal | undefined {
  if (new Set(asked.requestIds).size !== requests.length) return { code: "notFound" };
  const stuck = requests.find(({ state }) => !invoiceRequestAxis.allows("issue", state));
  if (stuck) return { code: "wrongState", facts: { state: stuck.state, requestId: stuck.id } };
  const accounts = new Set(requests.map(({ customerId, ledgerId, currency }) => `${customerId} ${ledgerId} ${currency}`));
  if (accounts.size > 1) return { code: "differentCustomers" };
  const early = requests.find(({ billableOn }) => billableOn > asked.issuedOn);
  return early && { code: "issuedTooEarly", facts: { issuedOn: asked.issuedOn, billableOn: early.billableOn }, path: ["issuedOn"] };
}

/** What an invoice means for one of its orders. */
export interface OrderShare {
  order: InvoicedOrder;
  gross: Decimal;
  dues: readonly Due[];
  /** What of each due its deposits pay. */
  fromDeposits: readonly Decimal[];
  offset: Decimal;
  change: OrderChange;
}

/** Dues of all requests of an order: those of deliveries that left on one day fall due together. */
function duesOfOrder(order: InvoicedOrder, requests: readonly LockedRequest[], issuedOn: string): Due[] {
  const days = [...new Set(requests.map(({ suppliedOn }) => suppliedOn))];
  return days.flatMap((suppliedOn) => {
    const gross = sum(requests.filter((request) => request.suppliedOn === suppliedOn).map((request) => request.gross));
    return duesOf({ gross, currency: order.currency, terms: order.terms!, issuedOn, confirmedOn: order.confirmedOn, suppliedOn });
  });
}

/** Splits an invoice among its orders: what falls due when, what deposits pay of it, and how the orders' sums change. */
export function sharesOf(orders: readonly InvoicedOrder[], requests: readonly LockedRequest[], issuedOn: string): OrderShare[] {
  return orders.map((order) => {
    const own = requests.filter(({ orderId }) => orderId === order.orderId);
    const gross = totalOf(own, order.currency).gross;
    const dues = duesOfOrder(order, own, issuedOn);
    const prepaidNow = sum(dues.filter(({ prepaid }) => prepaid).map(({ amount }) => amount));
    const used = depositUse(
      { deposits: order.deposits, uninvoiced: minus(order.total, sum([order.invoiced, order.conceded, gross])), prepaidLeft: minus(order.prepaidTotal, sum([order.prepaidInvoiced, prepaidNow])) }, dues);
    const offset = asAmount(sum(used), order.currency);
    const change = { orderId: order.orderId, invoiced: gross, deposits: negated(offset), openAmount: negated(least(order.openAmount, gross)) };
    return { order, gross, dues, fromDeposits: used, offset, change };
  });
}

/** Which deposits pay which receivables; `receivables` stand in the order of the shares' dues. */
export const depositsDrawn = (shares: readonly OrderShare[], receivableIds: readonly string[], deposits: readonly Deposit[]) => {
  let at = 0;
  return shares.flatMap(({ order, fromDeposits }) => {
    const wanted = fromDeposits.map((amount) => ({ key: receivableIds[at++]!, amount })).filter(({ amount }) => positive(amount));
    return drawn(deposits.filter(({ orderId }) => orderId === order.orderId), wanted);
  });
};

/** Whether an amount is covered; for the day on which a receivable was settled. */
export const isCovered = (amount: Decimal, paid: Decimal): boolean => compare(paid, amount) >= 0;

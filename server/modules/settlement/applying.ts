import { asAmount, compare, currencyDecimals, type Decimal, minus, rounded, sum } from "../../../contract/money.ts";
import { inputReasons } from "../../../contract/input-reasons.ts";
import type { Application } from "../../../contract/settlement.ts";
import type { Refusal } from "../../../contract/toolkit.ts";
import { invalidInput } from "../../platform/input-reasons.ts";
import type { OrderChange } from "./account-store.ts";
import type { Purse, Target } from "./receipt-store.ts";
import { negated, positive } from "./settlement.ts";

/** Why an amount of money cannot be what somebody typed. */
export function amountRefusal(amount: Decimal, currency: string, path: (string | number)[]): Refusal | undefined {
  if (!positive(amount)) return { code: "notPositive", facts: {}, path };
  const decimals = Math.min(currencyDecimals(currency), 2);
  return compare(rounded(amount, decimals), amount) === 0 ? undefined : { code: "tooFine", facts: { currency, decimals }, path };
}

const at = (index: number) => ["applications", index, "amount"];

function refusalOfOne(receipt: Purse, { application, target, index }: { application: Application; target: Target | undefined; index: number }): Refusal | undefined {
  const { currency } = receipt;
  if (!target) return { code: "notFound", facts: {}, path: ["applications", index, "id"] };
  if (target.customerId !== receipt.customerId || target.currency !== currency) return { code: "otherAccount", facts: {}, path: ["applications", index, "id"] };
  if (compare(application.amount, target.open) > 0) return { code: "appliedOverOpen", facts: { open: target.open, currency, id: target.id }, path: at(index) };
  return amountRefusal(application.amount, currency, at(index));
}

/** All that stands in the way of applying a receipt so. A target may be named once. */
export function applyRefusals(receipt: Purse, applications: readonly Application[], targets: readonly Target[]): Refusal[] {
  const found = (application: Application) => targets.find(({ id, kind }) => id === application.id && kind === application.kind);
  const each = applications.flatMap((application, index) => refusalOfOne(receipt, { application, target: found(application), index }) ?? []);
  const twice = applications.findIndex(({ id }, i) => applications.some((other, j) => j < i && other.id === id));
  if (twice >= 0) each.push(invalidInput(["applications", twice, "id"], inputReasons.twiceTheSame));
  const total = sum(applications.map(({ amount }) => amount));
  if (!each.length && compare(total, receipt.rest) > 0) each.push({ code: "appliedOverReceipt", facts: { rest: receipt.rest, currency: receipt.currency }, path: ["applications"] });
  return each;
}

export interface Applied {
  application: Application;
  target: Target;
}

const sumOf = (applied: readonly Applied[]): Decimal => sum(applied.map(({ application }) => application.amount));

export interface OrderPaid {
  orderId: string;
  total: Decimal;
  invoiced: Decimal;
  before: Decimal;
  after: Decimal;
  conceded: Decimal;
  change: OrderChange;
}

/** How each order's sums change, one row an order; what was owed from before, or beside the goods, counts for none. */
export function ordersPaid(applied: readonly Applied[], currency: string): OrderPaid[] {
  return [...new Set(applied.flatMap(({ target }) => target.orderId ?? []))].map((orderId) => {
    const own = applied.filter(({ target }) => target.orderId === orderId);
    const { total, invoiced, paid, conceded } = own[0]!.target;
    const amount = sumOf(own);
    const deposits = sumOf(own.filter(({ target }) => target.kind === "order"));
    return { orderId, total, invoiced, conceded, before: paid, after: asAmount(sum([paid, amount]), currency), change: { orderId, paid: amount, deposits } };
  });
}

/** How the parts of the account change. */
export function accountChangeOf(applied: readonly Applied[]): { unapplied: Decimal; openInvoices: Decimal; deposits: Decimal } {
  const deposits = sumOf(applied.filter(({ target }) => target.kind === "order"));
  const all = sumOf(applied);
  return { unapplied: negated(all), openInvoices: minus(deposits, all), deposits };
}

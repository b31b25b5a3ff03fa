import { asAmount, compare, type Decimal, minus, sum } from "../../../contract/money.ts";
import type { PaymentTerms } from "../../../contract/payment-terms.ts";
import type { Refusal } from "../../../contract/toolkit.ts";

/** Whose money: every customer has one account a currency. */
export interface AccountKey {
  customerId: string;
  currency: string;
}

/** What a customer's credit is used for; amounts are decimal strings in the account's currency. */
export interface Account extends AccountKey {
  customerName: string;
  salespersonId: string | null;
  departmentId: string | null;
  openOrders: string;
  granted: string;
  openInvoices: string;
  deposits: string;
  unapplied: string;
  exposure: string;
  /** The day through which the books are closed. */
  closedThrough: string | null;
}

/** What this room keeps of an order. */
export interface OrderRow extends AccountKey {
  orderId: string;
  number: string;
  customerName: string;
  ledgerId: string | null;
  salespersonId: string | null;
  departmentId: string | null;
  terms: PaymentTerms | null;
  total: string;
  confirmedOn: string | null;
  suppliedOn: string | null;
  committed: string;
  exceeded: string;
  openAmount: string;
  invoiced: string;
  deposits: string;
  paid: string;
  /** What of the total is not asked for any more (negative: what is asked beyond it). */
  conceded: string;
}

export const least = (a: Decimal, b: Decimal): Decimal => (compare(a, b) <= 0 ? a : b);
export const most = (a: Decimal, b: Decimal): Decimal => (compare(a, b) >= 0 ? a : b);
export const positive = (a: Decimal): boolean => compare(a, "0") > 0;
export const negated = (a: Decimal): Decimal => minus("0", a);

/** What of an order counts as an open order: what was committed, less what is invoiced or not asked for any more. */
export const stillOpen = ({ committed, invoiced, conceded }: Pick<OrderRow, "committed" | "invoiced" | "conceded">): Decimal => most(minus(committed, sum([invoiced, conceded])), "0");

/** Why nothing can be dated on a day: the books are closed through it. */
export const closedOn = ({ closedThrough }: Pick<Account, "closedThrough">, day: string, path?: string[]): Refusal | undefined =>
  closedThrough !== null && day <= closedThrough ? { code: "booksClosed", facts: { day, closedThrough }, path } : undefined;

export interface Commitment {
  openAmount: Decimal;
  /** By how much the account's open orders change. */
  change: Decimal;
  exposure: Decimal;
  /** By how much the limit is exceeded, "0" within it or where none is kept. */
  exceeded: Decimal;
}

const beyond = (exposure: Decimal, limit: Decimal | null): Decimal => (limit === null ? "0" : most(minus(exposure, limit), "0"));

/** What a standing order of this amount takes up of its customer's credit; what of it is invoiced already counts as invoices. */
export function commitmentOf(account: Pick<Account, "exposure">, order: Pick<OrderRow, "openAmount" | "invoiced" | "conceded"> | undefined, { amount, limit }: Omit<CreditAsk, "mayExceed">): Commitment {
  const openAmount = stillOpen({ committed: amount, invoiced: order?.invoiced ?? "0", conceded: order?.conceded ?? "0" });
  const change = minus(openAmount, order?.openAmount ?? "0");
  const exposure = sum([account.exposure, change]);
  return { openAmount, change, exposure, exceeded: beyond(exposure, limit) };
}

export interface CreditAsk {
  /** The whole amount that takes up credit. */
  amount: Decimal;
  /** The customer's limit in this currency; null where none is kept. */
  limit: Decimal | null;
  /** Somebody entitled let it exceed the limit. */
  mayExceed: boolean;
}

/** Whether an amount fits into the customer's credit, of which `granted` was its own already. The same amount again, or less, is never refused. */
export function decideGrant(account: Pick<Account, "exposure" | "currency">, granted: Decimal, { amount, limit, mayExceed }: CreditAsk): Omit<Commitment, "openAmount"> | { refusal: Refusal } {
  const { currency } = account;
  const change = minus(amount, granted);
  const exposure = sum([account.exposure, change]);
  const exceeded = beyond(exposure, limit);
  if (positive(change) && positive(exceeded) && !mayExceed)
    return { refusal: { code: "overCreditLimit", facts: { limit: asAmount(limit ?? "0", currency), exposure: asAmount(account.exposure, currency), over: asAmount(exceeded, currency), currency } } };
  return { change, exposure, exceeded };
}

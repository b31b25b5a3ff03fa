import { compare, type Decimal, minus, sum } from "../../../contract/money.ts";
import type { AccountChange, OrderChange } from "./account-store.ts";
import { least, negated, positive } from "./settlement.ts";
import type { AllocationRow } from "./tables.ts";

/** Money as it stands applied: to a receivable (`payment`), to an order (`deposit`), or from an order's deposit to its invoice (`offset`). */
export interface Held {
  id: string;
  receiptId: string;
  orderId: string | null;
  receivableId: string | null;
  fromDeposit: string | null;
  /** What of it has neither been taken off nor, of a deposit, been used for invoices. */
  left: Decimal;
  appliedOn: string;
}

/** An amount that is taken off again. */
export interface Taken {
  held: Held;
  amount: Decimal;
}

const isOffset = ({ held }: Taken) => held.fromDeposit !== null;
const isDeposit = ({ held }: Taken) => held.receivableId === null;
export const sumOf = (taken: readonly Taken[]): Decimal => sum(taken.map(({ amount }) => amount));
const grouped = <Key extends string>(taken: readonly Taken[], keyOf: (one: Taken) => Key | null) =>
  [...Map.groupBy(taken.filter((one) => keyOf(one) !== null), (one) => keyOf(one)!)].map(([key, own]) => ({ key, own, amount: sumOf(own) }));

/** What comes back to receipts; what is taken off by an offset goes back to its order's deposit instead. */
export const freedOf = (taken: readonly Taken[]): Decimal => sumOf(taken.filter((one) => !isOffset(one)));

/** How each order's sums change. */
export const ordersTaken = (taken: readonly Taken[]): OrderChange[] =>
  grouped(taken, ({ held }) => held.orderId).map(({ key: orderId, own }) => ({ orderId, paid: negated(freedOf(own)), deposits: depositsOf(own) }));

const depositsOf = (taken: readonly Taken[]): Decimal => minus(sumOf(taken.filter(isOffset)), sumOf(taken.filter(isDeposit)));

/** How the parts of the account change. */
export const accountTaken = (taken: readonly Taken[]): Required<Pick<AccountChange, "unapplied" | "openInvoices" | "deposits">> =>
  ({ unapplied: freedOf(taken), openInvoices: sumOf(taken.filter((one) => !isDeposit(one))), deposits: depositsOf(taken) });

export const receiptsTaken = (taken: readonly Taken[]) => grouped(taken.filter((one) => !isOffset(one)), ({ held }) => held.receiptId).map(({ key: id, amount }) => ({ id, amount }));
export const receivablesTaken = (taken: readonly Taken[]) => grouped(taken, ({ held }) => held.receivableId).map(({ key: id, amount }) => ({ id, amount }));

/** How much of each row counts as taken off, and what less of a deposit is used. */
export function marksOf(taken: readonly Taken[]): { id: string; reversed: Decimal; used: Decimal }[] {
  const marks = new Map(taken.map(({ held: { id }, amount }) => [id, { id, reversed: amount, used: "0" }]));
  for (const { key: id, amount } of grouped(taken.filter(isOffset), ({ held }) => held.fromDeposit)) marks.set(id, { id, reversed: "0", ...marks.get(id), used: negated(amount) });
  return [...marks.values()];
}

interface Counter {
  newId(): string;
  on: string;
  reason: string;
  by: string;
  at: Date;
}
export type CounterRow = AllocationRow & { reversalOf: string; reason: string };

/** The counter-entries: dated no earlier than what they take back. */
export const counterRows = (taken: readonly Taken[], { newId, on, ...said }: Counter): CounterRow[] =>
  taken.map(({ held: { id, receiptId, orderId, receivableId, fromDeposit, appliedOn }, amount }) => ({
    id: newId(), receiptId, orderId, receivableId, fromDeposit, amount: negated(amount), appliedOn: appliedOn > on ? appliedOn : on, reversalOf: id, ...said,
  }));

/** Takes an amount off what was applied last; throws when less is applied. */
export function takeFrom(held: readonly Held[], amount: Decimal): Taken[] {
  let missing = amount;
  const taken = held.toSorted((a, b) => (a.appliedOn === b.appliedOn ? (a.id < b.id ? 1 : -1) : a.appliedOn < b.appliedOn ? 1 : -1)).flatMap((one): Taken[] => {
    const part = least(one.left, missing);
    missing = minus(missing, part);
    return positive(part) ? [{ held: one, amount: part }] : [];
  });
  if (positive(missing)) throw new Error(`${missing} more is taken back than was applied`);
  return taken;
}

export interface Owed {
  id: string;
  orderId: string;
  dueOn: string;
  open: Decimal;
  /** What was applied to it and not taken off. */
  money: readonly Held[];
}
export interface Reduced {
  receivableId: string;
  amount: Decimal;
}

/** Lowers what an order owes of an invoice: first what is open, latest due first; then what is paid, whose money is taken off. */
export function reduce(receivables: readonly Owed[], amount: Decimal): { reduced: Reduced[]; taken: Taken[] } {
  const latest = receivables.toSorted((a, b) => (a.dueOn === b.dueOn ? (a.id < b.id ? 1 : -1) : a.dueOn < b.dueOn ? 1 : -1));
  let missing = amount;
  const parts = new Map<string, Decimal>();
  const take = (from: Owed, there: Decimal): Decimal => {
    const part = least(there, missing);
    missing = minus(missing, part);
    if (positive(part)) parts.set(from.id, sum([parts.get(from.id) ?? "0", part]));
    return part;
  };
  for (const one of latest) take(one, one.open);
  const taken = latest.flatMap((one) => takeFrom(one.money, take(one, sum(one.money.map(({ left }) => left)))));
  if (positive(missing)) throw new Error(`${missing} more is reduced than was owed`);
  return { reduced: [...parts].map(([receivableId, part]) => ({ receivableId, amount: part })), taken };
}

/** Whether two lists name the same ids. */
export const sameIds = (a: readonly string[], b: readonly string[]): boolean => new Set(a).size === new Set(b).size && a.every((id) => b.includes(id));
export const isMore = (a: Decimal, b: Decimal): boolean => compare(a, b) > 0;

import type { OpenItem, Suggestion } from "../../../contract/settlement.ts";
import { asAmount, compare, type Decimal, minus } from "../../../contract/money.ts";
import { least, positive } from "./settlement.ts";

export interface MoneyIn {
  rest: Decimal;
  currency: string;
  /** All that the payer wrote: reference, remark. */
  words: string;
}

type Item = Pick<OpenItem, "kind" | "id" | "orderNumber" | "invoiceNumber" | "taxNumber" | "dueOn" | "open">;

const normal = (text: string) => text.normalize("NFKC").toUpperCase();
const signs = (number: string) => normal(number).match(/[\p{L}\p{N}]/gu) ?? [];

/** Whether the payer's words hold a number, however it was broken up ("SO2026 0012"), and not as part of a longer one. */
export function names(words: string, number: string | null): boolean {
  const sought = signs(number ?? "");
  // A number of fewer than four signs is found in too many remarks to mean anything.
  if (sought.length < 4) return false;
  const before = /\d/.test(sought[0]!) ? "(?<!\\d)" : "";
  return new RegExp(`${before}${sought.join("[^\\p{L}\\p{N}]*")}(?!\\d)`, "u").test(normal(words));
}

const named = ({ words }: MoneyIn, item: Item) => [item.orderNumber, item.invoiceNumber, item.taxNumber].some((number) => names(words, number));
// What has no due date yet is asked for now (a gate), but behind what is overdue.
const dueFirst = (a: Item, b: Item) => ((a.dueOn ?? "9999") < (b.dueOn ?? "9999") ? -1 : (a.dueOn ?? "9999") > (b.dueOn ?? "9999") ? 1 : a.id < b.id ? -1 : 1);

/** What to apply the rest to next: what the payer named, else what is open with exactly this amount, else the oldest. */
function next(money: MoneyIn, items: readonly Item[]): { item: Item; why: Suggestion["why"] } | undefined {
  const exact = (item: Item) => compare(item.open, money.rest) === 0;
  const mentioned = items.filter((item) => named(money, item));
  const [first] = items;
  const chosen = mentioned.find(exact) ?? mentioned[0];
  if (chosen) return { item: chosen, why: "named" };
  const same = items.find(exact);
  if (same) return { item: same, why: "exactAmount" };
  return first && { item: first, why: "oldest" };
}

/** Which open items a receipt probably pays, until nothing of it or of them is left. */
export function suggest(money: MoneyIn, open: readonly Item[]): Suggestion[] {
  const found: Suggestion[] = [];
  let items = open.filter((item) => positive(item.open)).toSorted(dueFirst);
  let rest = money.rest;
  while (positive(rest)) {
    const choice = next({ ...money, rest }, items);
    if (!choice) break;
    const { item, why } = choice;
    const amount = least(rest, item.open);
    found.push({ kind: item.kind, id: item.id, amount: asAmount(amount, money.currency), why });
    items = items.filter((other) => other !== item);
    rest = minus(rest, amount);
  }
  return found;
}

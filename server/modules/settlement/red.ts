import { allocate, asAmount, compare, type Decimal, minus, sum, taxParts, type TaxParts } from "../../../contract/money.ts";
import type { Refusal } from "../../../contract/toolkit.ts";
import { type InvoicedOrder, type OrderChange } from "./account-store.ts";
import { amountRefusal } from "./applying.ts";
import { totalOf } from "./invoicing.ts";
import type { LeftLine } from "./red-store.ts";
import { least, most, negated, positive, stillOpen } from "./settlement.ts";
import { type Reduced, reduce, type Owed, type Taken } from "./taking-back.ts";

/** What is taken back of a line, as positive amounts. */
export interface RedLine extends TaxParts {
  line: LeftLine;
  quantity: Decimal;
}

/** A part of a line that is to be taken back: so much of it, or an amount with tax; all that is left of it when neither is said. */
export interface AskedPart {
  lineNo: number;
  quantity?: string | undefined;
  gross?: string | undefined;
}

const whole = (line: LeftLine): RedLine => ({ line, quantity: line.quantity, net: line.net, tax: line.tax, gross: line.gross });

/** An amount with tax off a line, at its rate; never more tax, nor more without it, than is left of the line, which was rounded in other parts than these. */
function amountOff({ taxRate, net: netLeft, tax: taxLeft }: LeftLine, amount: Decimal, currency: string): TaxParts {
  const { gross, tax: usual } = taxParts({ amount, rate: taxRate, taxInclusive: true, currency });
  const tax = most(least(usual, taxLeft), minus(gross, netLeft));
  return { gross, tax: asAmount(tax, currency), net: asAmount(minus(gross, tax), currency) };
}

/** What taking back a quantity or an amount means in net and tax; all that is left when it is all of it. */
function partOf(line: LeftLine, { quantity, gross }: AskedPart, currency: string): RedLine {
  if (gross === undefined && (quantity === undefined || compare(quantity, line.quantity) === 0)) return whole(line);
  if (gross !== undefined && compare(gross, line.gross) === 0) return { ...whole(line), quantity: "0" };
  if (gross !== undefined) return { line, quantity: "0", ...amountOff(line, gross, currency) };
  // In proportion to what is left, for an amount may have been taken off the line before.
  const asked = quantity ?? "0";
  const share = (amount: Decimal) => allocate(amount, [asked, minus(line.quantity, asked)], currency)[0] ?? "0";
  const [all, tax] = [share(line.gross), share(line.tax)];
  return { line, quantity: asked, net: asAmount(minus(all, tax), currency), tax, gross: all };
}

function refusalOfPart(line: LeftLine | undefined, { lineNo, quantity, gross }: AskedPart, { currency, path }: { currency: string; path: (string | number)[] }): Refusal | undefined {
  if (!line || (quantity !== undefined && gross !== undefined)) return { code: "invalidInput", facts: { field: "lines", reason: line ? "quantityOrAmount" : "unknown", lineNo }, path };
  if (quantity !== undefined) {
    if (!positive(quantity)) return { code: "notPositive", facts: {}, path: [...path, "quantity"] };
    return compare(quantity, line.quantity) > 0 ? { code: "reversedOverLeft", facts: { left: line.quantity, lineNo, unit: line.unit }, path: [...path, "quantity"] } : undefined;
  }
  if (gross === undefined) return undefined;
  const wrong = amountRefusal(gross, currency, [...path, "gross"]);
  return wrong ?? (compare(gross, line.gross) > 0 ? { code: "reversedOverLeft", facts: { left: line.gross, lineNo, unit: currency }, path: [...path, "gross"] } : undefined);
}

/** The lines of a red invoice; without parts all that is left. Collects all that is wrong with the parts. */
export function redLinesOf(lines: readonly LeftLine[], parts: readonly AskedPart[] | undefined, currency: string): RedLine[] | Refusal[] {
  if (!parts) return lines.filter(({ gross }) => positive(gross)).map(whole);
  const lineOf = (lineNo: number) => lines.find((line) => line.lineNo === lineNo);
  const wrong = parts.flatMap((part, i) => refusalOfPart(lineOf(part.lineNo), part, { currency, path: ["lines", i] }) ?? []);
  const twice = parts.findIndex(({ lineNo }, i) => parts.findIndex((other) => other.lineNo === lineNo) < i);
  if (twice >= 0) wrong.push({ code: "invalidInput", facts: { field: "lines", reason: "twice" }, path: ["lines", twice, "lineNo"] });
  if (wrong.length) return wrong;
  const red = parts.map((part) => partOf(lineOf(part.lineNo)!, part, currency));
  // Nothing is left of the line, or its share is less than the smallest unit of money.
  const nothing = red.flatMap(({ line, gross }, i): Refusal[] => (positive(gross) ? [] : [{ code: "reversedOverLeft", facts: { left: line.gross, lineNo: line.lineNo, unit: currency }, path: ["lines", i] }]));
  return nothing.length ? nothing : red;
}
export const isWrong = (found: RedLine[] | Refusal[]): found is Refusal[] => found.some((one) => "code" in one);

/** Whether nothing of a request's lines is left after a red invoice, and whether nothing had been taken back of them before. */
export function requestAfter(requestId: string, { lines, red }: { lines: readonly LeftLine[]; red: readonly RedLine[] }): "untouched" | "part" | "all" | "allThatWasLeft" {
  const own = lines.filter((line) => line.requestId === requestId);
  const takenOf = (line: LeftLine) => red.find((one) => one.line === line)?.gross ?? "0";
  if (!own.some((line) => positive(takenOf(line)))) return "untouched";
  if (own.some((line) => positive(minus(line.gross, takenOf(line))))) return "part";
  return own.every((line) => compare(line.gross, line.billed) === 0) ? "all" : "allThatWasLeft";
}

/** What a red invoice means for one of its orders. */
export interface RedShare {
  order: InvoicedOrder;
  gross: Decimal;
  reduced: Reduced[];
  taken: Taken[];
  /** What of the order is not asked for any more by it. */
  conceded: Decimal;
  change: OrderChange;
}

/** Splits a red invoice among its orders: what each owes less, whose money is taken off, and how the orders' sums change without that money. */
export function redSharesOf(orders: readonly InvoicedOrder[], red: readonly RedLine[], { owed, concededOf, currency }: { owed: readonly Owed[]; concededOf: (orderId: string) => Decimal; currency: string }): RedShare[] {
  return orders.flatMap((order) => {
    const gross = totalOf(red.filter(({ line }) => line.orderId === order.orderId), currency).gross;
    if (!positive(gross)) return [];
    const conceded = concededOf(order.orderId);
    const after = { ...order, invoiced: minus(order.invoiced, gross), conceded: sum([order.conceded, conceded]) };
    const openAmount = minus(stillOpen(after), order.openAmount);
    return [{ order, gross, conceded, ...reduce(owed.filter(({ orderId }) => orderId === order.orderId), gross), change: { orderId: order.orderId, invoiced: negated(gross), conceded, openAmount } }];
  });
}

import { asAmount, compare, currencyDecimals, type Decimal, minus } from "../../../contract/money.ts";
import type { RedPart } from "../../../contract/settlement-reversals.ts";

/** How much of an invoice is taken back: all that is left, or of its lines so much by quantity or by amount with tax. */
export const extents = ["all", "quantity", "gross"] as const;
export type Extent = (typeof extents)[number];
type Part = Exclude<Extent, "all">;

interface LeftLine {
  lineNo: number;
  quantityLeft: string;
  grossLeft: string;
}
/** What was typed, by the line's number. */
export type Typed = Readonly<Record<number, string>>;

const isDecimal = (typed: string): boolean => /^\d{1,15}(\.\d{1,6})?$/.test(typed);
export const leftOf = (line: LeftLine, part: Part): Decimal => (part === "quantity" ? line.quantityLeft : line.grossLeft);

export type PartFault = "notPositive" | "overLeft" | "tooFine";
/** What is wrong with what was typed for a line; nothing while nothing is typed. */
export function faultOf(line: LeftLine, typed: string, { part, currency }: { part: Part; currency: string }): PartFault | undefined {
  if (typed === "") return undefined;
  if (!isDecimal(typed) || compare(typed, "0") <= 0) return "notPositive";
  if (compare(typed, leftOf(line, part)) > 0) return "overLeft";
  return part === "gross" && (typed.split(".")[1]?.length ?? 0) > currencyDecimals(currency) ? "tooFine" : undefined;
}

/** What stays of a line; nothing while what was typed is wrong. */
export const restOf = (line: LeftLine, typed: string, asked: { part: Part; currency: string }): Decimal | undefined => {
  if (faultOf(line, typed, asked)) return undefined;
  const rest = minus(leftOf(line, asked.part), typed || "0");
  return asked.part === "gross" ? asAmount(rest, asked.currency) : rest;
};

/** The parts as they are asked for. */
export const partsOf = (typed: Typed, part: Part): RedPart[] =>
  Object.entries(typed).filter(([, value]) => value !== "").map(([lineNo, value]) => ({ lineNo: Number(lineNo), ...(part === "quantity" ? { quantity: value } : { gross: value }) }));

/** Whether something is to be taken back, and all of it can be. */
export const isSound = (lines: readonly LeftLine[], typed: Typed, asked: { part: Part; currency: string }): boolean =>
  partsOf(typed, asked.part).length > 0 && lines.every((line) => !faultOf(line, typed[line.lineNo] ?? "", asked));

import { halfWidth, readDay, readNumber } from "../../../contract/typed-values.ts";
import { calculated } from "./arithmetic.ts";
import type { LineColumn } from "./columns.ts";

/** Copies the cell above, as accounting programs have taught people's fingers. */
export const copyMark = "..";

/**
 * What a cell takes over when it is left: sums calculated, numbers and days in their plain form, other text trimmed.
 * Text that cannot be read stays as it was typed, for the column to say what is wrong with it.
 */
export function settled(kind: LineColumn<never>["kind"], text: string, today: string): string {
  const plain = text.trim();
  if (kind === "number") return (/^[=＝]/.test(plain) ? calculated(halfWidth(plain)) : readNumber(plain)) ?? plain;
  if (kind === "day") return readDay(plain, today) ?? plain;
  return plain;
}

/** Whether the line may take over the text at every key press, or has to wait until the cell is left. */
export function isPlain(kind: LineColumn<never>["kind"], text: string): boolean {
  return kind === "text" || (kind === "number" && /^\d*\.?\d*$/.test(text));
}

import { usccCheckDigit } from "../../contract/uscc.ts";

/** An EAN-13 with its check digit. 290 is a prefix for use inside a shop, so it is nobody's article. */
export function barCodeOf(sequence: number): string {
  const first12 = `2900088${String(sequence).padStart(5, "0")}`;
  const total = Array.from(first12).reduce((sum, digit, at) => sum + Number(digit) * (at % 2 ? 3 : 1), 0);
  return `${first12}${(10 - (total % 10)) % 10}`;
}

/** A Unified Social Credit Code with the right check digit; region 000000 does not exist, so it is nobody's. */
export function usccOf(sequence: number): string {
  const first17 = `91000000MA${String(sequence).padStart(7, "0")}`;
  return first17 + usccCheckDigit(first17);
}

/** A mobile number of nobody: 139 0000 is not handed out. */
export const phoneOf = (sequence: number): string => `1390000${String(sequence).padStart(4, "0")}`;

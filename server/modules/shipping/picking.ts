import { compare, type Decimal, minus, sum } from "../../../contract/money.ts";
import type { Refusal } from "../../../contract/toolkit.ts";
import type { Line, Reason } from "./shipping.ts";

export interface Picks {
  scans: readonly { code: string; quantity: Decimal }[];
  byHand: readonly { lineId: string; picked: Decimal }[];
  short: readonly { lineId: string; reason: Reason }[];
}

interface Picked {
  lines: Line[];
  refusals: Refusal[];
}

const sameCode = (a: string | null, b: string) => a !== null && a.trim().toUpperCase() === b.trim().toUpperCase();
const isOf = (line: Line, code: string) => sameCode(line.barCode, code) || sameCode(line.productCode, code) || sameCode(line.customerPartNo, code);
const least = (a: Decimal, b: Decimal) => (compare(a, b) < 0 ? a : b);
const tooMuch = (line: Line, wanted: Decimal): Refusal => ({ code: "pickedTooMuch", facts: { productCode: line.productCode, ordered: line.ordered, wanted, unit: line.unit } });

/** Adds a scan to the lines of its product, one after the other; refuses a foreign product by what was scanned, and more than was ordered. */
function scan({ lines, refusals }: Picked, { code, quantity }: Picks["scans"][number]): Picked {
  const own = lines.filter((line) => isOf(line, code));
  if (!own.length) return { lines, refusals: [...refusals, { code: "wrongProductScanned", facts: { scanned: code, expected: [...new Set(lines.map(({ productCode }) => productCode))].join(", ") } }] };
  let left = quantity;
  const after = lines.map((line) => {
    if (!own.includes(line)) return line;
    const taken = least(left, minus(line.ordered, line.picked));
    left = minus(left, taken);
    return { ...line, picked: sum([line.picked, taken]) };
  });
  const rest = compare(left, "0") > 0;
  return rest ? { lines, refusals: [...refusals, tooMuch({ ...own[0]!, ordered: sum(own.map(({ ordered }) => ordered)) }, sum([...own.map(({ picked }) => picked), quantity]))] } : { lines: after, refusals };
}

const change = ({ lines, refusals }: Picked, lineId: string, to: (line: Line) => Line | Refusal): Picked => {
  const line = lines.find(({ id }) => id === lineId);
  const after = line ? to(line) : { code: "deliveryLineUnknown" };
  return "code" in after ? { lines, refusals: [...refusals, after] } : { lines: lines.map((other) => (other === line ? after : other)), refusals };
};

/** What the picks make of the lines; everything that speaks against them is collected. */
export function pick(given: readonly Line[], { scans, byHand, short }: Picks): Picked {
  const scanned = scans.reduce(scan, { lines: [...given], refusals: [] });
  const set = byHand.reduce((sofar, { lineId, picked }) => change(sofar, lineId, (line) => (compare(picked, line.ordered) > 0 ? tooMuch(line, picked) : { ...line, picked, shortReason: null })), scanned);
  const { lines, refusals } = short.reduce((sofar, { lineId, reason }) => change(sofar, lineId, (line) => ({ ...line, shortReason: reason })), set);
  return { refusals, lines: lines.map(withoutIdleReason) };
}

/** A reason for lacking nothing means nothing. */
const withoutIdleReason = (line: Line): Line => (complete(line) ? { ...line, shortReason: null } : line);
const complete = ({ picked, ordered }: Line) => compare(picked, ordered) === 0;

/** Whether nothing more is to be picked: every line is complete, or somebody said why it is not. */
export const allPicked = (lines: readonly Line[]): boolean => lines.every((line) => complete(line) || line.shortReason !== null);

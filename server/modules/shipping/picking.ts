import { compare, type Decimal, minus, sum } from "../../../contract/money.ts";
import type { Piece } from "../../../contract/shipping.ts";
import type { Refusal } from "../../../contract/toolkit.ts";
import type { Line, Reason } from "./shipping.ts";
import { leastOf, mostOf } from "./tolerance.ts";

export interface Picks {
  scans: readonly { code: string; quantity: Decimal }[];
  byHand: readonly { lineId: string; picked: Decimal; weight?: Decimal }[];
  pieces: readonly { lineId: string; label: string; quantity: Decimal; weight?: Decimal }[];
  putBack: readonly string[];
  short: readonly { lineId: string; reason: Reason }[];
}

interface Picked {
  lines: Line[];
  refusals: Refusal[];
}

const sameCode = (a: string | null, b: string) => a !== null && a.trim().toUpperCase() === b.trim().toUpperCase();
const isOf = (line: Line, code: string) => sameCode(line.barCode, code) || sameCode(line.productCode, code) || sameCode(line.customerPartNo, code);
const least = (a: Decimal, b: Decimal) => (compare(a, b) < 0 ? a : b);

/** More than was ordered, or than the tolerance takes; the second names who may let it pass. */
export function tooMuch(line: Line, wanted: Decimal, most = mostOf(line)): Refusal {
  const { productCode, ordered, unit, overPercent, underPercent } = line;
  if (compare(most, ordered) === 0) return { code: "pickedTooMuch", facts: { productCode, ordered, wanted, unit } };
  return { code: "beyondTolerance", facts: { productCode, ordered, wanted, unit, most, overPercent, underPercent } };
}

/** Adds a scan to the lines of its product, one after the other; refuses a foreign product by what was scanned, and more than may leave. */
function scan({ lines, refusals }: Picked, { code, quantity }: Picks["scans"][number]): Picked {
  const own = lines.filter((line) => isOf(line, code));
  if (!own.length) return { lines, refusals: [...refusals, { code: "wrongProductScanned", facts: { scanned: code, expected: [...new Set(lines.map(({ productCode }) => productCode))].join(", ") } }] };
  let left = quantity;
  const taking = (upTo: (line: Line) => Decimal) => (line: Line): Line => {
    const open = minus(upTo(line), line.picked);
    if (!own.some(({ id }) => id === line.id) || compare(open, "0") <= 0) return line;
    const taken = least(left, open);
    left = minus(left, taken);
    return { ...line, picked: sum([line.picked, taken]) };
  };
  // First what was ordered of every line, then what the tolerances take.
  const after = lines.map(taking(({ ordered }) => ordered)).map(taking(mostOf));
  if (compare(left, "0") <= 0) return { lines: after, refusals };
  const ordered = sum(own.map((line) => line.ordered));
  return { lines, refusals: [...refusals, tooMuch({ ...own[0]!, ordered }, sum([...own.map(({ picked }) => picked), quantity]), sum(own.map(mostOf)))] };
}

const change = ({ lines, refusals }: Picked, lineId: string, to: (line: Line) => Line | Refusal): Picked => {
  const line = lines.find(({ id }) => id === lineId);
  const after = line ? to(line) : { code: "deliveryLineUnknown" };
  return "code" in after ? { lines, refusals: [...refusals, after] } : { lines: lines.map((other) => (other === line ? after : other)), refusals };
};

/** By hand a line's whole quantity is set, and with it its weight; pieces that were picked before go back. */
function setByHand(line: Line, { picked, weight }: Picks["byHand"][number]): Line | Refusal {
  if (compare(picked, mostOf(line)) > 0) return tooMuch(line, picked);
  return { ...line, picked, shortReason: null, pieces: [], secondPicked: line.secondUnit && weight ? weight : null };
}

/** What the pieces of a line come to. */
function withPieces(line: Line, pieces: Piece[]): Line {
  const weighed = pieces.length > 0 && pieces.every(({ weight }) => weight !== null);
  return { ...line, pieces, picked: sum(pieces.map(({ quantity }) => quantity)), secondPicked: weighed ? sum(pieces.map(({ weight }) => weight ?? "0")) : null };
}

/** Adds one roll or box; what was picked otherwise before gives way to pieces. */
const addPiece = (given: Picks["pieces"][number], id: string) => (line: Line): Line | Refusal => {
  if (compare(given.quantity, "0") <= 0) return { code: "pieceWithoutQuantity", facts: { label: given.label } };
  if (line.pieces.some(({ label }) => sameCode(label, given.label))) return { code: "pieceTwice", facts: { label: given.label } };
  const after = withPieces(line, [...line.pieces, { id, label: given.label, quantity: given.quantity, weight: line.secondUnit ? (given.weight ?? null) : null }]);
  return compare(after.picked, mostOf(line)) > 0 ? tooMuch(line, after.picked) : { ...after, shortReason: null };
};

const takeBack = (lines: readonly Line[], pieceIds: readonly string[]): Line[] =>
  lines.map((line) => (line.pieces.some(({ id }) => pieceIds.includes(id)) ? withPieces(line, line.pieces.filter(({ id }) => !pieceIds.includes(id))) : line));

/** What the picks make of the lines; everything that speaks against them is collected. */
export function pick(given: readonly Line[], { scans, byHand, pieces, putBack, short }: Picks, newId: () => string): Picked {
  const scanned = scans.reduce(scan, { lines: takeBack(given, putBack), refusals: [] });
  const set = byHand.reduce((sofar, one) => change(sofar, one.lineId, (line) => setByHand(line, one)), scanned);
  const rolled = pieces.reduce((sofar, one) => change(sofar, one.lineId, addPiece(one, newId())), set);
  const { lines, refusals } = short.reduce((sofar, { lineId, reason }) => change(sofar, lineId, (line) => ({ ...line, shortReason: reason })), rolled);
  return { refusals, lines: lines.map(withoutIdleReason) };
}

/** A reason for lacking nothing means nothing. */
const withoutIdleReason = (line: Line): Line => (complete(line) ? { ...line, shortReason: null } : line);
/** Rolls cannot be cut, so that their line is complete within its tolerance; what is counted, when nothing of it is missing. */
const complete = (line: Line) => compare(line.picked, line.pieces.length ? leastOf(line) : line.ordered) >= 0;

/** Whether nothing more is to be picked: every line is complete, or somebody said why it is not. */
export const allPicked = (lines: readonly Line[]): boolean => lines.every((line) => complete(line) || line.shortReason !== null);
